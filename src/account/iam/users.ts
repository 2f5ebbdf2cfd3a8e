import type { JsonObject } from '../call.ts';
import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Account, Sandbox, User } from '../sandbox.ts';
import { boundaryMember, boundaryRefusal } from './boundaries.ts';
import { onUserOrCaller } from './callerUser.ts';
import { drawId } from './draw.ts';
import { fail } from './failures.ts';
import { holderNamed, putHolder, userKind } from './holderKind.ts';
import { optionalText, text } from './input.ts';
import { onHolder } from './onHolder.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { repointPrincipals } from './principals.ts';
import { quotas } from './quotas.ts';
import { anything, done, type Row, type Rows } from './row.ts';
import { readTags, tagsMember } from './tagList.ts';
import { arnOf, holderTarget, newTarget, requestTags } from './targets.ts';

/** A user as lists show it: without boundary and tags. */
export const userSummary = (user: User): JsonObject => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: user.arn,
  CreateDate: isoTime(user.created),
  ...(user.loginProfile?.lastUsed ? { PasswordLastUsed: isoTime(user.loginProfile.lastUsed) } : {}),
});

const userOutput = (user: User): JsonObject => ({
  ...userSummary(user),
  ...boundaryMember(user.boundary),
  ...tagsMember(user.tags),
});

const creation: Row = {
  asks: (call) => {
    const boundary = optionalText(call.input, 'PermissionsBoundary');
    const tags = requestTags(call.input);
    const target = newTarget(call, 'user', 'UserName', {
      ...tags,
      ...(boundary === undefined ? {} : { 'iam:PermissionsBoundary': boundary }),
    });
    return 'aws:TagKeys' in tags ? [target, { ...target, action: 'iam:TagUser' }] : target;
  },
  run: (call) => {
    const name = text(call.input, 'UserName');
    if (holderNamed(userKind, call.account, name)) return fail('exists.user', { Name: name });
    const given = readTags(call.input, 'ignored');
    if ('error' in given) return given;
    const boundary = optionalText(call.input, 'PermissionsBoundary') ?? null;
    const refused = boundary === null ? null : boundaryRefusal(call.account, boundary);
    if (refused) return refused;
    if (call.account.users.size >= quotas.UsersPerAccount) {
      return fail('quota', { Quota: 'UsersPerAccount', Limit: quotas.UsersPerAccount });
    }
    const drawn = drawId(call.sandbox, 'AIDA');
    const path = optionalText(call.input, 'Path') ?? '/';
    const user: User = {
      name,
      path,
      id: drawn.value,
      arn: arnOf(call.account.id, 'user', path, name),
      created: call.time,
      inline: new Map(),
      attached: [],
      boundary,
      tags: given.tags,
      groups: [],
      accessKeys: [],
      loginProfile: null,
      mfaDevices: [],
    };
    return done(putHolder(drawn.sandbox, call.account.id, userKind, user), { User: userOutput(user) });
  },
};

/** Without a name: the caller. */
const reading: Row = onUserOrCaller(
  (call, user) => done(call.sandbox, { User: userOutput(user) }),
  (call) => done(call.sandbox, { User: rootOutput(call.account) }),
);

/** The root user has neither path nor name. */
export const rootOutput = (account: Account): JsonObject => ({
  UserId: account.id,
  Arn: `arn:aws:iam::${account.id}:root`,
  CreateDate: isoTime(account.created),
  ...(account.root.passwordLastUsed === null ? {} : { PasswordLastUsed: isoTime(account.root.passwordLastUsed) }),
});

const listing: Row = {
  asks: anything,
  run: (call) => {
    const prefix = optionalText(call.input, 'PathPrefix') ?? '/';
    const users = [...call.account.users.values()].filter((user) => user.path.startsWith(prefix)).sort(byName);
    const page = pageOf(call, 'ListUsers', users);
    if ('error' in page) return page;
    return done(call.sandbox, { Users: page.items.map(userSummary), ...page.more });
  },
};

/** Renaming needs the permission on the old and on the new ARN: IAM API Reference, UpdateUser. */
const update: Row = {
  asks: (call) => {
    const target = holderTarget(userKind, call);
    const arn = movedArn(call);
    return arn === target.resource ? target : [target, { resource: arn }];
  },
  run: (call) => {
    const user = holderNamed(userKind, call.account, text(call.input, 'UserName'));
    if (!user) return fail('missing.user', { Name: text(call.input, 'UserName') });
    const name = optionalText(call.input, 'NewUserName') ?? user.name;
    const taken = holderNamed(userKind, call.account, name);
    if (taken && taken !== user) return fail('exists.user', { Name: name });
    return moved(call, user, name);
  },
};

function movedArn(call: Invocation): string {
  const given = text(call.input, 'UserName');
  const user = holderNamed(userKind, call.account, given);
  const path = optionalText(call.input, 'NewPath') ?? user?.path ?? '/';
  return arnOf(call.account.id, 'user', path, optionalText(call.input, 'NewUserName') ?? user?.name ?? given);
}

/** Ids stay, so that groups, keys, sessions and principals in policies follow the user to its new name and path. */
function moved(call: Invocation, user: User, name: string): Result {
  const path = optionalText(call.input, 'NewPath') ?? user.path;
  const next: User = { ...user, name, path, arn: arnOf(call.account.id, 'user', path, name) };
  const sandbox = changeAccount(call.sandbox, call.account.id, (account) => ({
    ...account,
    users: withEntry(withoutEntry(account.users, user.name.toLowerCase()), name.toLowerCase(), next),
    mfaDevices: new Map(
      [...account.mfaDevices].map(([serial, device]) =>
        user.mfaDevices.includes(serial) ? [serial, { ...device, user: name }] : [serial, device],
      ),
    ),
  }));
  return done(repointPrincipals(renameSessions(sandbox, user.id, name), user.arn, next.arn));
}

function renameSessions(sandbox: Sandbox, userId: string, name: string): Sandbox {
  const sessions = new Map(sandbox.sessions);
  for (const [key, session] of sessions) {
    if (session.of.type === 'user' && session.of.userId === userId) {
      sessions.set(key, { ...session, of: { ...session.of, user: name } });
    }
  }
  return { ...sandbox, sessions };
}

/** What must go before a user can: IAM API Reference, DeleteUser. The first that remains is named. */
const obstacles = [
  { id: 'conflict.login-profile', remains: (user: User) => user.loginProfile !== null },
  { id: 'conflict.groups', remains: (user: User) => user.groups.length > 0 },
  { id: 'conflict.attached', remains: (user: User) => user.attached.length > 0 },
  { id: 'conflict.inline', remains: (user: User) => user.inline.size > 0 },
  { id: 'conflict.access-keys', remains: (user: User) => user.accessKeys.length > 0 },
  { id: 'conflict.mfa', remains: (user: User) => user.mfaDevices.length > 0 },
  { id: 'conflict.other', remains: (user: User) => (user.serviceCredentials?.length ?? 0) > 0 },
] as const;

const deletion: Row = onHolder(userKind, (call, user) => {
  const obstacle = obstacles.find(({ remains }) => remains(user));
  if (obstacle) return fail(obstacle.id);
  const sandbox = changeAccount(call.sandbox, call.account.id, (account) => ({
    ...account,
    users: withoutEntry(account.users, user.name.toLowerCase()),
  }));
  return done(repointPrincipals(sandbox, user.arn, user.id));
});

export const users: Rows = {
  CreateUser: creation,
  GetUser: reading,
  ListUsers: listing,
  UpdateUser: update,
  DeleteUser: deletion,
};
