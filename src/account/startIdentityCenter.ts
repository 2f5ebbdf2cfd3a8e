import { nextHex, nextUuid, seedOf } from './generator.ts';
import type { DirectoryUserStart, IdentityCenterStart, PermissionSetStart } from './governanceShape.ts';
import type { IdentityStore, StoreGroup, StoreUser } from './identitystore/identityStore.ts';
import { managedArnOf } from './policyByArn.ts';
import type { Sandbox } from './sandbox.ts';
import type { Assignment, IdentityCenter, PermissionSet } from './sso-admin/identityCenter.ts';
import { newPermissionSet } from './sso-admin/permissionSets.ts';
import { provisioningFault, withReservedRole } from './sso-admin/reservedRole.ts';
import { documentText, storedPolicy } from './storedPolicy.ts';

const usualAge = 90 * 86_400_000;

interface Site {
  readonly seed: number;
  readonly created: number;
  readonly by: string;
}

const uuid = ({ seed }: Site, purpose: string): string => nextUuid(seedOf(`${seed}/identityCenter/${purpose}`))[0];
const hex = ({ seed }: Site, purpose: string, length: number): string =>
  nextHex(seedOf(`${seed}/identityCenter/${purpose}`), length)[0];

/** The sandbox with IAM Identity Center as a start describes it, and with its roles in the accounts that have them. */
export function withIdentityCenter(sandbox: Sandbox, start: IdentityCenterStart, seed: number): Sandbox {
  const owner = start.owner ?? sandbox.organization?.managementAccount ?? sandbox.home;
  const site: Site = { seed, created: sandbox.clock - usualAge, by: `arn:aws:iam::${owner}:root` };
  const instance = start.instanceId ?? `ssoins-${hex(site, 'instance', 16)}`;
  const sets = (start.permissionSets ?? []).map((set) => permissionSetOf(site, instance, set));
  const store = storeOf(site, start);
  const center: IdentityCenter = {
    arn: `arn:aws:sso:::instance/${instance}`,
    identityStoreId: start.identityStoreId ?? `d-${hex(site, 'store', 10)}`,
    owner,
    name: start.name ?? '',
    region: start.region ?? 'us-east-1',
    created: site.created,
    tags: [],
    permissionSets: new Map(sets.map((set) => [set.arn, set])),
    assignments: assignmentsOf(start, sets, store),
    requests: new Map(),
    attributes: start.attributes ? Object.entries(start.attributes).map(([key, source]) => ({ key, source })) : null,
    store,
  };
  return provisioned({ ...sandbox, identityCenter: center }, center, site.created);
}

/** Ids and roles that are drawn here leave the generator of the sandbox alone. */
function provisioned(sandbox: Sandbox, center: IdentityCenter, time: number): Sandbox {
  let next = sandbox;
  const permissionSets = new Map(center.permissionSets);
  for (const { account: id, permissionSet } of center.assignments) {
    const set = permissionSets.get(permissionSet);
    const account = next.accounts.get(id);
    if (!set || !account || set.provisioned.has(id) || provisioningFault(account, set) !== null) continue;
    const drawing = { ...next, generator: seedOf(`${center.arn}/${set.name}/${id}`) };
    next = { ...withReservedRole(drawing, center, set, id, time), generator: sandbox.generator };
    permissionSets.set(set.arn, { ...set, provisioned: new Map([...set.provisioned, [id, set.revision]]) });
  }
  return { ...next, identityCenter: { ...center, permissionSets } };
}

function storeOf(site: Site, start: IdentityCenterStart): IdentityStore {
  const made = { at: site.created, by: site.by };
  const groups = (start.groups ?? []).map(
    (group): StoreGroup => ({
      id: group.id ?? uuid(site, `group/${group.name}`),
      displayName: group.name,
      description: group.description ?? null,
      created: made,
      updated: made,
    }),
  );
  const users = (start.users ?? []).map((user) => userOf(site, user));
  const memberships = (start.users ?? []).flatMap(({ userName, groups: names = [] }, index) =>
    names.flatMap((name) => {
      const group = groups.find(({ displayName }) => displayName === name)?.id;
      const user = users[index]?.id;
      const id = uuid(site, `membership/${userName}/${name}`);
      return group === undefined || user === undefined ? [] : [[id, { id, group, user, created: made }] as const];
    }),
  );
  return {
    users: new Map(users.map((user) => [user.id, user])),
    groups: new Map(groups.map((group) => [group.id, group])),
    memberships: new Map(memberships),
  };
}

function userOf(site: Site, start: DirectoryUserStart): StoreUser {
  const made = { at: site.created, by: site.by };
  const [given = start.userName, ...family] = (start.displayName ?? start.userName).split(' ');
  return {
    id: start.id ?? uuid(site, `user/${start.userName}`),
    userName: start.userName,
    attributes: {
      Name: { FamilyName: family.join(' ') || given, GivenName: given },
      DisplayName: start.displayName ?? start.userName,
      ...(start.email === undefined ? {} : { Emails: [{ Value: start.email, Type: 'work', Primary: true }] }),
      ...(start.attributes ? { Extensions: { 'aws:identitystore:enterprise': start.attributes } } : {}),
    },
    created: made,
    updated: made,
    active: start.active ?? true,
  };
}

function permissionSetOf(site: Site, instance: string, start: PermissionSetStart): PermissionSet {
  const id = start.id ?? `ps-${hex(site, `permissionSet/${start.name}`, 16)}`;
  const named = { arn: `arn:aws:sso:::permissionSet/${instance}/${id}`, name: start.name, created: site.created };
  const arnOf = (name: string) => (name.startsWith('arn:') ? name : managedArnOf(name));
  const boundary = start.boundary === undefined ? null : arnOf(start.boundary);
  return {
    ...newPermissionSet(named),
    description: start.description ?? null,
    sessionDuration: start.sessionDuration ?? 'PT1H',
    managed: (start.managed ?? []).flatMap((name) => arnOf(name) ?? []),
    customer: (start.customer ?? []).map((name) => ({ name, path: '/' })),
    inline: start.inline === undefined ? null : storedPolicy(documentText(start.inline), 'identity'),
    boundary: boundary === null ? null : { arn: boundary },
  };
}

const assignmentsOf = (
  start: IdentityCenterStart,
  sets: readonly PermissionSet[],
  store: IdentityStore,
): readonly Assignment[] =>
  (start.assignments ?? []).flatMap(({ account, permissionSet, user, group }) => {
    const set = sets.find(({ name }) => name === permissionSet);
    const found =
      group === undefined
        ? [...store.users.values()].find(({ userName }) => userName === user)
        : [...store.groups.values()].find(({ displayName }) => displayName === group);
    if (!set || !found) return [];
    const principalType = group === undefined ? 'USER' : 'GROUP';
    return [{ account, permissionSet: set.arn, principalType, principal: found.id } as const];
  });
