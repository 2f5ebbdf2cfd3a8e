import { type AccountMap, goesOn } from './accountMap.ts';
import { assumable } from './assumable.ts';
import type { Actor, Binding } from './binding.ts';
import type { EscalationPath, PathTarget } from './escalationPath.ts';
import type { Holder } from './escalationView.ts';
import { grants, namedResources } from './grants.ts';

/** What bindings are looked for. */
export interface Wanted {
  readonly map: AccountMap;
  readonly actor: Actor;
  readonly path: EscalationPath;
  /** Users and roles that count as targets. */
  readonly goals: ReadonlySet<Holder>;
}

/** Everything in the account that a path could be walked on. */
export function* bindingsOf(wanted: Wanted): Iterable<Binding> {
  for (const binding of targets[wanted.path.target](wanted)) {
    if (!goesOn(wanted.map)) return;
    yield binding;
  }
}

const goalsByArn = new WeakMap<ReadonlySet<Holder>, ReadonlyMap<string, Holder>>();

/** The goal of an ARN; goals may be as they would be after changes. */
function goalAt(goals: ReadonlySet<Holder>, arn: string): Holder | undefined {
  const known = goalsByArn.get(goals) ?? new Map([...goals].map((one) => [one.arn, one]));
  goalsByArn.set(goals, known);
  return known.get(arn);
}

type Find = (wanted: Wanted) => Iterable<Binding>;

const own =
  (kind: Holder['kind']): Find =>
  ({ actor: { holder } }) =>
    holder.kind === kind ? [{ holder }] : [];

/** Groups of the actor with those that it joined. */
function* groupsOf({ map, actor: { holder, joined } }: Wanted): Iterable<Binding> {
  if (holder.kind !== 'user') return;
  for (const name of [...holder.groups, ...joined]) {
    const group = map.groupsByName.get(`${holder.account} ${name.toLowerCase()}`);
    if (group) yield { group };
  }
}

function* otherGroups({ map, actor: { holder, joined } }: Wanted): Iterable<Binding> {
  if (holder.kind !== 'user') return;
  const mine = new Set([...holder.groups, ...joined].map((name) => name.toLowerCase()));
  for (const group of map.view.groups) {
    if (group.account === holder.account && !mine.has(group.name.toLowerCase())) yield { group };
  }
}

/** Customer managed policies in force for the actor. */
function* policiesOf({ map, actor }: Wanted): Iterable<Binding> {
  for (const { arn } of actor.view.policies.identity ?? []) {
    const policy = arn === undefined ? undefined : map.policies.get(arn);
    if (!policy) continue;
    yield { policy };
    for (const version of policy.others) yield { policy, version };
  }
}

const denials =
  (kind: Holder['kind'], managed: boolean): Find =>
  ({ actor: { holder, view } }) => {
    if (holder.kind !== kind) return [];
    const found = (view.policies.identity ?? []).filter(
      ({ arn, name, policy }) =>
        (arn !== undefined) === managed &&
        (managed || name?.endsWith(` of ${kind} ${holder.name}`)) &&
        policy.statements.some(({ effect }) => effect === 'Deny'),
    );
    return found.map((denial) => ({ holder, denial }));
  };

/** Groups of the actor with what denies in them; `managed` null for one such policy, whichever it is. */
const denialsOfGroups = (managed: boolean | null): Find =>
  function* (wanted) {
    for (const { group } of groupsOf(wanted)) {
      const denying = (group?.policies ?? []).filter(({ policy }) =>
        policy.statements.some(({ effect }) => effect === 'Deny'),
      );
      const found =
        managed === null ? denying.slice(0, 1) : denying.filter(({ arn }) => (arn !== undefined) === managed);
      for (const denial of found) if (group) yield { group, denial };
    }
  };

/** Users or roles among the goals that the first action of the path could be allowed on. */
function* others({ actor, path, goals }: Wanted, kind: Holder['kind'], self = false): Iterable<Binding> {
  const action = path.needs[0]?.action ?? '';
  const identity = actor.view.policies.identity ?? [];
  if (action === 'sts:AssumeRole') return yield* assumable(actor, goals);
  if (!grants(identity, action)) return;
  const fits = (one: Holder | undefined): one is Holder =>
    one?.kind === kind && one.account === actor.holder.account && (self || one !== actor.holder);
  const named = namedResources(identity, action);
  const found = named && named.length < goals.size ? named.map((arn) => goalAt(goals, arn)) : goals;
  for (const one of found) if (fits(one)) yield { holder: one };
}

