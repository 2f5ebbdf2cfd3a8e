import { identityOf, isIdentity } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import { groupPolicies } from '../account/identityForms.ts';
import { foundAt } from '../account/resource.ts';
import { serviceOfArn } from '../account/resourceType.ts';
import type { Account, CustomerPolicy, Role, Sandbox, User } from '../account/sandbox.ts';
import { reservedRole } from '../account/sso-admin/reservedRole.ts';
import type { PrincipalView } from '../analysis/accountView.ts';
import type {
  EscalationView,
  Holder,
  Host,
  ManagedPolicyView,
  ProfileView,
} from '../analysis/escalation/escalationView.ts';
import { hostTypes } from '../analysis/escalation/hostTypes.ts';
import { accountView, principalView } from './sandboxView.ts';

/** The simulated accounts as the search for escalation paths looks at them. */
export function escalationView(sandbox: Sandbox): EscalationView {
  const accounts = [...sandbox.accounts.values()];
  const center = sandbox.identityCenter;
  return {
    ...accountView(sandbox),
    holders: accounts.flatMap((account) => [
      ...[...account.users.values()].map((user) => userHolder(sandbox, account, user)),
      ...[...account.roles.values()].map((role) => roleHolder(sandbox, account, role)),
    ]),
    groups: accounts.flatMap((account) =>
      [...account.groups.values()].map((group) => ({
        name: group.name,
        arn: group.arn,
        account: account.id,
        policies: groupPolicies(account, group),
      })),
    ),
    policies: accounts.flatMap(({ id, policies }) => [...policies.values()].map((one) => managedView(id, one))),
    hosts: accounts.flatMap((account) => hostsOf(sandbox, account)),
    profiles: accounts.flatMap(profilesOf),
    center: center
      ? { instance: center.arn, owner: center.owner, user: [...center.store.users.keys()][0] ?? null }
      : null,
  };
}

/** Names of other accounts than the home account have the account in front. */
const labelOf = (sandbox: Sandbox, account: Account, name: string): string =>
  account.id === sandbox.home ? name : `${account.id}:${name}`;

function once(make: () => PrincipalView): () => PrincipalView {
  let made: PrincipalView | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function viewOf(sandbox: Sandbox, account: Account, name: string, label: string): () => PrincipalView {
  return once(() => {
    const identity = identityOf(sandbox, name, { account: account.id });
    if (!isIdentity(identity)) throw new Error(`${label} is not in its account`);
    return principalView(sandbox, identity, label);
  });
}

function userHolder(sandbox: Sandbox, account: Account, user: User): Holder {
  const label = labelOf(sandbox, account, `user/${user.name}`);
  return { ...userFacts(account, user), label, view: viewOf(sandbox, account, `user/${user.name}`, label) };
}

const userFacts = (account: Account, user: User): Omit<Holder, 'label' | 'view'> => ({
  kind: 'user',
  name: user.name,
  arn: user.arn,
  account: account.id,
  groups: user.groups,
  accessKeys: user.accessKeys.length,
  accessKeyIds: user.accessKeys.map(({ id }) => id),
  password: user.loginProfile !== null,
  trust: null,
  permissionSet: null,
});

function roleHolder(sandbox: Sandbox, account: Account, role: Role): Holder {
  const label = labelOf(sandbox, account, `role/${role.name}`);
  return { ...roleFacts(sandbox, account, role), label, view: viewOf(sandbox, account, `role/${role.name}`, label) };
}

function roleFacts(sandbox: Sandbox, account: Account, role: Role): Omit<Holder, 'label' | 'view'> {
  const sets = role.path.startsWith('/aws-reserved/sso.amazonaws.com/')
    ? [...(sandbox.identityCenter?.permissionSets.values() ?? [])]
    : [];
  return {
    kind: 'role',
    name: role.name,
    arn: role.arn,
    account: account.id,
    groups: [],
    accessKeys: 0,
    password: false,
    trust: role.trust.policy,
    permissionSet: sets.find((set) => reservedRole(account, set) === role)?.arn ?? null,
  };
}

/** An identity that a check names, whether or not the account has it already. */
export function holderOf(sandbox: Sandbox, view: EscalationView, identity: Identity, name: string): Holder | null {
  const { account, user, role } = identity;
  if (!account) return null;
  const known = view.holders.find(({ arn }) => arn === (user?.arn ?? role?.arn));
  const facts = user ? userFacts(account, user) : role ? roleFacts(sandbox, account, role) : null;
  return known ?? (facts && { ...facts, label: name, view: once(() => principalView(sandbox, identity, name)) });
}

function managedView(account: string, policy: CustomerPolicy): ManagedPolicyView[][number] {
  const { name, arn, versions, defaultVersion } = policy;
  const current = versions.find(({ id }) => id === defaultVersion)?.policy ?? {
    version: null,
    id: null,
    statements: [],
  };
  return { name, arn, account, current, others: versions.filter(({ id }) => id !== defaultVersion) };
}

function profilesOf(account: Account): ProfileView[] {
  const inUse = new Map(
    [...account.instances.values()].flatMap(({ arn, association, state }) =>
      association && state !== 'terminated' ? [[association.profileArn, arn] as const] : [],
    ),
  );
  return [...account.instanceProfiles.values()].map(({ name, arn, role }) => ({
    name,
    arn,
    account: account.id,
    role: role === null ? null : (account.roles.get(role.toLowerCase())?.arn ?? null),
    instance: inUse.get(arn) ?? null,
  }));
}

/** What runs in an account, with the role that it runs as. */
function hostsOf(sandbox: Sandbox, account: Account): Host[] {
  const profiles = new Map(profilesOf(account).map(({ arn, role }) => [arn, role]));
  const instances = [...account.instances.values()].filter(({ state }) => state !== 'terminated');
  return [
    ...instances.map(({ arn, association }) => ({
      arn,
      type: 'ec2:instance',
      account: account.id,
      role: association ? (profiles.get(association.profileArn) ?? null) : null,
      profiled: association !== null,
    })),
    ...[...account.resources.values()].flatMap(({ arn, type, runsAs: own }): Host[] => {
      const runsAs = type === 'function' ? foundAt(sandbox, arn, 'function')?.state.role : own;
      const known = runsAs !== undefined || hostTypes.has(`${serviceOfArn(arn)}:${type}`);
      return known ? [{ arn, type: `${serviceOfArn(arn)}:${type}`, account: account.id, role: runsAs ?? null }] : [];
    }),
  ];
}
