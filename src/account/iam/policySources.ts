import { policyByArn } from '../policyByArn.ts';
import type { Account, Group, PolicyHolder, Role, StoredPolicy, User } from '../sandbox.ts';
import { groupKind, type HolderKind, holderNamed, roleKind, userKind } from './holderKind.ts';

/** A policy with the name that the simulator gives as its source. */
export interface PolicySource extends StoredPolicy {
  readonly id: string;
  readonly type: 'IAM Policy' | 'Resource Policy' | 'Permissions Boundary Policy';
}

/** Somebody whose policies can be simulated. */
export interface PolicyPrincipal {
  readonly holder: PolicyHolder;
  readonly user: User | null;
  readonly role: Role | null;
  readonly group: Group | null;
}

/** The user, group or role of an ARN: the name counts, the path does not, as recorded from AWS. */
export function principalOfArn(account: Account, arn: string): PolicyPrincipal | 'malformed' | 'missing' {
  const match = /^arn:aws[\w-]*:iam::(\d{12}):(user|group|role)\/(?:.*\/)?([^/]+)$/.exec(arn);
  const [, owner, type, name = ''] = match ?? [];
  if (!match) return 'malformed';
  if (owner !== account.id) return 'missing';
  const user = (type === 'user' && holderNamed(userKind, account, name)) || null;
  const role = (type === 'role' && holderNamed(roleKind, account, name)) || null;
  const group = (type === 'group' && holderNamed(groupKind, account, name)) || null;
  const holder = user ?? role ?? group;
  return holder ? { holder, user, role, group } : 'missing';
}

function sourcesOf<Holder extends PolicyHolder>(
  kind: HolderKind<Holder>,
  account: Account,
  holder: Holder,
): readonly PolicySource[] {
  const inline = [...holder.inline.values()].map(({ name, text, policy }) => ({
    id: `${kind.noun}_${holder.name}_${name}`,
    type: 'IAM Policy' as const,
    text,
    policy,
  }));
  const attached = holder.attached.flatMap((arn) => managedSource(account, arn) ?? []);
  return [...inline, ...attached];
}

export function managedSource(account: Account, arn: string): PolicySource | null {
  const found = policyByArn(account, arn);
  return found && { id: found.name, type: 'IAM Policy', text: found.text, policy: found.policy };
}

/** Every identity policy of a principal, those of a user's groups among them; a policy that comes twice counts once. */
export function principalSources(account: Account, { user, role, group }: PolicyPrincipal): readonly PolicySource[] {
  const groups = user?.groups.flatMap((name) => holderNamed(groupKind, account, name) ?? []) ?? [];
  const all = [
    ...(user ? sourcesOf(userKind, account, user) : []),
    ...(role ? sourcesOf(roleKind, account, role) : []),
    ...[...groups, ...(group ? [group] : [])].flatMap((one) => sourcesOf(groupKind, account, one)),
  ];
  return [...new Map(all.map((source) => [source.id, source])).values()];
}
