import type { Policy } from '../document.ts';
import { isRecord } from '../jsonValue.ts';
import type { PolicyKind } from '../policyKind.ts';
import type { LintSubject, RawStatement } from './lintCheck.ts';
import type { LintDocument } from './lintDocument.ts';

/** What is known of a policy beside its text. */
export interface LintOptions {
  readonly kind: PolicyKind;
  /** CloudFormation name of the type that a resource policy is attached to, e.g. `AWS::S3::Bucket`. */
  readonly resourceType?: string;
}

/** What the checks look at; null for a document that is no object. */
export function lintSubject(
  { value, characters }: LintDocument,
  policy: Policy | null,
  { kind, resourceType }: LintOptions,
): LintSubject | null {
  if (!isRecord(value)) return null;
  return {
    kind,
    resourceType: resourceType ?? null,
    document: value,
    statements: statementsOf(value.Statement),
    policy,
    characters,
  };
}

function statementsOf(value: unknown): RawStatement[] {
  if (!Array.isArray(value)) return isRecord(value) ? [{ raw: value, path: ['Statement'], index: 0 }] : [];
  return value.flatMap((raw: unknown, index): RawStatement[] => {
    return isRecord(raw) ? [{ raw, path: ['Statement', index], index }] : [];
  });
}
