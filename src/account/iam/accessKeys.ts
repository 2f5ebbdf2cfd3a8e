import type { ApiError, JsonObject } from '../call.ts';
import { changeAccount } from '../change.ts';
import { ownerOfKey } from '../credentialOwner.ts';
import { nextAccessKeyId, nextSecret } from '../generator.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import type { AccessKey, Sandbox, User } from '../sandbox.ts';
import { onUserOrCaller } from './callerUser.ts';
import { draw } from './draw.ts';
import { fail } from './failures.ts';
import { putHolder, userKind } from './holderKind.ts';
import { text } from './input.ts';
import { pageOf } from './page.ts';
import { quotas } from './quotas.ts';
import { done, type Row, type Rows } from './row.ts';

/** Whose keys an operation is about; answers on keys of the root user carry no name. */
interface Owner {
  readonly name: JsonObject;
  readonly keys: readonly AccessKey[];
  readonly put: (sandbox: Sandbox, keys: readonly AccessKey[]) => Sandbox;
}

const userOwner = (call: Invocation, user: User): Owner => ({
  name: { UserName: user.name },
  keys: user.accessKeys,
  put: (sandbox, accessKeys) => putHolder(sandbox, call.account.id, userKind, { ...user, accessKeys }),
});

const rootOwner = (call: Invocation): Owner => ({
  name: {},
  keys: call.account.root.accessKeys,
  put: (sandbox, accessKeys) =>
    changeAccount(sandbox, call.account.id, (account) => ({ ...account, root: { ...account.root, accessKeys } })),
});

const onKeys = (run: (call: Invocation, owner: Owner) => Result): Row =>
  onUserOrCaller(
    (call, user) => run(call, userOwner(call, user)),
    (call) => run(call, rootOwner(call)),
  );

const creation = onKeys((call, owner) => {
  if (owner.keys.length >= quotas.AccessKeysPerUser) {
    return fail('quota', { Quota: 'AccessKeysPerUser', Limit: quotas.AccessKeysPerUser });
  }
  const id = draw(call.sandbox, (state) => nextAccessKeyId(state, 'AKIA', call.account.id));
  const secret = draw(id.sandbox, nextSecret);
  const key: AccessKey = { id: id.value, secret: secret.value, status: 'Active', created: call.time, lastUsed: null };
  return done(owner.put(secret.sandbox, [...owner.keys, key]), {
    AccessKey: {
      ...owner.name,
      AccessKeyId: key.id,
      Status: key.status,
      SecretAccessKey: key.secret,
      CreateDate: isoTime(key.created),
    },
  });
});

const listing = onKeys((call, owner) => {
  const page = pageOf(call, 'ListAccessKeys', owner.keys);
  if ('error' in page) return page;
  const keys = page.items.map((key) => ({
    ...owner.name,
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: isoTime(key.created),
  }));
  return done(call.sandbox, { AccessKeyMetadata: keys, ...page.more });
});

/** Why a key cannot be changed; null where the owner has it. */
function absent(owner: Owner, id: string): { readonly error: ApiError } | null {
  return owner.keys.some((key) => key.id === id) ? null : fail('missing.access-key', { AccessKeyId: id });
}

const deletion = onKeys((call, owner) => {
  const id = text(call.input, 'AccessKeyId');
  const kept = owner.keys.filter((key) => key.id !== id);
  return absent(owner, id) ?? done(owner.put(call.sandbox, kept));
});

/** `Expired` is part of the model, but no status that a key can be given. */
const statuses = ['Active', 'Inactive'] as const;

const update = onKeys((call, owner) => {
  const id = text(call.input, 'AccessKeyId');
  const status = statuses.find((one) => one === text(call.input, 'Status'));
  if (!status) return fail('validation.key-status', { Status: text(call.input, 'Status') });
  const keys = owner.keys.map((key) => (key.id === id ? { ...key, status } : key));
  return absent(owner, id) ?? done(owner.put(call.sandbox, keys));
});

const ownKey = (call: Invocation) => {
  const owner = ownerOfKey(call.sandbox, text(call.input, 'AccessKeyId'));
  return owner?.account.id === call.account.id ? owner : null;
};

/** Asks for permission on the user that has the key. */
const lastUse: Row = {
  asks: (call) => ({ resource: ownKey(call)?.user?.arn ?? `arn:aws:iam::${call.account.id}:user/` }),
  run: (call) => {
    const owner = ownKey(call);
    if (!owner) return fail('missing.access-key', { AccessKeyId: text(call.input, 'AccessKeyId') });
    const used = owner.key.lastUsed;
    return done(call.sandbox, {
      ...(owner.user ? { UserName: owner.user.name } : {}),
      AccessKeyLastUsed: used
        ? { LastUsedDate: isoTime(used.time), ServiceName: used.service, Region: used.region }
        : { ServiceName: 'N/A', Region: 'N/A' },
    });
  },
};

export const accessKeys: Rows = {
  CreateAccessKey: creation,
  ListAccessKeys: listing,
  UpdateAccessKey: update,
  DeleteAccessKey: deletion,
  GetAccessKeyLastUsed: lastUse,
};
