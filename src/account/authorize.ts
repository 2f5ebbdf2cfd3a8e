import type { Decision } from '../policy/decision.ts';
import { decide } from '../policy/evaluate.ts';
import type { AttachedPolicy, AuthorizationRequest, PoliciesInForce } from '../policy/request.ts';
import { contextOf } from './contextKeys.ts';
import type { Identity } from './identity.ts';
import type { Permission } from './operation.ts';
import type { RequestFacts } from './requestFacts.ts';
import { type ResourceFacts, resourceFacts, unknownResource } from './resourceFacts.ts';
import { accountOfArn, serviceOfArn } from './resourceType.ts';
import { canonicalId } from './s3/canonicalId.ts';
import type { Sandbox } from './sandbox.ts';

/** Whether an identity has a permission, with the reasons. */
export function authorize(sandbox: Sandbox, identity: Identity, permission: Permission, facts: RequestFacts): Decision {
  const resource = factsOf(sandbox, permission);
  return decide(
    requestOf(sandbox, identity, permission, facts, resource),
    policiesInForce(sandbox, identity, permission, resource),
  );
}

const factsOf = (sandbox: Sandbox, { resource, creates }: Permission): ResourceFacts =>
  creates ? { ...unknownResource, account: accountOfArn(resource) } : resourceFacts(sandbox, resource);

/** The request that AWS would decide. */
export function requestOf(
  sandbox: Sandbox,
  identity: Identity,
  permission: Permission,
  facts: RequestFacts,
  resource: ResourceFacts = factsOf(sandbox, permission),
): AuthorizationRequest {
  const resourceAccount = resource.account ?? identity.account?.id ?? accountOfArn(identity.arn);
  return {
    principal: identity.arn,
    ...(identity.roleArn ? { role: identity.roleArn } : {}),
    ...(identity.kind === 'federated' && identity.user ? { user: identity.user.arn } : {}),
    ...canonicalUserOf(identity, permission),
    action: permission.action,
    resource: permission.resource,
    ...(resourceAccount ? { resourceAccount } : {}),
    context: contextOf({ sandbox, identity, permission, facts, resource, resourceAccount }),
  };
}

/** Bucket policies alone name accounts by canonical user id. */
const canonicalUserOf = (identity: Identity, { action }: Permission): { canonicalUser?: string } =>
  identity.account && action.startsWith('s3:') ? { canonicalUser: canonicalId(identity.account.id) } : {};

/** Every policy that bears on a request of an identity. */
export function policiesInForce(
  sandbox: Sandbox,
  identity: Identity,
  permission: Permission,
  resource: ResourceFacts = factsOf(sandbox, permission),
): PoliciesInForce {
  const policy = isOwnersRoot(identity, permission, resource) ? null : resourcePolicy(permission, resource);
  const scp = controlsOf(sandbox, identity.account?.id ?? null)?.scp;
  const rcp = controlsOf(sandbox, resource.account)?.rcp;
  return {
    identity: identity.identityPolicies,
    ...(identity.boundary ? { boundary: identity.boundary } : {}),
    ...(identity.sessionPolicies ? { session: identity.sessionPolicies } : {}),
    ...(policy ? { resource: policy } : {}),
    ...(scp ? { scp } : {}),
    ...(rcp ? { rcp } : {}),
    ...(resource.grants ? { grants: resource.grants } : {}),
    ...(resource.blockPublicAccess ? { blockPublicAccess: resource.blockPublicAccess } : {}),
  };
}

const bucketPolicyActions = new Set(['s3:getbucketpolicy', 's3:putbucketpolicy', 's3:deletebucketpolicy']);

/** No bucket policy keeps the owner's root user from that policy: Amazon S3 API Reference, PutBucketPolicy. */
const isOwnersRoot = (identity: Identity, { action }: Permission, resource: ResourceFacts): boolean =>
  identity.kind === 'root' &&
  identity.account?.id === resource.account &&
  bucketPolicyActions.has(action.toLowerCase());

/** Trust policies bear on the actions of STS alone. */
function resourcePolicy(permission: Permission, resource: ResourceFacts): AttachedPolicy | null {
  if (!resource.policy) return null;
  const trusting = permission.action.toLowerCase().startsWith('sts:');
  if (serviceOfArn(permission.resource) === 'iam' && !trusting) return null;
  const name = trusting ? 'trust policy' : 'resource policy';
  return { ref: 'resource', policy: resource.policy.policy, name: `${name} of ${permission.resource}` };
}

/** Control policies bind member accounts, never the management account (Organizations User Guide, orgs_manage_policies_scps). */
function controlsOf(sandbox: Sandbox, account: string | null) {
  const { organization } = sandbox;
  return account === null || organization?.managementAccount === account
    ? undefined
    : organization?.controls.get(account);
}
