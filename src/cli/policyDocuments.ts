import type { Policy } from '../policy/document.ts';
import type { Fault, JsonPath } from '../policy/fault.ts';
import { readPolicy } from '../policy/parse.ts';
import type { PolicyKind } from '../policy/policyKind.ts';
import { InputError } from './inputError.ts';
import { inputFault, type Stdin } from './inputFile.ts';
import { lintInput } from './lintInput.ts';

/** Placeholders such as `$account` are no ARN, and do no harm where ARNs are plain text. */
const ofPlainText: ReadonlySet<string> = new Set(['INVALID_ARN_RESOURCE', 'INVALID_ARN_PREFIX']);

/** The policy, or the list of policies, in a file that a person named; anything else is an `InputError`. */
export function policyDocuments(path: string, kind: PolicyKind, stdin: Stdin, plainText = false): Policy[] {
  const { value, faults, locate } = lintInput(path, stdin);
  const [broken] = faults.filter(({ severity }) => severity === 'error');
  if (value === undefined && broken) throw inputFault(path, broken);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new InputError(`${path}: the list holds no policy`);
  const tolerated = plainText ? ofPlainText : new Set<string>();
  return list.map((document, index) => {
    const start: JsonPath = Array.isArray(value) ? [index] : [];
    const read = readPolicy(document, kind, (at) => locate([...start, ...at]) ?? locate(start), tolerated);
    if (read.policy) return read.policy;
    throw refusal(path, read.faults);
  });
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
