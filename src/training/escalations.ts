import { identitiesOf } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import type { Sandbox } from '../account/sandbox.ts';
import { type AccountMap, accountMap } from '../analysis/escalation/accountMap.ts';
import { type EscalationChain, escalationChain } from '../analysis/escalation/chain.ts';
import type { Holder } from '../analysis/escalation/escalationView.ts';
import { type EscalationGraph, escalationGraph } from '../analysis/escalation/graph.ts';
import { asTheyAre } from '../analysis/escalation/reach.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { escalationView, holderOf } from './escalationView.ts';
import { numberOf } from './exactAccess.ts';

const maps = new Map<string, AccountMap>();
const kept = 8;

/** The accounts as a map for the search, remembered for as long as nothing that bears on it changes. */
export function escalationMap(sandbox: Sandbox): AccountMap {
  const parts = [...sandbox.accounts.values()].flatMap((account) => [
    account.users,
    account.groups,
    account.roles,
    account.policies,
    account.instanceProfiles,
    account.instances,
    account.buckets,
    account.resources,
  ]);
  const rest = [sandbox.organization, sandbox.identityCenter].flatMap((one) => one ?? []);
  const key = [sandbox.clock, ...[...parts, ...rest].map(numberOf)].join(' ');
  const known = maps.get(key) ?? accountMap(escalationView(sandbox));
  if (maps.size >= kept) maps.clear();
  maps.set(key, known);
  return known;
}

/** How identities become administrators, each by the shortest way; those who cannot are left out. */
export function escalationsOf(
  sandbox: Sandbox,
  identities: readonly { readonly identity: Identity; readonly name: string }[],
): readonly EscalationChain[] {
  const map = escalationMap(sandbox);
  return identities.flatMap(({ identity, name }) => {
    const holder = holderOf(sandbox, map.view, identity, name);
    const chain = holder && chainOf(map, holder);
    return chain ? [chain] : [];
  });
}

/** Who of the accounts can become whom, to draw it. */
export const escalationPicture = (sandbox: Sandbox): EscalationGraph => escalationGraph(escalationMap(sandbox));

const chains = new WeakMap<Holder, EscalationChain | null>();

function chainOf(map: AccountMap, holder: Holder): EscalationChain | null {
  const known = chains.get(holder);
  if (known !== undefined) return known;
  const found = escalationChain(map, asTheyAre(holder));
  chains.set(holder, found);
  return found;
}

/** Everybody of the home account who is not meant to administer it, and the next member of each group of the checks. */
export function unwantedEscalations(scenario: Scenario, sandbox: Sandbox): readonly EscalationChain[] {
  const map = escalationMap(sandbox);
  const meant = new Set((scenario.administrators ?? []).flatMap((name) => members(sandbox, name).map(keyOf)));
  const holders = map.view.holders.filter(({ account, arn }) => account === sandbox.home && !meant.has(arn));
  const found = holders.flatMap((holder) => chainOf(map, holder) ?? []);
  const next = groupsOf(scenario).flatMap((name) => {
    const [member] = members(sandbox, name);
    return member && !meant.has(keyOf(member)) ? [{ identity: member, name: `a new member of ${name}` }] : [];
  });
  return [...found, ...escalationsOf(sandbox, next)];
}

/** Groups that checks act as. */
function groupsOf({ tasks, heldOut }: Scenario): readonly string[] {
  const names = [...tasks.flatMap(({ checks }) => checks), ...heldOut].flatMap((check) =>
    'as' in check ? (check.as ?? []) : 'probe' in check ? check.probe.as : [],
  );
  return [...new Set(names)].filter((name) => name.startsWith('group/'));
}

function members(sandbox: Sandbox, name: string): readonly Identity[] {
  const identities = identitiesOf(sandbox, name);
  return 'code' in identities ? [] : identities;
}

/** The entity; a member that a group does not have yet is told apart by the group. */
function keyOf({ user, role, arn }: Identity): string {
  if (user?.created === 0 && user.groups.length === 1) return `${user.arn} ${user.groups[0]}`;
  return user?.arn ?? role?.arn ?? arn;
}
