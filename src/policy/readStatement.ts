import type { Effect, PatternElement, Statement } from './document.ts';
import type { JsonPath } from './fault.ts';
import type { FaultList } from './faultList.ts';
import { isRecord, itemPath, textList, unknownKeys } from './jsonValue.ts';
import { type PolicyKind, refusesEmptyLists } from './policyKind.ts';
import { readConditions } from './readCondition.ts';
import { checkAction, checkResource } from './readPattern.ts';
import { readPrincipalElement } from './readPrincipal.ts';

type Raw = Readonly<Record<string, unknown>>;

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** Reads one statement; null where it is too broken to match anything. */
export function readStatement(
  raw: unknown,
  index: number,
  path: JsonPath,
  kind: PolicyKind,
  list: FaultList,
): Statement | null {
  if (!isRecord(raw)) {
    list.error(
      'DATA_TYPE_MISMATCH',
      path,
      'a statement must be an object',
      'write `{"Effect": …, "Action": …, "Resource": …}`',
    );
    return null;
  }
  unknownKeys(raw, elements, path, list);
  const sid = readSid(raw.Sid, [...path, 'Sid'], kind, list);
  const effect = readEffect(raw.Effect, [...path, 'Effect'], kind, list);
  const principal = readPrincipalElement(raw, path, kind, list);
  const action = readActions(raw, path, kind, list);
  const resource = readResources(raw, path, kind, list);
  const conditions = readConditions(raw.Condition, [...path, 'Condition'], kind, list);
  if (!effect || !action) return null;
  return { index, sid, effect, principal, action, resource, conditions, place: list.locate(path) };
}

function readSid(value: unknown, path: JsonPath, kind: PolicyKind, list: FaultList): string | null {
  if (value === undefined) return null;
  if (typeof value !== 'string') {
    list.error('DATA_TYPE_MISMATCH', path, '`Sid` must be text');
    return null;
  }
  if (kind !== 'resource' && !/^[0-9A-Za-z]*$/.test(value)) {
    const report = kind === 'identity' || kind === 'session' ? list.error : list.warning;
    report(
      'UNSUPPORTED_SID',
      path,
      `the \`Sid\` \`${value}\` holds other characters than letters and digits`,
      'IAM takes A-Z, a-z and 0-9 in a `Sid`',
    );
  }
  return value;
}

function readEffect(value: unknown, path: JsonPath, kind: PolicyKind, list: FaultList): Effect | null {
  if (value === undefined) {
    list.error('MISSING_EFFECT', path, '`Effect` is missing', 'write `"Effect": "Allow"` or `"Effect": "Deny"`');
    return null;
  }
  if (value !== 'Allow' && value !== 'Deny') {
    const shown = typeof value === 'string' ? ` \`${value}\`` : '';
    const near = typeof value === 'string' ? list.closest(value, ['Allow', 'Deny']) : null;
    const advice = 'write `Allow` or `Deny`; letter case matters';
    list.error('INVALID_EFFECT', path, `unknown effect${shown}`, advice, near ?? undefined);
    return null;
  }
  if (kind === 'rcp' && value === 'Allow') {
    list.error(
      'RCP_SYNTAX_ERROR_ALLOW',
      path,
      'a resource control policy cannot allow',
      'use `Deny`; `RCPFullAWSAccess` allows the rest',
    );
  }
  return value;
}

function readActions(raw: Raw, path: JsonPath, kind: PolicyKind, list: FaultList): PatternElement | null {
  const found = either(raw, 'Action', path, list);
  if (!found) return null;
  if (found.patterns.length === 0 && refusesEmptyLists(kind)) {
    list.error(
      'MISSING_ACTION',
      [...path, found.name],
      'the statement names no action',
      'name at least one, e.g. `s3:GetObject`',
    );
  }
  if (kind === 'rcp' && found.negated) {
    list.error(
      'RCP_SYNTAX_ERROR_NOTACTION',
      [...path, 'NotAction'],
      'a resource control policy has no `NotAction`',
      'use `Action`',
    );
  }
  for (const [index, pattern] of found.patterns.entries()) {
    checkAction(pattern, itemPath(raw[found.name], [...path, found.name], index), kind, list);
  }
  return { negated: found.negated, patterns: found.patterns };
}

function readResources(raw: Raw, path: JsonPath, kind: PolicyKind, list: FaultList): PatternElement | null {
  if (kind === 'trust') {
    for (const name of ['Resource', 'NotResource']) {
      if (raw[name] === undefined) continue;
      list.error(
        'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
        [...path, name],
        `a trust policy has no \`${name}\``,
        'remove it: the role itself is the resource',
      );
    }
    return null;
  }
  if (kind === 'resource' && speaksOfItsRepository(raw)) return { negated: false, patterns: ['*'] };
  const found = either(raw, 'Resource', path, list);
  if (!found) return null;
  if (found.patterns.length === 0 && refusesEmptyLists(kind)) {
    list.error(
      'MISSING_RESOURCE',
      [...path, found.name],
      'the statement names no resource',
      'name at least one ARN, or `*`',
    );
  }
  for (const [index, pattern] of found.patterns.entries()) {
    checkResource(pattern, itemPath(raw[found.name], [...path, found.name], index), kind, list);
  }
  return { negated: found.negated, patterns: found.patterns };
}

/** Repository policies leave `Resource` out (Amazon ECR User Guide, repository-policy-examples). */
function speaksOfItsRepository({ Action: action, Resource: resource, NotResource: notResource }: Raw): boolean {
  if (action === undefined || resource !== undefined || notResource !== undefined) return false;
  return [action].flat().every((name) => typeof name === 'string' && /^ecr(-public)?:/i.test(name));
}

interface Found {
  readonly name: string;
  readonly negated: boolean;
  readonly patterns: readonly string[];
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: exactly one of them. */
function either(raw: Raw, plain: 'Action' | 'Resource', path: JsonPath, list: FaultList): Found | null {
  const opposite = `Not${plain}`;
  if (raw[plain] === undefined && raw[opposite] === undefined) {
    const advice = plain === 'Action' ? 'say what may be done, e.g. `s3:GetObject`' : 'say where, with an ARN or `*`';
    list.error(
      plain === 'Action' ? 'MISSING_ACTION' : 'MISSING_RESOURCE',
      [...path, plain],
      `\`${plain}\` is missing`,
      advice,
    );
    return null;
  }
  if (raw[plain] !== undefined && raw[opposite] !== undefined) {
    list.error(
      'UNSUPPORTED_ELEMENT_COMBINATION',
      [...path, opposite],
      `\`${plain}\` and \`${opposite}\` exclude each other`,
      'keep one of them',
    );
  }
  const negated = raw[plain] === undefined;
  const name = negated ? opposite : plain;
  const patterns = textList(raw[name], [...path, name], list);
  return patterns && { name, negated, patterns };
}
