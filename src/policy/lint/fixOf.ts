import type { Fault, JsonPath } from '../fault.ts';
import { isRecord } from '../jsonValue.ts';
import { removeFix, renameFix, setFix } from './fix.ts';
import type { Fix } from './lintCheck.ts';

type Repair = (fault: Fault, value: unknown) => Fix | null;

/** The one obvious repair of what the reader of policies found; null where there is none. */
export function fixOf(fault: Fault, document: unknown): Fix | null {
  return repairs[fault.code]?.(fault, valueAt(document, fault.path)) ?? null;
}

/** The value at a path; undefined where there is none. */
export function valueAt(document: unknown, path: JsonPath): unknown {
  let value: unknown = document;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

const writeInstead: Repair = ({ path, instead }) => (instead === undefined ? null : setFix(path, instead));
const renameInstead: Repair = ({ path, instead }) => (instead === undefined ? null : renameFix(path, instead));
const removeIt: Repair = ({ path }) => removeFix(path);

const repairs: Readonly<Record<string, Repair>> = {
  INVALID_VERSION: ({ path }) => setFix(path, '2012-10-17'),
  INVALID_EFFECT: writeInstead,
  INVALID_ACTION: writeInstead,
  INVALID_SERVICE_IN_ACTION: writeInstead,
  INVALID_POLICY_ELEMENT: renameInstead,
  INVALID_CONDITION_OPERATOR: renameInstead,
  INVALID_PRINCIPAL_KEY: renameInstead,
  NULL_WITH_IF_EXISTS: renameInstead,
  UNSUPPORTED_PRINCIPAL: removeIt,
  SCP_SYNTAX_ERROR_PRINCIPAL: removeIt,
  ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE: removeIt,
  ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL: ({ path }) => setFix(path, { AWS: '*' }),
  RCP_SYNTAX_ERROR_PRINCIPAL: ({ path }) => {
    return path.at(-1) === 'Principal' ? setFix(path, '*') : null;
  },
  UNSUPPORTED_SID: ({ path }, value) => {
    const sid = typeof value === 'string' ? value.replace(/[^0-9A-Za-z]/g, '') : '';
    return sid === '' ? null : setFix(path, sid);
  },
};