/** A role beside each customer managed policy that it has. */
function* policiesOfRoles(wanted: Wanted): Iterable<Binding> {
  const { map, actor, path, goals } = wanted;
  if (!grants(actor.view.policies.identity ?? [], path.needs[0]?.action ?? '')) return;
  for (const holder of goals) {
    if (holder.kind !== 'role' || holder.account !== actor.holder.account || holder === actor.holder) continue;
    for (const { arn } of holder.view().policies.identity ?? []) {
      const policy = arn === undefined ? undefined : map.policies.get(arn);
      if (policy) yield { holder, policy };
    }
  }
}

/** Roles that may be passed, each with what runs already where the path takes that over. */
function* passed(wanted: Wanted): Iterable<Binding> {
  const { map, actor, path } = wanted;
  const hosts = path.host === undefined ? null : (map.hostsByType.get(path.host) ?? []);
  for (const binding of others(wanted, 'role')) {
    const { holder } = binding;
    const [profile = holder?.made?.profile] = map.profilesByRole.get(holder?.arn ?? '') ?? [];
    const bound = profile ? { ...binding, profile } : binding;
    if (hosts === null) yield bound;
    else for (const host of hosts) if (host.account === actor.holder.account) yield { ...bound, host };
  }
}

/** Roles beside each instance profile in use that has none. */
function* profilesOfHosts(wanted: Wanted): Iterable<Binding> {
  const profiles = wanted.map.view.profiles.filter(
    ({ account, instance, role }) => account === wanted.actor.holder.account && instance !== null && role === null,
  );
  if (profiles.length === 0) return;
  for (const binding of others(wanted, 'role')) for (const profile of profiles) yield { ...binding, profile };
}

/** What runs as one of the goals. */
function* hostsOf({ map, path, actor, goals }: Wanted): Iterable<Binding> {
  const action = path.needs[0]?.action ?? '';
  if (!grants(actor.view.policies.identity ?? [], action)) return;
  for (const host of map.hostsByType.get(path.host ?? '') ?? []) {
    const holder = host.role === null ? undefined : goalAt(goals, host.role);
    if (holder && host.account === actor.holder.account) yield { host, holder };
  }
}

/** Roles of the account that trust a SAML provider of it. */
function* rolesOfProviders({ actor, path, goals }: Wanted): Iterable<Binding> {
  if (!grants(actor.view.policies.identity ?? [], path.needs[0]?.action ?? '')) return;
  for (const holder of goals) {
    if (holder.kind !== 'role' || holder.account !== actor.holder.account) continue;
    for (const provider of providersOf(holder)) yield { holder, provider };
  }
}

const providersOf = ({ trust }: Holder): readonly string[] => {
  const entries = (trust?.statements ?? []).flatMap(({ principal }) => principal?.entries ?? []);
  const named = entries.filter(({ type, value }) => type === 'Federated' && /:saml-provider\/./.test(value));
  return [...new Set(named.map(({ value }) => value))];
};

function* permissionSetsOf({ map, actor: { holder } }: Wanted): Iterable<Binding> {
  if (map.view.center && holder.permissionSet !== null) yield { permissionSet: holder.permissionSet };
}

const targets: Readonly<Record<PathTarget, Find>> = {
  'own user': own('user'),
  'own role': own('role'),
  'own group': groupsOf,
  'own policy': policiesOf,
  'own permission set': permissionSetsOf,
  'inline denial of own user': denials('user', false),
  'inline denial of own role': denials('role', false),
  'managed denial of own user': denials('user', true),
  'managed denial of own role': denials('role', true),
  'denial of own group': denialsOfGroups(null),
  'inline denial of own group': denialsOfGroups(false),
  'managed denial of own group': denialsOfGroups(true),
  'other group': otherGroups,
  'other user': (wanted) => others(wanted, 'user'),
  'other role': (wanted) => others(wanted, 'role'),
  'any role': (wanted) => others(wanted, 'role', true),
  'policy of other role': policiesOfRoles,
  // Only the account that Identity Center is administered from can make permission sets.
  'permission set': ({ map, actor }) => (map.view.center?.owner === actor.holder.account ? [{}] : []),
  'passed role': passed,
  'role for a host': profilesOfHosts,
  host: hostsOf,
  'role of a provider': rolesOfProviders,
  nothing: () => [{}],
};
