import { isRecord } from '../jsonValue.ts';
import type { PolicyKind } from '../policyKind.ts';
import { rawTexts } from '../rawStatements.ts';

/** The kind that a document most likely has: with a principal a trust policy where every action is of STS, else a resource policy. */
export function detectKind(document: unknown): PolicyKind {
  const value = isRecord(document) ? document.Statement : undefined;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const statements = items.filter(isRecord);
  if (!statements.some((raw) => raw.Principal !== undefined || raw.NotPrincipal !== undefined)) return 'identity';
  const actions = statements.flatMap((raw) => rawTexts(raw.Action ?? raw.NotAction ?? []) ?? []);
  return actions.length > 0 && actions.every((action) => /^sts:/i.test(action)) ? 'trust' : 'resource';
}
