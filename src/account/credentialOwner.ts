import type { AccessKey, Account, Sandbox, User } from './sandbox.ts';

/** A long-term key with who it belongs to; `user` is null for a key of the root user. */
export interface KeyOwner {
  readonly key: AccessKey;
  readonly account: Account;
  readonly user: User | null;
}

const indexes = new WeakMap<Account, ReadonlyMap<string, KeyOwner>>();

function indexOf(account: Account): ReadonlyMap<string, KeyOwner> {
  const known = indexes.get(account);
  if (known) return known;
  const index = new Map<string, KeyOwner>();
  for (const key of account.root.accessKeys) index.set(key.id, { key, account, user: null });
  for (const user of account.users.values()) {
    for (const key of user.accessKeys) index.set(key.id, { key, account, user });
  }
  indexes.set(account, index);
  return index;
}

/** The owner of a long-term access key in any account of the sandbox, active or not. */
export function ownerOfKey(sandbox: Sandbox, keyId: string): KeyOwner | null {
  for (const account of sandbox.accounts.values()) {
    const owner = indexOf(account).get(keyId);
    if (owner) return owner;
  }
  return null;
}
