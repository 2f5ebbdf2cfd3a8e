import { policiesInForce, requestOf } from '../account/authorize.ts';
import { type KnownResource, knownResources } from '../account/candidates.ts';
import type { Identity } from '../account/identity.ts';
import { usualRegion } from '../account/requestFacts.ts';
import { resourceFacts } from '../account/resourceFacts.ts';
import { serviceOfArn } from '../account/resourceType.ts';
import type { Sandbox } from '../account/sandbox.ts';
import type { AccountView, PrincipalView, ResourceView } from '../analysis/accountView.ts';
import type { AttachedPolicy } from '../policy/request.ts';

/** The simulated accounts as analysis looks at them; `region` is where requests are sent that may go anywhere. */
export function accountView(sandbox: Sandbox, region: string = usualRegion, home: string = sandbox.home): AccountView {
  const settle = (arn: string, type: string): ResourceView => {
    const facts = resourceFacts(sandbox, arn);
    const account = facts.account ?? home;
    // Of IAM's resources only roles have a policy, which the actions of STS ask.
    const trust = serviceOfArn(arn) === 'iam';
    return {
      arn,
      type,
      account,
      exists: facts.exists,
      policy: facts.policy ? resourcePolicy(facts.policy.policy, arn, trust) : null,
      policyService: facts.policy ? (trust ? 'sts' : serviceOfArn(arn)) : null,
      rcp: rcpOf(sandbox, account),
    };
  };
  return {
    home,
    region,
    resources: knownResources(sandbox)
      .flatMap(typesOf)
      .map(({ arn, type }) => settle(arn, type)),
    settle,
    from: (account) => accountView(sandbox, region, account),
  };
}

function resourcePolicy(policy: AttachedPolicy['policy'], arn: string, trust: boolean): AttachedPolicy {
  return { ref: 'resource', policy, name: `${trust ? 'trust' : 'resource'} policy of ${arn}` };
}

/** Control policies bind member accounts, never the management account (orgs_manage_policies_scps). */
function rcpOf(sandbox: Sandbox, account: string): ResourceView['rcp'] {
  const { organization } = sandbox;
  if (!organization || organization.managementAccount === account) return null;
  return organization.controls.get(account)?.rcp ?? null;
}

interface Existing {
  readonly arn: string;
  readonly type: string;
}

/** Types as the catalogue names them; a role is one of STS too. */
const typesOf = ({ arn, service, type }: KnownResource): Existing[] => {
  const own = { arn, type: `${service}:${type}` };
  return own.type === 'iam:role' ? [own, { arn, type: 'sts:role' }] : [own];
};

/** An identity as analysis looks at it. */
export function principalView(sandbox: Sandbox, identity: Identity, name: string): PrincipalView {
  const { resource: _, rcp: __, ...policies } = policiesInForce(sandbox, identity, { action: '', resource: '*' });
  return {
    name,
    arn: identity.arn,
    role: identity.roleArn,
    account: identity.account?.id ?? sandbox.home,
    policies,
    temporary: identity.temporary,
    context: (action, resource, region) =>
      requestOf(sandbox, identity, { action, resource }, { time: sandbox.clock, ...(region ? { region } : {}) })
        .context,
  };
}
