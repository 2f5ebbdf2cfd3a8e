import { changeAccount, withEntry } from '../change.ts';
import type { Account, Group, PolicyHolder, Role, Sandbox, User } from '../sandbox.ts';
import { quotas } from './quotas.ts';

/** Users, groups and roles hold policies alike; this is all that differs. */
export interface HolderKind<Holder extends PolicyHolder> {
  /** As in operation and member names. */
  readonly word: 'User' | 'Group' | 'Role';
  /** As in messages and ARNs. */
  readonly noun: 'user' | 'group' | 'role';
  readonly idPrefix: 'AIDA' | 'AGPA' | 'AROA';
  readonly inlineSize: number;
  readonly attachedPolicies: number;
  readonly perAccount: number;
  /** By lower-case name. */
  readonly of: (account: Account) => ReadonlyMap<string, Holder>;
  readonly into: (account: Account, holders: ReadonlyMap<string, Holder>) => Account;
}

export const userKind: HolderKind<User> = {
  word: 'User',
  noun: 'user',
  idPrefix: 'AIDA',
  inlineSize: quotas.InlineSizePerUser,
  attachedPolicies: quotas.PoliciesPerUser,
  perAccount: quotas.UsersPerAccount,
  of: (account) => account.users,
  into: (account, users) => ({ ...account, users }),
};

export const groupKind: HolderKind<Group> = {
  word: 'Group',
  noun: 'group',
  idPrefix: 'AGPA',
  inlineSize: quotas.InlineSizePerGroup,
  attachedPolicies: quotas.PoliciesPerGroup,
  perAccount: quotas.GroupsPerAccount,
  of: (account) => account.groups,
  into: (account, groups) => ({ ...account, groups }),
};

export const roleKind: HolderKind<Role> = {
  word: 'Role',
  noun: 'role',
  idPrefix: 'AROA',
  inlineSize: quotas.InlineSizePerRole,
  attachedPolicies: quotas.PoliciesPerRole,
  perAccount: quotas.RolesPerAccount,
  of: (account) => account.roles,
  into: (account, roles) => ({ ...account, roles }),
};

/** Names match in any letter case. */
export const holderNamed = <Holder extends PolicyHolder>(
  kind: HolderKind<Holder>,
  account: Account,
  name: string,
): Holder | undefined => kind.of(account).get(name.toLowerCase());

/** The sandbox with a holder put in, in place of the one of the same name. */
export const putHolder = <Holder extends PolicyHolder>(
  sandbox: Sandbox,
  account: string,
  kind: HolderKind<Holder>,
  holder: Holder,
): Sandbox =>
  changeAccount(sandbox, account, (before) =>
    kind.into(before, withEntry(kind.of(before), holder.name.toLowerCase(), holder)),
  );
