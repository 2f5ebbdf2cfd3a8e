import type { JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, structures, text } from '../iam/input.ts';
import type { Rows } from '../iam/row.ts';
import type { Invocation } from '../operation.ts';
import { alternateId } from './alternateId.ts';
import { fail } from './failures.ts';
import type { StoreGroup } from './identityStore.ts';
import { madeOutput } from './madeOutput.ts';
import { changed, inStore, listed, type StoreCall, storeArn } from './storeRow.ts';

const groupOutput = (call: StoreCall, group: StoreGroup): JsonObject => ({
  GroupId: group.id,
  DisplayName: group.displayName,
  ...(group.description === null ? {} : { Description: group.description }),
  ...madeOutput(group.created, group.updated),
  IdentityStoreId: call.center.identityStoreId,
});

const groupNamed = (call: StoreCall, name: string): StoreGroup | undefined =>
  [...call.store.groups.values()].find(({ displayName }) => displayName.toLowerCase() === name.toLowerCase());

const creation = inStore(
  () => [],
  (call) => {
    const displayName = optionalText(call.input, 'DisplayName');
    if (displayName === undefined) return fail('input.required', { Member: 'DisplayName' });
    if (groupNamed(call, displayName)) return fail('exists.group');
    const drawn = draw(call.sandbox, nextUuid);
    const made = { at: call.time, by: call.identity.arn };
    const description = optionalText(call.input, 'Description') ?? null;
    const group: StoreGroup = { id: drawn.value, displayName, description, created: made, updated: made };
    const output = { GroupId: group.id, IdentityStoreId: call.center.identityStoreId };
    return changed(call, { groups: withEntry(call.store.groups, group.id, group) }, output, drawn.sandbox);
  },
);

const onGroup = ({ input }: Invocation): readonly string[] => [storeArn('group', text(input, 'GroupId'))];

const description = inStore(onGroup, (call) => {
  const id = text(call.input, 'GroupId');
  const group = call.store.groups.get(id);
  return group ? { sandbox: call.sandbox, output: groupOutput(call, group) } : fail('missing.group', { Id: id });
});

const update = inStore(onGroup, (call) => {
  const id = text(call.input, 'GroupId');
  const group = call.store.groups.get(id);
  if (!group) return fail('missing.group', { Id: id });
  let { displayName, description: described } = group;
  for (const operation of structures(call.input, 'Operations')) {
    const path = text(operation, 'AttributePath');
    const value = operation.AttributeValue ?? null;
    if (path === 'displayName' && typeof value === 'string') {
      const other = groupNamed(call, value);
      if (other && other.id !== id) return fail('exists.group');
      displayName = value;
    } else if (path === 'description' && (value === null || typeof value === 'string')) described = value;
    else return fail('input.path', { Path: path });
  }
  const updated = { at: call.time, by: call.identity.arn };
  const next = { ...group, displayName, description: described, updated };
  return changed(call, { groups: withEntry(call.store.groups, id, next) });
});

const deletion = inStore(onGroup, (call) => {
  const id = text(call.input, 'GroupId');
  if (!call.store.groups.has(id)) return fail('missing.group', { Id: id });
  const memberships = new Map([...call.store.memberships].filter(([, { group }]) => group !== id));
  return changed(call, { groups: withoutEntry(call.store.groups, id), memberships });
});

const listing = inStore(
  () => [storeArn('group')],
  (call) => {
    const filters = structures(call.input, 'Filters');
    const other = filters.find((filter) => text(filter, 'AttributePath').toLowerCase() !== 'displayname');
    if (other) return fail('input.path', { Path: text(other, 'AttributePath') });
    const groups = [...call.store.groups.values()].filter((group) =>
      filters.every((filter) => text(filter, 'AttributeValue').toLowerCase() === group.displayName.toLowerCase()),
    );
    return listed(call, 'ListGroups', 'Groups', groups, (group) => groupOutput(call, group));
  },
);

const idOf = inStore(
  () => [storeArn('group')],
  (call) => {
    const given = alternateId(call.input);
    if (given.path !== 'displayname') return fail('input.path', { Path: given.path });
    const group = groupNamed(call, given.value);
    if (!group) return fail('missing.group', { Id: given.value });
    return { sandbox: call.sandbox, output: { GroupId: group.id, IdentityStoreId: call.center.identityStoreId } };
  },
);

/** Groups of the directory. */
export const groups: Rows = {
  CreateGroup: creation,
  DescribeGroup: description,
  UpdateGroup: update,
  DeleteGroup: deletion,
  ListGroups: listing,
  GetGroupId: idOf,
};
