import { decide } from '../../policy/evaluate.ts';
import { policiesInForce, requestOf } from '../authorize.ts';
import type { ApiError } from '../call.ts';
import type { Invocation } from '../operation.ts';
import { principalsExist } from '../principalsExist.ts';
import type { StoredPolicy } from '../sandbox.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { fail } from './failures.ts';

/**
 * A key policy that KMS would store. Unless told otherwise it has to let the caller change it later: AWS KMS API
 * Reference, PutKeyPolicy.
 */
export function keyPolicyIn(
  call: Invocation,
  text: string,
  arn: string,
  bypass: boolean,
): StoredPolicy | { readonly error: ApiError } {
  const stored = storedPolicy(text, 'resource');
  if (!stored) return fail('kms.policy');
  if (!principalsExist(stored.policy, call.sandbox)) return fail('kms.principal');
  return bypass || mayPutLater(call, stored, arn) ? stored : fail('kms.lockout');
}

function mayPutLater(call: Invocation, { policy }: StoredPolicy, resource: string): boolean {
  const permission = { action: 'kms:PutKeyPolicy', resource };
  const inForce = policiesInForce(call.sandbox, call.identity, permission);
  const request = requestOf(call.sandbox, call.identity, permission, { time: call.time, region: call.region });
  return decide(request, { ...inForce, resource: { ref: 'resource', policy } }).decision === 'allowed';
}
