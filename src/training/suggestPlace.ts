import { changeAccount, withEntry } from '../account/change.ts';
import { customerPolicyByArn } from '../account/policyByArn.ts';
import type { Account, CustomerPolicy, PolicyHolder, Sandbox, StoredPolicy } from '../account/sandbox.ts';
import type { Policy } from '../policy/document.ts';
import { printPolicy } from '../policy/print.ts';
import type { Holder, Written } from './suggestHolders.ts';

const folders = { user: 'users', group: 'groups', role: 'roles' } as const;

/**
 * The account in which a holder has this policy in place of all that the solution wrote for it: under the name of the
 * first policy that is the holder's alone, else as a managed policy of its own. A policy that AWS publishes is attached.
 */
export function withSuggestion(sandbox: Sandbox, holder: Holder, policy: Policy, published: string | null): Sandbox {
  return changeAccount(sandbox, sandbox.home, (account) => {
    const stored = { text: printPolicy(policy), policy };
    const slot = published === null ? holder.written.find((one) => isAlone(account, one, holder)) : undefined;
    if (slot?.inline) return withInline(account, holder, slot.inline, slot, stored);
    const own = slot ? customerPolicyByArn(account, slot.ref) : null;
    const managed = own ? inDefaultVersion(own, stored) : customerPolicy(account, holder, stored, sandbox.clock);
    const arn = published ?? managed.arn;
    const attached = eachMember(account, holder, (found) => {
      const bare = withoutWritten(found, holder, slot);
      return bare.attached.includes(arn) ? bare : { ...bare, attached: [...bare.attached, arn] };
    });
    if (published !== null) return attached;
    return { ...attached, policies: withEntry(account.policies, managed.name.toLowerCase(), managed) };
  });
}

function withInline(account: Account, holder: Holder, key: string, slot: Written, stored: StoredPolicy): Account {
  return eachMember(account, holder, (found) => {
    const bare = withoutWritten(found, holder, slot);
    return { ...bare, inline: withEntry(bare.inline, key, { name: key, ...bare.inline.get(key), ...stored }) };
  });
}

function eachMember(account: Account, { members }: Holder, change: (found: PolicyHolder) => PolicyHolder): Account {
  let left = account;
  for (const { kind, key } of members) {
    const holders: ReadonlyMap<string, PolicyHolder> = left[folders[kind]];
    const found = holders.get(key);
    if (found) left = { ...left, [folders[kind]]: withEntry(holders, key, change(found)) };
  }
  return left;
}

function withoutWritten(found: PolicyHolder, { written }: Holder, slot: Written | undefined): PolicyHolder {
  const gone = new Set(written.filter((one) => one !== slot).map(({ ref, inline }) => inline ?? ref));
  return {
    ...found,
    attached: found.attached.filter((arn) => !gone.has(arn)),
    inline: new Map([...found.inline].filter(([key]) => !gone.has(key))),
  };
}

/** True for an inline policy, and for one of the account's own that nobody else has. */
function isAlone(account: Account, { ref, inline }: Written, { members }: Holder): boolean {
  if (inline !== null) return true;
  const holders = [...account.users.values(), ...account.groups.values(), ...account.roles.values()];
  const uses = holders.filter(({ attached }) => attached.includes(ref)).length;
  const bounds = [...account.users.values(), ...account.roles.values()].some(({ boundary }) => boundary === ref);
  return uses === members.length && !bounds && customerPolicyByArn(account, ref) !== null;
}

function inDefaultVersion(policy: CustomerPolicy, stored: StoredPolicy): CustomerPolicy {
  const versions = policy.versions.map((one) => (one.id === policy.defaultVersion ? { ...one, ...stored } : one));
  return { ...policy, versions };
}

function customerPolicy(account: Account, { members }: Holder, stored: StoredPolicy, time: number): CustomerPolicy {
  const name = `suggested-for-${members[0]?.key ?? ''}`;
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
    versions: [{ id: 'v1', created: time, ...stored }],
    nextVersion: 2,
  };
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
