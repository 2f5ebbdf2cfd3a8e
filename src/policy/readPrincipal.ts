import { awsPrincipalFault, type PrincipalFault } from './awsPrincipal.ts';
import type { PrincipalElement, PrincipalType } from './document.ts';
import type { JsonPath } from './fault.ts';
import type { FaultList } from './faultList.ts';
import { isRecord, itemPath, textList } from './jsonValue.ts';
import { type PolicyKind, refusesEmptyLists } from './policyKind.ts';

type Raw = Readonly<Record<string, unknown>>;

const principalTypes: readonly PrincipalType[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
const withPrincipal: ReadonlySet<PolicyKind> = new Set(['resource', 'trust', 'rcp']);

/** Reads `Principal` or `NotPrincipal`; null where the kind of policy has none. */
export function readPrincipalElement(
  raw: Raw,
  path: JsonPath,
  kind: PolicyKind,
  list: FaultList,
): PrincipalElement | null {
  const names = ['Principal', 'NotPrincipal'].filter((name) => raw[name] !== undefined);
  const [name] = names;
  if (!withPrincipal.has(kind)) {
    for (const present of names) {
      list.error(
        kind === 'scp' ? 'SCP_SYNTAX_ERROR_PRINCIPAL' : 'UNSUPPORTED_PRINCIPAL',
        [...path, present],
        `${kindNames[kind]} has no \`${present}\``,
        'remove it: the policy speaks of whoever it is attached to',
      );
    }
    return null;
  }
  if (name === undefined) {
    list.error(
      'MISSING_PRINCIPAL',
      [...path, 'Principal'],
      '`Principal` is missing',
      'say who, e.g. `{"AWS": "arn:aws:iam::111122223333:user/dana"}`',
    );
    return null;
  }
  if (names.length > 1) {
    list.error(
      'UNSUPPORTED_ELEMENT_COMBINATION',
      [...path, 'NotPrincipal'],
      '`Principal` and `NotPrincipal` exclude each other',
      'keep one of them',
    );
  }
  const element = readEntries(raw[name], name === 'NotPrincipal', [...path, name], kind, list);
  if (element) checkKind(element, [...path, name], kind, list);
  return element;
}

const kindNames: Readonly<Record<PolicyKind, string>> = {
  identity: 'an identity policy',
  session: 'a session policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  resource: 'a resource policy',
  trust: 'a trust policy',
};

function readEntries(
  value: unknown,
  negated: boolean,
  path: JsonPath,
  kind: PolicyKind,
  list: FaultList,
): PrincipalElement | null {
  if (value === '*') return { negated, entries: [{ type: 'AWS', value: '*' }], bare: true };
  if (!isRecord(value)) {
    list.error(
      'INVALID_PRINCIPAL_FORMAT',
      path,
      'a principal must be `"*"` or an object',
      'write `{"AWS": "…"}` or `{"Service": "…"}`',
    );
    return null;
  }
  const entries = Object.keys(value).flatMap((key) => {
    const type = principalTypes.find((known) => known === key);
    if (!type) {
      list.error(
        'INVALID_PRINCIPAL_KEY',
        [...path, key],
        `unknown kind of principal \`${key}\``,
        `known: ${principalTypes.map((known) => `\`${known}\``).join(', ')}`,
        list.closest(key, principalTypes) ?? undefined,
      );
      return [];
    }
    const values = textList(value[key], [...path, key], list) ?? [];
    for (const [index, text] of values.entries()) {
      if (type === 'AWS') checkAwsPrincipal(text, itemPath(value[key], [...path, key], index), list);
    }
    return values.map((text) => ({ type, value: text }));
  });
  if (entries.length === 0 && refusesEmptyLists(kind)) {
    list.error('MISSING_PRINCIPAL', path, 'the principal names nobody', 'name at least one');
  }
  return { negated, entries, bare: false };
}

const faultTexts: Readonly<Record<PrincipalFault, readonly [code: string, says: string, advice: string]>> = {
  form: ['INVALID_PRINCIPAL_FORMAT', 'is no principal', 'write an ARN, a 12-digit account number or `*`'],
  wildcard: [
    'UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
    'holds a wildcard, which no principal may',
    'name it in full, or use `*` with a condition on `aws:PrincipalArn`',
  ],
  never: [
    'INVALID_PRINCIPAL_FORMAT',
    'can never be a principal',
    'users, roles, their sessions and accounts make requests; groups, policies and resources make none',
  ],
};

function checkAwsPrincipal(text: string, path: JsonPath, list: FaultList): void {
  const fault = awsPrincipalFault(text);
  if (fault === null) return;
  const [code, says, advice] = faultTexts[fault];
  list.error(code, path, `\`${text}\` ${says}`, advice);
}

function checkKind(element: PrincipalElement, path: JsonPath, kind: PolicyKind, list: FaultList): void {
  if (kind === 'trust' && element.negated) {
    list.error(
      'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
      path,
      'a trust policy has no `NotPrincipal`',
      'use `Principal` and conditions',
    );
  }
  if (kind === 'trust' && element.bare) {
    list.error(
      'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
      path,
      'a trust policy does not take `"*"` as principal',
      'write `{"AWS": "*"}`, and narrow it with a condition',
    );
  }
  if (kind === 'trust' && element.entries.some(({ type }) => type === 'CanonicalUser')) {
    list.error(
      'INVALID_PRINCIPAL_KEY',
      [...path, 'CanonicalUser'],
      'a trust policy takes no `CanonicalUser`',
      'name the account, user or role under `AWS`',
    );
  }
  if (kind === 'rcp' && (element.negated || element.entries.some(({ value }) => value !== '*'))) {
    list.error(
      'RCP_SYNTAX_ERROR_PRINCIPAL',
      path,
      'a resource control policy speaks to everyone',
      'write `"Principal": "*"` and use conditions',
    );
  }
}
