import type { JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, structures, text, texts } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { alternateId } from './alternateId.ts';
import { withAttribute } from './attributePath.ts';
import { fail } from './failures.ts';
import type { StoreUser } from './identityStore.ts';
import { changed, inStore, listed, type StoreCall, storeArn } from './storeRow.ts';

const shownAttributes = [
  'Name',
  'DisplayName',
  'NickName',
  'ProfileUrl',
  'Emails',
  'Addresses',
  'PhoneNumbers',
  'UserType',
  'Title',
  'PreferredLanguage',
  'Locale',
  'Timezone',
];
const laterAttributes = ['Photos', 'Website', 'Birthdate', 'Roles'];

const pick = (attributes: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]]])));

const userOutput = (call: StoreCall, user: StoreUser): JsonObject => ({
  IdentityStoreId: call.center.identityStoreId,
  UserId: user.id,
  UserName: user.userName,
  ...pick(user.attributes, shownAttributes),
  UserStatus: user.active ? 'ENABLED' : 'DISABLED',
  ...pick(user.attributes, laterAttributes),
  CreatedAt: isoTime(user.created.at),
  CreatedBy: user.created.by,
  UpdatedAt: isoTime(user.updated.at),
  UpdatedBy: user.updated.by,
  ...(texts(call.input, 'Extensions').length > 0 ? pick(user.attributes, ['Extensions']) : {}),
});

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const userNamed = (call: StoreCall, name: string): StoreUser | undefined =>
  [...call.store.users.values()].find(({ userName }) => sameName(userName, name));

/** Names that the API demands of the built-in directory: Identity Store API Reference, CreateUser. */
function lacking(input: JsonObject): string | null {
  if (optionalText(input, 'UserName') === undefined) return 'UserName';
  if (optionalText(input, 'DisplayName') === undefined) return 'DisplayName';
  const [name] = structures({ list: input.Name === undefined ? [] : [input.Name] }, 'list');
  if (!name || optionalText(name, 'FamilyName') === undefined) return 'Name.FamilyName';
  return optionalText(name, 'GivenName') === undefined ? 'Name.GivenName' : null;
}

const creation = inStore(
  () => [],
  (call) => {
    const { IdentityStoreId: storeId, UserName: _name, ...attributes } = call.input;
    const missing = lacking(call.input);
    if (missing !== null) return fail('input.required', { Member: missing });
    const userName = text(call.input, 'UserName');
    if (userNamed(call, userName)) return fail('exists.user');
    const drawn = draw(call.sandbox, nextUuid);
    const made = { at: call.time, by: call.identity.arn };
    const user: StoreUser = { id: drawn.value, userName, attributes, created: made, updated: made, active: true };
    const users = withEntry(call.store.users, user.id, user);
    return changed(call, { users }, { IdentityStoreId: storeId ?? '', UserId: user.id }, drawn.sandbox);
  },
);

const onUser = ({ input }: StoreCall | { readonly input: JsonObject }): readonly string[] => [
  storeArn('user', text(input, 'UserId')),
];

const description = inStore(onUser, (call) => {
  const id = text(call.input, 'UserId');
  const user = call.store.users.get(id);
  return user ? { sandbox: call.sandbox, output: userOutput(call, user) } : fail('missing.user', { Id: id });
});

const attributePath = /^[a-z]+(\.[a-z]+)*$/i;

const update = inStore(onUser, (call) => {
  const id = text(call.input, 'UserId');
  const user = call.store.users.get(id);
  if (!user) return fail('missing.user', { Id: id });
  let { attributes, userName } = user;
  for (const operation of structures(call.input, 'Operations')) {
    const path = text(operation, 'AttributePath');
    const value = operation.AttributeValue ?? null;
    if (!attributePath.test(path)) return fail('input.path', { Path: path });
    if (path === 'userName') {
      if (typeof value !== 'string') return fail('input.required', { Member: 'UserName' });
      const other = userNamed(call, value);
      if (other && other.id !== id) return fail('exists.user');
      userName = value;
    } else attributes = withAttribute(attributes, path, value);
  }
  const updated = { at: call.time, by: call.identity.arn };
  return changed(call, { users: withEntry(call.store.users, id, { ...user, userName, attributes, updated }) });
});

const deletion = inStore(onUser, (call) => {
  const id = text(call.input, 'UserId');
  if (!call.store.users.has(id)) return fail('missing.user', { Id: id });
  const memberships = new Map([...call.store.memberships].filter(([, { user }]) => user !== id));
  return changed(call, { users: withoutEntry(call.store.users, id), memberships });
});

const listing = inStore(
  () => [storeArn('user')],
  (call) => {
    const filters = structures(call.input, 'Filters');
    const other = filters.find((filter) => !sameName(text(filter, 'AttributePath'), 'UserName'));
    if (other) return fail('input.path', { Path: text(other, 'AttributePath') });
    const users = [...call.store.users.values()].filter((user) =>
      filters.every((filter) => sameName(text(filter, 'AttributeValue'), user.userName)),
    );
    return listed(call, 'ListUsers', 'Users', users, (user) => userOutput(call, user));
  },
);

const idOf = inStore(
  () => [storeArn('user')],
  (call) => {
    const given = alternateId(call.input);
    if (given.path !== 'username' && given.path !== 'emails.value') return fail('input.path', { Path: given.path });
    const found = [...call.store.users.values()].find((user) =>
      given.path === 'username' ? sameName(user.userName, given.value) : hasEmail(user, given.value),
    );
    if (!found) return fail('missing.user', { Id: given.value });
    const output = { IdentityStoreId: call.center.identityStoreId, UserId: found.id };
    return { sandbox: call.sandbox, output };
  },
);

const hasEmail = (user: StoreUser, address: string): boolean =>
  structures(user.attributes, 'Emails').some((email) => sameName(optionalText(email, 'Value') ?? '', address));

/** Users of the directory. */
export const users: Rows = {
  CreateUser: creation,
  DescribeUser: description,
  UpdateUser: update,
  DeleteUser: deletion,
  ListUsers: listing,
  GetUserId: idOf,
};
