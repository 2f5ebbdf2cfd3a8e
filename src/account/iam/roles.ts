import type { ApiError, JsonObject } from '../call.ts';
import { changeAccount, withoutEntry } from '../change.ts';
import { isoTime } from '../isoTime.ts';
import type { Account, Role, Sandbox, StoredPolicy } from '../sandbox.ts';
import { boundaryMember, boundaryRefusal } from './boundaries.ts';
import { documentSize, encodedDocument, readDocument } from './document.ts';
import { drawId } from './draw.ts';
import { fail } from './failures.ts';
import { holderNamed, putHolder, roleKind } from './holderKind.ts';
import { optionalNumber, optionalText, text } from './input.ts';
import { onHolder } from './onHolder.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { principalRefusal, repointPrincipals } from './principals.ts';
import { quotas } from './quotas.ts';
import { anything, done, type Row, type Rows } from './row.ts';
import { readTags, tagsMember } from './tagList.ts';
import { arnOf, newTarget, requestTags } from './targets.ts';

/** A role as creation and other entities show it. */
export const roleCore = (role: Role): JsonObject => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: role.arn,
  CreateDate: isoTime(role.created),
  AssumeRolePolicyDocument: encodedDocument(role.trust.text),
});

/** A role as lists show it: without boundary, tags and last use. */
const roleSummary = (role: Role): JsonObject => ({
  ...roleCore(role),
  ...(role.description === '' ? {} : { Description: role.description }),
  MaxSessionDuration: role.maxSessionDuration,
});

/** When and where a role was last used; empty where it never was. */
export const roleLastUsed = (role: Role): JsonObject =>
  role.lastUsed ? { LastUsedDate: isoTime(role.lastUsed.time), Region: role.lastUsed.region } : {};

const roleOutput = (role: Role): JsonObject => ({
  ...roleSummary(role),
  ...boundaryMember(role.boundary),
  ...tagsMember(role.tags),
  RoleLastUsed: roleLastUsed(role),
});

/** A trust policy that may be stored, or AWS's refusal of it. */
function readTrust(
  sandbox: Sandbox,
  document: string,
): { readonly stored: StoredPolicy } | { readonly error: ApiError } {
  const read = readDocument(document, 'trust');
  if ('error' in read) return read;
  const refused = principalRefusal(sandbox, read.stored.policy);
  if (refused) return refused;
  if (documentSize(document) > quotas.ACLSizePerRole) {
    return fail('quota', { Quota: 'ACLSizePerRole', Limit: quotas.ACLSizePerRole });
  }
  return read;
}

const usualSession = 3600;

const creation: Row = {
  asks: (call) => {
    const boundary = optionalText(call.input, 'PermissionsBoundary');
    const tags = requestTags(call.input);
    const target = newTarget(call, 'role', 'RoleName', {
      ...tags,
      ...(boundary === undefined ? {} : { 'iam:PermissionsBoundary': boundary }),
    });
    return 'aws:TagKeys' in tags ? [target, { ...target, action: 'iam:TagRole' }] : target;
  },
  run: (call) => {
    const name = text(call.input, 'RoleName');
    if (holderNamed(roleKind, call.account, name)) return fail('exists.role', { Name: name });
    const given = readTags(call.input, 'ignored');
    if ('error' in given) return given;
    const trust = readTrust(call.sandbox, text(call.input, 'AssumeRolePolicyDocument'));
    if ('error' in trust) return trust;
    const boundary = optionalText(call.input, 'PermissionsBoundary') ?? null;
    const refused = boundary === null ? null : boundaryRefusal(call.account, boundary);
    if (refused) return refused;
    if (call.account.roles.size >= quotas.RolesPerAccount) {
      return fail('quota', { Quota: 'RolesPerAccount', Limit: quotas.RolesPerAccount });
    }
    const drawn = drawId(call.sandbox, 'AROA');
    const path = optionalText(call.input, 'Path') ?? '/';
    const role: Role = {
      name,
      path,
      id: drawn.value,
      arn: arnOf(call.account.id, 'role', path, name),
      created: call.time,
      inline: new Map(),
      attached: [],
      trust: trust.stored,
      boundary,
      tags: given.tags,
      description: optionalText(call.input, 'Description') ?? '',
      maxSessionDuration: optionalNumber(call.input, 'MaxSessionDuration') ?? usualSession,
      lastUsed: null,
    };
    const output = { ...roleCore(role), ...boundaryMember(boundary), ...tagsMember(role.tags) };
    return done(putHolder(drawn.sandbox, call.account.id, roleKind, role), { Role: output });
  },
};

const listing: Row = {
  asks: anything,
  run: (call) => {
    const prefix = optionalText(call.input, 'PathPrefix') ?? '/';
    const roles = [...call.account.roles.values()].filter((role) => role.path.startsWith(prefix)).sort(byName);
    const page = pageOf(call, 'ListRoles', roles);
    if ('error' in page) return page;
    return done(call.sandbox, { Roles: page.items.map(roleSummary), ...page.more });
  },
};

const inProfile = (account: Account, role: Role): boolean =>
  [...account.instanceProfiles.values()].some((profile) => profile.role === role.name);

const deletion: Row = onHolder(roleKind, (call, role) => {
  if (inProfile(call.account, role)) return fail('conflict.instance-profile');
  if (role.attached.length > 0) return fail('conflict.attached');
  if (role.inline.size > 0) return fail('conflict.inline');
  const sandbox = changeAccount(call.sandbox, call.account.id, (account) => ({
    ...account,
    roles: withoutEntry(account.roles, role.name.toLowerCase()),
  }));
  return done(repointPrincipals(sandbox, role.arn, role.id));
});

/** Settings that are left out keep their values. */
const update: Row = onHolder(roleKind, (call, role) => {
  const changed: Role = {
    ...role,
    description: optionalText(call.input, 'Description') ?? role.description,
    maxSessionDuration: optionalNumber(call.input, 'MaxSessionDuration') ?? role.maxSessionDuration,
  };
  return done(putHolder(call.sandbox, call.account.id, roleKind, changed));
});

const describing: Row = onHolder(roleKind, (call, role) => {
  const changed: Role = { ...role, description: text(call.input, 'Description') };
  return done(putHolder(call.sandbox, call.account.id, roleKind, changed), { Role: roleSummary(changed) });
});

const trusting: Row = onHolder(roleKind, (call, role) => {
  const trust = readTrust(call.sandbox, text(call.input, 'PolicyDocument'));
  if ('error' in trust) return trust;
  return done(putHolder(call.sandbox, call.account.id, roleKind, { ...role, trust: trust.stored }));
});

export const roles: Rows = {
  CreateRole: creation,
  GetRole: onHolder(roleKind, (call, role) => done(call.sandbox, { Role: roleOutput(role) })),
  ListRoles: listing,
  UpdateRole: update,
  UpdateRoleDescription: describing,
  UpdateAssumeRolePolicy: trusting,
  DeleteRole: deletion,
};
