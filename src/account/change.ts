import { layered } from './layeredMap.ts';
import type { Account, Sandbox } from './sandbox.ts';

/** A map with one entry set; the place of an entry that was there stays. */
export function withEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> {
  return layered(map)?.with(key, value) ?? new Map(map).set(key, value);
}

/** A map without an entry. */
export function withoutEntry<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const large = layered(map);
  if (large) return large.without(key);
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}

/** The sandbox with one of its accounts changed; itself where it has no such account. */
export function changeAccount(sandbox: Sandbox, id: string, change: (account: Account) => Account): Sandbox {
  const account = sandbox.accounts.get(id);
  if (!account) return sandbox;
  const changed = change(account);
  return changed === account ? sandbox : { ...sandbox, accounts: withEntry(sandbox.accounts, id, changed) };
}
