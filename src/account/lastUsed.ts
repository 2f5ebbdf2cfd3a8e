import { changeAccount, withEntry } from './change.ts';
import type { Identity } from './identity.ts';
import type { AccessKey, Account, Sandbox } from './sandbox.ts';

interface Use {
  readonly time: number;
  readonly service: string;
  readonly region: string;
}

/** Notes the use of an access key, or of the role behind a session, whatever the answer to the call was. */
export function withUse(sandbox: Sandbox, identity: Identity, use: Use): Sandbox {
  if (!identity.account || identity.accessKeyId === null) return sandbox;
  const { kind, accessKeyId, session } = identity;
  const note = kind === 'role' ? roleUsed(identity, use) : session ? null : keyUsed(identity, accessKeyId, use);
  return note ? changeAccount(sandbox, identity.account.id, note) : sandbox;
}

type Note = (account: Account) => Account;

function roleUsed({ role }: Identity, { time, region }: Use): Note {
  return (account) => {
    const found = role && account.roles.get(role.name.toLowerCase());
    if (!found) return account;
    const roles = withEntry(account.roles, found.name.toLowerCase(), { ...found, lastUsed: { time, region } });
    return { ...account, roles };
  };
}

function keyUsed({ user }: Identity, keyId: string, use: Use): Note {
  const used = (keys: readonly AccessKey[]) => keys.map((key) => (key.id === keyId ? { ...key, lastUsed: use } : key));
  return (account) => {
    if (!user) return { ...account, root: { ...account.root, accessKeys: used(account.root.accessKeys) } };
    const name = user.name.toLowerCase();
    const found = account.users.get(name);
    if (!found) return account;
    return { ...account, users: withEntry(account.users, name, { ...found, accessKeys: used(found.accessKeys) }) };
  };
}
