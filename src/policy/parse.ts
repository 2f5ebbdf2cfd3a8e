import type { Policy, Statement } from './document.ts';
import type { Fault } from './fault.ts';
import { type FaultList, faultList, type Locate } from './faultList.ts';
import { readJson } from './jsonText.ts';
import { isRecord, unknownKeys } from './jsonValue.ts';
import type { PolicyKind } from './policyKind.ts';
import { readStatement } from './readStatement.ts';
import { vetText } from './vetText.ts';

export type { PolicyKind };

export interface ParsedPolicy {
  /** Null where a fault of severity `error` was found. */
  readonly policy: Policy | null;
  readonly faults: readonly Fault[];
}

/** Reads a policy from JSON text. All faults are collected, with line and column. */
export function parsePolicy(text: string, kind: PolicyKind = 'identity'): ParsedPolicy {
  const vetted = vetText(text);
  if ('fault' in vetted) return { policy: null, faults: [vetted.fault] };
  const json = readJson(vetted.text);
  if (json.faults.some((fault) => fault.code === 'JSON_SYNTAX_ERROR')) return { policy: null, faults: json.faults };
  const read = readPolicy(json.value, kind, json.locate);
  const faults = [...json.faults, ...read.faults];
  return { policy: json.faults.length > 0 ? null : read.policy, faults };
}

/**
 * Reads a policy from a JavaScript value; `locate` gives the place of a path where the value came from text. Faults
 * whose code is `tolerated` are told and do not refuse the policy.
 */
export function readPolicy(
  value: unknown,
  kind: PolicyKind = 'identity',
  locate: Locate = () => null,
  tolerated: ReadonlySet<string> = new Set(),
): ParsedPolicy {
  const list = faultList(locate);
  const policy = readDocument(value, kind, list);
  const refused = list.faults.some(({ severity, code }) => severity === 'error' && !tolerated.has(code));
  return { policy: refused ? null : policy, faults: list.faults };
}

const elements = ['Version', 'Id', 'Statement'];
const versions = ['2012-10-17', '2008-10-17'] as const;

function readDocument(value: unknown, kind: PolicyKind, list: FaultList): Policy | null {
  if (!isRecord(value)) {
    list.error(
      'INVALID_POLICY_ELEMENT',
      [],
      'a policy must be an object',
      'begin with `{"Version": "2012-10-17", "Statement": […]}`',
    );
    return null;
  }
  unknownKeys(value, elements, [], list);
  const version = readVersion(value.Version, list);
  const id = value.Id;
  if (id !== undefined && typeof id !== 'string') list.error('DATA_TYPE_MISMATCH', ['Id'], '`Id` must be text');
  const statements = readStatements(value.Statement, kind, list);
  return { version, id: typeof id === 'string' ? id : null, statements };
}

function readVersion(value: unknown, list: FaultList): Policy['version'] {
  if (value === undefined) return null;
  const version = versions.find((known) => known === value);
  if (version) return version;
  const shown = typeof value === 'string' ? ` \`${value}\`` : '';
  list.error(
    'INVALID_VERSION',
    ['Version'],
    `unknown policy version${shown}`,
    'write `2012-10-17`: it names the policy language, not your edit',
  );
  return null;
}

function readStatements(value: unknown, kind: PolicyKind, list: FaultList): Statement[] {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) {
    list.error('MISSING_STATEMENT', ['Statement'], '`Statement` is missing', 'a policy needs at least one statement');
    return [];
  }
  const single = !Array.isArray(value);
  const statements = (single ? [value] : value).flatMap((item: unknown, index): Statement[] => {
    const statement = readStatement(item, index, single ? ['Statement'] : ['Statement', index], kind, list);
    return statement ? [statement] : [];
  });
  uniqueSids(statements, single, kind, list);
  return statements;
}

/** Of the services that keep resource policies some insist, e.g. SQS and SNS (IAM User Guide, reference_policies_elements_sid). */
function uniqueSids(statements: readonly Statement[], single: boolean, kind: PolicyKind, list: FaultList): void {
  const required = kind !== 'resource';
  const report = required ? list.error : list.warning;
  const seen = new Set<string>();
  for (const { sid, index } of statements) {
    if (sid === null || sid === '') continue;
    const path = single ? ['Statement', 'Sid'] : ['Statement', index, 'Sid'];
    if (seen.has(sid))
      report(
        required ? 'UNIQUE_SIDS_REQUIRED' : 'UNIQUE_SIDS_RECOMMENDED',
        path,
        `the \`Sid\` \`${sid}\` is used twice`,
        required ? 'statement ids must differ within a policy' : 'give each statement an id of its own',
      );
    seen.add(sid);
  }
}
