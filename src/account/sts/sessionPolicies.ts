import { malformedPolicy } from '../../policy/malformed.ts';
import type { ApiError, JsonObject } from '../call.ts';
import { optionalText, structures, text } from '../iam/input.ts';
import { policyByArn } from '../policyByArn.ts';
import type { Account, StoredPolicy, Tags } from '../sandbox.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { fail } from './failures.ts';

/**
 * Characters of session policies and tags together. AWS packs them into a binary form whose limit it does not publish;
 * here the plain limit of a session policy counts for both (STS API Reference, AssumeRole).
 */
const maximumSize = 2048;

export interface SessionPolicies {
  readonly policies: readonly StoredPolicy[];
  readonly policyArns: readonly string[];
  /** Per cent of the packed size in use; undefined without policies and tags. */
  readonly packedSize: number | undefined;
}

/** Policies passed with a call, or AWS's answer where they cannot be. `account` manages the ones given by ARN. */
export function sessionPolicies(
  input: JsonObject,
  account: Account,
  tags: Tags,
): SessionPolicies | { readonly error: ApiError } {
  const document = optionalText(input, 'Policy');
  const policyArns = structures(input, 'PolicyArns').map((policy) => text(policy, 'arn'));
  const unknown = policyArns.find((arn) => !policyByArn(account, arn));
  if (unknown !== undefined) return fail('sts.policy-arn', { PolicyArn: unknown });
  const written = [document ?? '', ...policyArns, ...tags.flatMap(({ key, value }) => [key, value])];
  const size = written.join('').length;
  if (size > maximumSize) return fail('sts.packed', { Size: size, Max: maximumSize });
  const packedSize = size > 0 ? Math.ceil((size / maximumSize) * 100) : undefined;
  if (document === undefined) return { policies: [], policyArns, packedSize };
  const stored = storedPolicy(document, 'session');
  if (!stored) {
    return fail('sts.malformed-policy', {
      Message: malformedPolicy(document, 'session') ?? 'Syntax errors in policy.',
    });
  }
  return { policies: [stored], policyArns, packedSize };
}
