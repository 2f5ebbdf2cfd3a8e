import { identitiesOf } from '../account/identify.ts';
import type { Identity } from '../account/identity.ts';
import { policyByArn } from '../account/policyByArn.ts';
import type { Account, PolicyHolder, Sandbox, StoredPolicy } from '../account/sandbox.ts';

export type HolderKind = 'user' | 'group' | 'role';

/** One policy of a holder that was not there at the start. */
export interface Written extends StoredPolicy {
  /** As decisions name it: the ARN of a managed policy, else what an inline policy is called. */
  readonly ref: string;
  /** Key of an inline policy; null for a managed one. */
  readonly inline: string | null;
}

/** A user, group or role of the home account. */
export interface Member {
  readonly kind: HolderKind;
  /** Its key in the account: the name in small letters. */
  readonly key: string;
  /** `group/Developers`. */
  readonly name: string;
}

/** Somebody to whom a solution gave policies; several where they share them. */
export interface Holder {
  readonly members: readonly Member[];
  /** `group/Developers`, `group/Developers and role/board`. */
  readonly name: string;
  readonly written: readonly Written[];
}

/** Whose policies a solution wrote, changed or attached, with those policies. */
export function holdersOf(solved: Sandbox, start: Sandbox): readonly Holder[] {
  const now = solved.accounts.get(solved.home);
  const before = start.accounts.get(start.home);
  if (!now) return [];
  const of = (kind: HolderKind, holders: ReadonlyMap<string, PolicyHolder>, were?: ReadonlyMap<string, PolicyHolder>) =>
    [...holders].flatMap(([key, holder]): Holder[] => {
      const old = before && were?.get(key);
      const known = new Set(old ? policies(before, old, kind).map(told) : []);
      const written = policies(now, holder, kind).filter((policy) => !known.has(told(policy)));
      const name = `${kind}/${holder.name}`;
      return written.length > 0 ? [{ members: [{ kind, key, name }], name, written }] : [];
    });
  return shared([
    ...of('group', now.groups, before?.groups),
    ...of('user', now.users, before?.users),
    ...of('role', now.roles, before?.roles),
  ]);
}

/** Those that have the same policies are one holder of them. */
function shared(holders: readonly Holder[]): readonly Holder[] {
  const found = new Map<string, Holder>();
  for (const holder of holders) {
    const key = holder.written.map(({ ref }) => ref).join();
    const known = found.get(key);
    const members = [...(known?.members ?? []), ...holder.members];
    found.set(key, { ...holder, members, name: members.map(({ name }) => name).join(' and ') });
  }
  return [...found.values()];
}

const told = ({ ref, text }: Written): string => `${ref} ${text}`;

function policies(account: Account, holder: PolicyHolder, kind: HolderKind): Written[] {
  const attached = holder.attached.flatMap((arn): Written[] => {
    const found = policyByArn(account, arn);
    return found ? [{ text: found.text, policy: found.policy, ref: arn, inline: null }] : [];
  });
  const inline = [...holder.inline].map(
    ([key, { name, text, policy }]): Written => ({
      text,
      policy,
      ref: `inline policy ${name} of ${kind} ${holder.name}`,
      inline: key,
    }),
  );
  return [...attached, ...inline];
}

/** True where somebody whom a name means has what the holder has. */
export function serves(sandbox: Sandbox, holder: Holder, name: string): boolean {
  const identities = identitiesOf(sandbox, name);
  return !('code' in identities) && identities.some((identity) => isServed(identity, holder));
}

function isServed({ user, role }: Identity, { members }: Holder): boolean {
  return members.some(({ kind, key }) => {
    if (kind === 'role') return role?.name.toLowerCase() === key;
    if (kind === 'user') return user?.name.toLowerCase() === key;
    return user?.groups.some((name) => name.toLowerCase() === key) ?? false;
  });
}
