import type { Policy } from '../policy/document.ts';
import type { Fault, JsonPath } from '../policy/fault.ts';
import { readPolicy } from '../policy/parse.ts';
import type { PolicyKind } from '../policy/policyKind.ts';
import { InputError } from './inputError.ts';
import { inputFault, type Stdin } from './inputFile.ts';
import { lintInput } from './lintInput.ts';

/** Placeholders such as `$account` are no ARN, and do no harm where ARNs are plain text. */
const ofPlainText: ReadonlySet<string> = new Set(['INVALID_ARN_RESOURCE', 'INVALID_ARN_PREFIX']);

/**
 * Documents to compare with may say what AWS would not store: a reference that lets everybody do everything but one
 * thing names `"*"` as principal, also beside trust policies.
 */
const ofReferences: readonly string[] = [
  'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
  'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
];

/** The policy, or the list of policies, in a file that a person named; anything else is an `InputError`. */
export function policyDocuments(path: string, kind: PolicyKind, stdin: Stdin, plainText = false): Policy[] {
  const { value, faults, locate } = lintInput(path, stdin);
  const [broken] = faults.filter(({ severity }) => severity === 'error');
  if (value === undefined && broken) throw inputFault(path, broken);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new InputError(`${path}: the list holds no policy`);
  const overlong = overlongText(value, []);
  if (overlong) throw inputFault(path, { ...tooLong, path: overlong, place: locate(overlong) });
  const tolerated = new Set([...ofReferences, ...(plainText ? ofPlainText : [])]);
  return list.map((document, index) => {
    const start: JsonPath = Array.isArray(value) ? [index] : [];
    const own = kind === 'resource' && !namesResources(document) ? 'trust' : kind;
    const read = readPolicy(document, own, (at) => locate([...start, ...at]) ?? locate(start), tolerated);
    if (read.policy) return read.policy;
    throw refusal(path, read.faults);
  });
}

/** Characters of a whole policy document (IAM API Reference, CreatePolicy, PolicyDocument: maximum length). */
const LONGEST = 131_072;

const tooLong = {
  code: 'TEXT_TOO_LONG',
  severity: 'error',
  message: `this text alone is longer than the ${LONGEST} characters that IAM takes for a policy`,
  advice: 'shorten it',
} as const;

/** Where the first text stands that no policy could hold; null without. */
function overlongText(value: unknown, path: JsonPath): JsonPath | null {
  if (typeof value === 'string') return value.length > LONGEST ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = overlongText(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found) return found;
  }
  return null;
}

/** False for a policy that says nothing of resources, as the trust policy of a role. */
function namesResources(document: unknown): boolean {
  const text = JSON.stringify(document) ?? '';
  return /"(Not)?Resource":/.test(text) || !/"Statement":/.test(text);
}

/** The policy of a file that holds just one. */
export function policyDocument(path: string, kind: PolicyKind, stdin: Stdin, plainText = false): Policy {
  const [policy, ...others] = policyDocuments(path, kind, stdin, plainText);
  if (policy && others.length === 0) return policy;
  throw new InputError(`${path}: one policy is wanted, not a list`);
}

function refusal(path: string, faults: readonly Fault[]): InputError {
  const refused = faults.filter(({ severity }) => severity === 'error');
  return new InputError(refused.map((fault) => inputFault(path, fault).message).join('\n'));
}
