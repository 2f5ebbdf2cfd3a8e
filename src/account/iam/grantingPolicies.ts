import type { JsonObject } from '../call.ts';
import { customerPolicyByArn, policyByArn } from '../policyByArn.ts';
import type { Account, PolicyHolder } from '../sandbox.ts';
import { fail } from './failures.ts';
import { grantedServices } from './grantedServices.ts';
import { groupKind, holderNamed } from './holderKind.ts';
import { text, texts } from './input.ts';
import { pageOf } from './page.ts';
import { type PolicyPrincipal, principalOfArn } from './policySources.ts';
import { done, type Row, type Rows } from './row.ts';

/** A policy of an identity as this report shows it, with the services that it grants something of. */
interface Granting {
  readonly output: JsonObject;
  readonly services: ReadonlySet<string>;
}

const typeOf = ({ user, role }: PolicyPrincipal): string => (user ? 'USER' : role ? 'ROLE' : 'GROUP');

function policiesOf(account: Account, holder: PolicyHolder, entityType: string): readonly Granting[] {
  const services = (policy: Parameters<typeof grantedServices>[0][number]) =>
    new Set(grantedServices([policy]).map((service) => service.prefix));
  const managed = holder.attached.flatMap((arn) => {
    const found = policyByArn(account, arn);
    if (!found) return [];
    const name = customerPolicyByArn(account, arn)?.name ?? found.name;
    return [{ output: { PolicyName: name, PolicyType: 'MANAGED', PolicyArn: arn }, services: services(found.policy) }];
  });
  const inline = [...holder.inline.values()].map(({ name, policy }) => ({
    output: { PolicyName: name, PolicyType: 'INLINE', EntityType: entityType, EntityName: holder.name },
    services: services(policy),
  }));
  return [...managed, ...inline];
}

/** A user's own policies and those of its groups. */
function grantingPolicies(account: Account, principal: PolicyPrincipal): readonly Granting[] {
  const groups = principal.user?.groups.flatMap((name) => holderNamed(groupKind, account, name) ?? []) ?? [];
  return [
    ...policiesOf(account, principal.holder, typeOf(principal)),
    ...groups.flatMap((group) => policiesOf(account, group, 'GROUP')),
  ];
}

const listing: Row = {
  asks: (call) => ({ resource: text(call.input, 'Arn') }),
  run: (call) => {
    const arn = text(call.input, 'Arn');
    const principal = principalOfArn(call.account, arn);
    if (typeof principal === 'string') return fail('missing.entity', { Arn: arn });
    const policies = grantingPolicies(call.account, principal);
    const page = pageOf(call, 'ListPoliciesGrantingServiceAccess', texts(call.input, 'ServiceNamespaces'));
    if ('error' in page) return page;
    return done(call.sandbox, {
      PoliciesGrantingServiceAccess: page.items.map((namespace) => ({
        ServiceNamespace: namespace,
        Policies: policies.filter(({ services }) => services.has(namespace)).map(({ output }) => output),
      })),
      ...page.more,
    });
  },
};

/** Which policies let an identity use a service: IAM API Reference, ListPoliciesGrantingServiceAccess. */
export const grantingPolicyLists: Rows = { ListPoliciesGrantingServiceAccess: listing };
