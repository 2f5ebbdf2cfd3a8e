import { decide } from '../../policy/evaluate.ts';
import { policiesInForce, requestOf } from '../authorize.ts';
import type { Target } from '../iam/row.ts';
import type { Invocation, Permission } from '../operation.ts';
import type { Organization } from './organization.ts';

/**
 * Whether the organization's resource policy lets another account call an operation: AWS Organizations User Guide,
 * orgs_delegate_policies. The caller's own policies have to allow it too.
 */
export function delegatedByPolicy(
  organization: Organization,
  call: Invocation,
  operation: string,
  targets: readonly Target[],
): boolean {
  const { resourcePolicy } = organization;
  if (!resourcePolicy) return false;
  const resource = { ref: 'resource', policy: resourcePolicy.policy, name: 'resource policy of the organization' };
  return targets.every(({ action = `organizations:${operation}`, resource: on, context }) => {
    const permission: Permission = { action, resource: on, ...(context ? { context } : {}) };
    const request = requestOf(call.sandbox, call.identity, permission, call);
    const policies = policiesInForce(call.sandbox, call.identity, permission);
    const owned = { ...request, resourceAccount: organization.managementAccount };
    return decide(owned, { ...policies, resource }).decision === 'allowed';
  });
}
