import type { Account, PolicyHolder, Sandbox, StoredPolicy } from '../account/sandbox.ts';
import { storedPolicy } from '../account/storedPolicy.ts';
import type { PolicyKind } from '../policy/parse.ts';
import type { CheckOf } from '../scenario/check.ts';
import { accessDecisions } from './checks/access.ts';
import { withHome } from './mutantSites.ts';

/**
 * A denial that stays when everything on the learner's side is allowed proves nothing: the request could not succeed
 * for anybody. Nobody to ask is no such case; what is gone cannot ask.
 */
export function stayDenied(sandboxes: readonly Sandbox[], check: CheckOf<'deny'>): boolean {
  const answers = sandboxes.flatMap((sandbox) => {
    const ways = accessDecisions(openedUp(sandbox), check);
    return 'code' in ways ? [] : [ways.flat()];
  });
  const decisions = answers.flat();
  return decisions.length > 0 && decisions.every(({ decision }) => decision !== 'allowed');
}

const opened = new WeakMap<Sandbox, Sandbox>();

/** The sandbox in which the home account allows everything to everybody, in every policy that it can write. */
function openedUp(sandbox: Sandbox): Sandbox {
  const known = opened.get(sandbox);
  if (known) return known;
  const home = sandbox.accounts.get(sandbox.home);
  const wide = home ? withHome(sandbox, openAccount(home)) : sandbox;
  opened.set(sandbox, wide);
  return wide;
}

function openAccount(account: Account): Account {
  const identity = wideOpen('identity', {});
  const resource = wideOpen('resource', { Principal: '*' });
  const trust = wideOpen('trust', { Principal: { AWS: '*' } }, 'sts:*');
  const opened = <Holder extends PolicyHolder>(holder: Holder): Holder => ({
    ...holder,
    inline: new Map([['all', { ...identity, name: 'all' }]]),
    attached: [],
  });
  return {
    ...account,
    publicAccessBlock: null,
    users: mapped(account.users, (user) => ({ ...opened(user), boundary: null, groups: user.groups })),
    groups: mapped(account.groups, opened),
    roles: mapped(account.roles, (role) => ({ ...opened(role), boundary: null, trust })),
    buckets: mapped(account.buckets, (bucket) => ({ ...bucket, policy: resource, publicAccessBlock: null })),
    resources: mapped(account.resources, (one) => ({ ...one, policy: one.policy ? resource : null })),
  };
}

function mapped<Value>(map: ReadonlyMap<string, Value>, change: (value: Value) => Value): ReadonlyMap<string, Value> {
  return new Map([...map].map(([key, value]) => [key, change(value)]));
}

function wideOpen(kind: PolicyKind, rest: object, action = '*'): StoredPolicy {
  const resource = kind === 'trust' ? {} : { Resource: '*' };
  const statement = { Effect: 'Allow', ...rest, Action: action, ...resource };
  const stored = storedPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }), kind);
  if (!stored) throw new Error('a policy that allows everything is a policy');
  return stored;
}
