import type { JsonObject } from '../call.ts';
import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Account, Group, User } from '../sandbox.ts';
import { drawId } from './draw.ts';
import { fail } from './failures.ts';
import { groupKind, holderNamed, putHolder } from './holderKind.ts';
import { optionalText, text } from './input.ts';
import { onHolder } from './onHolder.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { quotas } from './quotas.ts';
import { anything, done, type Row, type Rows } from './row.ts';
import { arnOf, holderTarget, newTarget } from './targets.ts';
import { userSummary } from './users.ts';

export const groupOutput = (group: Group): JsonObject => ({
  Path: group.path,
  GroupName: group.name,
  GroupId: group.id,
  Arn: group.arn,
  CreateDate: isoTime(group.created),
});

/** Members of a group, by name. */
export const membersOf = (account: Account, group: Group): readonly User[] =>
  [...account.users.values()].filter((user) => user.groups.includes(group.name)).sort(byName);

const creation: Row = {
  asks: (call) => newTarget(call, 'group', 'GroupName'),
  run: (call) => {
    const name = text(call.input, 'GroupName');
    if (holderNamed(groupKind, call.account, name)) return fail('exists.group', { Name: name });
    if (call.account.groups.size >= quotas.GroupsPerAccount) {
      return fail('quota', { Quota: 'GroupsPerAccount', Limit: quotas.GroupsPerAccount });
    }
    const drawn = drawId(call.sandbox, 'AGPA');
    const path = optionalText(call.input, 'Path') ?? '/';
    const arn = arnOf(call.account.id, 'group', path, name);
    const group: Group = { name, path, id: drawn.value, arn, created: call.time, inline: new Map(), attached: [] };
    return done(putHolder(drawn.sandbox, call.account.id, groupKind, group), { Group: groupOutput(group) });
  },
};

/** The group with a page of its members. */
const reading: Row = onHolder(groupKind, (call, group) => {
  const page = pageOf(call, 'GetGroup', membersOf(call.account, group));
  if ('error' in page) return page;
  return done(call.sandbox, { Group: groupOutput(group), Users: page.items.map(userSummary), ...page.more });
});

const listing: Row = {
  asks: anything,
  run: (call) => {
    const prefix = optionalText(call.input, 'PathPrefix') ?? '/';
    const groups = [...call.account.groups.values()].filter((group) => group.path.startsWith(prefix)).sort(byName);
    const page = pageOf(call, 'ListGroups', groups);
    if ('error' in page) return page;
    return done(call.sandbox, { Groups: page.items.map(groupOutput), ...page.more });
  },
};

/** Renaming needs the permission on the old and on the new ARN: IAM API Reference, UpdateGroup. */
const update: Row = {
  asks: (call) => {
    const target = holderTarget(groupKind, call);
    const arn = movedArn(call);
    return arn === target.resource ? target : [target, { resource: arn }];
  },
  run: (call) => {
    const given = text(call.input, 'GroupName');
    const group = holderNamed(groupKind, call.account, given);
    if (!group) return fail('missing.group', { Name: given });
    const name = optionalText(call.input, 'NewGroupName') ?? group.name;
    const taken = holderNamed(groupKind, call.account, name);
    if (taken && taken !== group) return fail('exists.group', { Name: name });
    return moved(call, group, name);
  },
};

function movedArn(call: Invocation): string {
  const given = text(call.input, 'GroupName');
  const group = holderNamed(groupKind, call.account, given);
  const path = optionalText(call.input, 'NewPath') ?? group?.path ?? '/';
  return arnOf(call.account.id, 'group', path, optionalText(call.input, 'NewGroupName') ?? group?.name ?? given);
}

/** Members stay in the group under its new name. */
function moved(call: Invocation, group: Group, name: string): Result {
  const path = optionalText(call.input, 'NewPath') ?? group.path;
  const next: Group = { ...group, name, path, arn: arnOf(call.account.id, 'group', path, name) };
  const rename = (user: User): User =>
    user.groups.includes(group.name)
      ? { ...user, groups: user.groups.map((one) => (one === group.name ? name : one)) }
      : user;
  return done(
    changeAccount(call.sandbox, call.account.id, (account) => ({
      ...account,
      groups: withEntry(withoutEntry(account.groups, group.name.toLowerCase()), name.toLowerCase(), next),
      users: new Map([...account.users].map(([key, user]) => [key, rename(user)])),
    })),
  );
}

const deletion: Row = onHolder(groupKind, (call, group) => {
  if (membersOf(call.account, group).length > 0) return fail('conflict.groups');
  if (group.attached.length > 0) return fail('conflict.attached');
  if (group.inline.size > 0) return fail('conflict.inline');
  return done(
    changeAccount(call.sandbox, call.account.id, (account) => ({
      ...account,
      groups: withoutEntry(account.groups, group.name.toLowerCase()),
    })),
  );
});

export const groups: Rows = {
  CreateGroup: creation,
  GetGroup: reading,
  ListGroups: listing,
  UpdateGroup: update,
  DeleteGroup: deletion,
};
