import type { AccessKey, Account, Sandbox, User } from './sandbox.ts';

/** A long-term key with who it belongs to; `user` is null for a key of the root user. */
export interface KeyOwner {
  readonly key: AccessKey;
  readonly account: Account;
  readonly user: User | null;
}

/** Where keys were found last: user in lower case, null for the root user. A guess that is checked each time. */
const guesses = new Map<string, string | null>();
const mostGuesses = 10_000;

const keyAmong = (keys: readonly AccessKey[], keyId: string): AccessKey | undefined =>
  keys.find(({ id }) => id === keyId);

function ownedBy(account: Account, name: string | null, keyId: string): KeyOwner | null {
  const user = name === null ? null : account.users.get(name);
  const key = keyAmong((user === null ? account.root : user)?.accessKeys ?? [], keyId);
  return key && user !== undefined ? { key, account, user } : null;
}

function searched(account: Account, keyId: string): KeyOwner | null {
  if (keyAmong(account.root.accessKeys, keyId)) return ownedBy(account, null, keyId);
  for (const [name, { accessKeys }] of account.users) {
    if (accessKeys.length > 0 && keyAmong(accessKeys, keyId)) return ownedBy(account, name, keyId);
  }
  return null;
}

/** The owner of a long-term access key in any account of the sandbox, active or not. */
export function ownerOfKey(sandbox: Sandbox, keyId: string): KeyOwner | null {
  const guess = guesses.get(keyId);
  for (const account of sandbox.accounts.values()) {
    const owner = (guess === undefined ? null : ownedBy(account, guess, keyId)) ?? searched(account, keyId);
    if (!owner) continue;
    if (guesses.size >= mostGuesses) guesses.clear();
    guesses.set(keyId, owner.user === null ? null : owner.user.name.toLowerCase());
    return owner;
  }
  return null;
}
