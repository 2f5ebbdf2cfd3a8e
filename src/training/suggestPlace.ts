import { changeAccount, withEntry } from '../account/change.ts';
import { policyByArn } from '../account/policyByArn.ts';
import type { Account, CustomerPolicy, PolicyHolder, Sandbox } from '../account/sandbox.ts';
import type { Policy } from '../policy/document.ts';
import { printPolicy } from '../policy/print.ts';

const folders = { user: 'users', group: 'groups', role: 'roles' } as const;

type Kind = keyof typeof folders;

/** A user, group or role of the home account by `role/deploy`; null for anybody else. */
export function holderIn(sandbox: Sandbox, name: string): PolicyHolder | null {
  const account = sandbox.accounts.get(sandbox.home);
  const [kind = '', rest = ''] = name.split('/', 2);
  return account && isKind(kind) ? (account[folders[kind]].get(rest.toLowerCase()) ?? null) : null;
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(folders, kind);
}

/** The account in which a holder has this policy in place of all that it had. */
export function withSuggestion(sandbox: Sandbox, name: string, policy: Policy): Sandbox {
  const [kind = '', rest = ''] = name.split('/', 2);
  if (!isKind(kind)) return sandbox;
  return changeAccount(sandbox, sandbox.home, (account) => {
    const stored = customerPolicy(account, `suggested-for-${rest}`, policy, sandbox.clock);
    const holders: ReadonlyMap<string, PolicyHolder> = account[folders[kind]];
    const holder = holders.get(rest.toLowerCase());
    if (!holder) return account;
    const changed = { ...holder, inline: new Map(), attached: [stored.arn] };
    return {
      ...account,
      [folders[kind]]: withEntry(holders, rest.toLowerCase(), changed),
      policies: withEntry(account.policies, stored.name.toLowerCase(), stored),
    };
  });
}

/** Without the managed policies that nobody has any more and that were not there at the start. */
export function withoutUnused(sandbox: Sandbox, start: Sandbox): Sandbox {
  const before = start.accounts.get(start.home);
  return changeAccount(sandbox, sandbox.home, (account) => {
    const holders = [...account.users.values(), ...account.groups.values(), ...account.roles.values()];
    const boundaries = [...account.users.values(), ...account.roles.values()].map(({ boundary }) => boundary);
    const used = new Set([...holders.flatMap(({ attached }) => attached), ...boundaries]);
    const kept = [...account.policies].filter(([key, { arn }]) => used.has(arn) || before?.policies.has(key));
    return { ...account, policies: new Map(kept) };
  });
}

function customerPolicy(account: Account, name: string, policy: Policy, time: number): CustomerPolicy {
  return {
    name,
    path: '/',
    id: 'ANPASUGGESTEDPOLICY00',
    arn: `arn:aws:iam::${account.id}:policy/${name}`,
    description: '',
    created: time,
    updated: time,
    tags: [],
    defaultVersion: 'v1',
    versions: [{ id: 'v1', created: time, text: printPolicy(policy), policy }],
    nextVersion: 2,
  };
}

/** The identity policies that a holder of the home account has, attached and inline. */
export function policiesOf(sandbox: Sandbox, name: string): Policy[] {
  const holder = holderIn(sandbox, name);
  const account = sandbox.accounts.get(sandbox.home);
  if (!holder || !account) return [];
  const attached = holder.attached.flatMap((arn) => policyByArn(account, arn)?.policy ?? []);
  return [...attached, ...[...holder.inline.values()].map(({ policy }) => policy)];
}
