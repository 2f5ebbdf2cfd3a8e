import type { PrincipalView } from '../accountView.ts';
import type { EscalationView, GroupView, Holder, Host, ManagedPolicyView, ProfileView } from './escalationView.ts';

/** The view with what is looked up again and again. */
export interface AccountMap {
  readonly view: EscalationView;
  readonly holders: ReadonlyMap<string, Holder>;
  readonly policies: ReadonlyMap<string, ManagedPolicyView>;
  readonly groupsByName: ReadonlyMap<string, GroupView>;
  readonly hostsByType: ReadonlyMap<string, readonly Host[]>;
  /** By ARN of the role. */
  readonly profilesByRole: ReadonlyMap<string, readonly ProfileView[]>;
  readonly profiles: ReadonlyMap<string, ProfileView>;
  /** Resource types of which something exists. */
  readonly types: ReadonlySet<string>;
  /** Services that a role trusts, as far as asked. */
  readonly trusting: Map<string, boolean>;
  /** Ways tried so far; `reasons` says so once there are too many. */
  readonly effort: { tried: number; changed: number };
  readonly reasons: Set<string>;
  /** Principals that were made up on the way, by what they are. */
  readonly made: Map<string, PrincipalView>;
}

/** Bindings that one map may try. */
export const most = 2_000_000;

/** Users and roles that one map may look at as they would be after changes. */
const mostChanged = 10_000;

export function accountMap(view: EscalationView): AccountMap {
  return {
    view,
    holders: new Map(view.holders.map((one) => [one.arn, one])),
    policies: new Map(view.policies.map((one) => [one.arn, one])),
    groupsByName: new Map(view.groups.map((one) => [`${one.account} ${one.name.toLowerCase()}`, one])),
    hostsByType: grouped(view.hosts, ({ type }) => type),
    profilesByRole: grouped(view.profiles, ({ role }) => role ?? ''),
    profiles: new Map(view.profiles.map((one) => [one.arn, one])),
    types: new Set([...view.resources.map(({ type }) => type), ...view.hosts.map(({ type }) => type)]),
    trusting: new Map(),
    effort: { tried: 0, changed: 0 },
    reasons: new Set(),
    made: new Map(),
  };
}

function grouped<One>(all: readonly One[], key: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

/** False once the effort is spent. */
export function goesOn(map: AccountMap): boolean {
  map.effort.tried += 1;
  if (map.effort.tried <= most) return true;
  map.reasons.add(`more than ${most} ways were not all tried`);
  return false;
}

/** The same for looking at somebody as they would be after changes, which costs more. */
export function goesOnChanging(map: AccountMap): boolean {
  map.effort.changed += 1;
  if (map.effort.changed <= mostChanged) return true;
  map.reasons.add(`ways over more than ${mostChanged} users and roles that could be changed first were not all tried`);
  return false;
}

/** A principal that is made once for each key. */
export function madeOnce(map: AccountMap, key: string, make: () => PrincipalView): PrincipalView {
  const known = map.made.get(key) ?? make();
  map.made.set(key, known);
  return known;
}
