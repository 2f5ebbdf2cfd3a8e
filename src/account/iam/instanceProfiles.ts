import type { JsonObject } from '../call.ts';
import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import { isoTime } from '../isoTime.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Account, InstanceProfile, Sandbox } from '../sandbox.ts';
import { drawId } from './draw.ts';
import { fail } from './failures.ts';
import { holderNamed, roleKind } from './holderKind.ts';
import { optionalText, text } from './input.ts';
import { onHolder } from './onHolder.ts';
import { byName } from './order.ts';
import { pageOf } from './page.ts';
import { quotas } from './quotas.ts';
import { roleCore } from './roles.ts';
import { anything, done, type Row, type Rows, type Target } from './row.ts';
import { readTags, tagsOutput } from './tagList.ts';
import { arnOf, newTarget, requestTags } from './targets.ts';

/** A profile as lists show it: without tags. */
export function profileSummary(account: Account, profile: InstanceProfile): JsonObject {
  const role = profile.role === null ? undefined : holderNamed(roleKind, account, profile.role);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: isoTime(profile.created),
    Roles: role ? [roleCore(role)] : [],
  };
}

const profileOutput = (account: Account, profile: InstanceProfile): JsonObject => ({
  ...profileSummary(account, profile),
  Tags: tagsOutput(profile.tags),
});

export const putProfile = (sandbox: Sandbox, account: string, profile: InstanceProfile): Sandbox =>
  changeAccount(sandbox, account, (before) => ({
    ...before,
    instanceProfiles: withEntry(before.instanceProfiles, profile.name.toLowerCase(), profile),
  }));

/** The profile that a call names, with the ARN that it has or would have. */
export function profileTarget(call: Invocation): Target {
  const name = text(call.input, 'InstanceProfileName');
  const profile = call.account.instanceProfiles.get(name.toLowerCase());
  return { resource: profile?.arn ?? arnOf(call.account.id, 'instance-profile', '/', name) };
}

const onProfile = (run: (call: Invocation, profile: InstanceProfile) => Result): Row => ({
  asks: profileTarget,
  run: (call) => {
    const name = text(call.input, 'InstanceProfileName');
    const profile = call.account.instanceProfiles.get(name.toLowerCase());
    return profile ? run(call, profile) : fail('missing.instance-profile', { Name: name });
  },
});

const creation: Row = {
  asks: (call) => {
    const tags = requestTags(call.input);
    const target = newTarget(call, 'instance-profile', 'InstanceProfileName', tags);
    return 'aws:TagKeys' in tags ? [target, { ...target, action: 'iam:TagInstanceProfile' }] : target;
  },
  run: (call) => {
    const name = text(call.input, 'InstanceProfileName');
    if (call.account.instanceProfiles.has(name.toLowerCase())) return fail('exists.instance-profile', { Name: name });
    const given = readTags(call.input, 'minded');
    if ('error' in given) return given;
    const limit = quotas.InstanceProfilesPerAccount;
    if (call.account.instanceProfiles.size >= limit) {
      return fail('quota', { Quota: 'InstanceProfilesPerAccount', Limit: limit });
    }
    const drawn = drawId(call.sandbox, 'AIPA');
    const path = optionalText(call.input, 'Path') ?? '/';
    const arn = arnOf(call.account.id, 'instance-profile', path, name);
    const profile = { name, path, id: drawn.value, arn, created: call.time, tags: given.tags, role: null };
    return done(putProfile(drawn.sandbox, call.account.id, profile), {
      InstanceProfile: profileOutput(call.account, profile),
    });
  },
};

const listing: Row = {
  asks: anything,
  run: (call) => {
    const prefix = optionalText(call.input, 'PathPrefix') ?? '/';
    const profiles = [...call.account.instanceProfiles.values()];
    const found = profiles.filter((profile) => profile.path.startsWith(prefix)).sort(byName);
    return listed(call, 'ListInstanceProfiles', found);
  },
};

function listed(call: Invocation, operation: string, profiles: readonly InstanceProfile[]): Result {
  const page = pageOf(call, operation, profiles);
  if ('error' in page) return page;
  const found = page.items.map((profile) => profileSummary(call.account, profile));
  return done(call.sandbox, { InstanceProfiles: found, ...page.more });
}

const listingForRole = onHolder(roleKind, (call, role) => {
  const profiles = [...call.account.instanceProfiles.values()].filter((profile) => profile.role === role.name);
  return listed(call, 'ListInstanceProfilesForRole', profiles.sort(byName));
});

const deletion = onProfile((call, profile) => {
  if (profile.role !== null) return fail('conflict.instance-profile');
  return done(
    changeAccount(call.sandbox, call.account.id, (account) => ({
      ...account,
      instanceProfiles: withoutEntry(account.instanceProfiles, profile.name.toLowerCase()),
    })),
  );
});

/** Needs `iam:PassRole` on the role as well: IAM API Reference, AddRoleToInstanceProfile. */
const addition: Row = {
  asks: (call) => {
    const name = text(call.input, 'RoleName');
    const role = holderNamed(roleKind, call.account, name)?.arn ?? arnOf(call.account.id, 'role', '/', name);
    const context = { 'iam:PassedToService': 'ec2.amazonaws.com' };
    return [profileTarget(call), { action: 'iam:PassRole', resource: role, context }];
  },
  run: onProfile((call, profile) => {
    const name = text(call.input, 'RoleName');
    const role = holderNamed(roleKind, call.account, name);
    if (!role) return fail('missing.role', { Name: name });
    if (profile.role !== null) {
      const Quota = 'InstanceSessionsPerInstanceProfile';
      return fail('quota', { Quota, Limit: quotas[Quota] });
    }
    return done(putProfile(call.sandbox, call.account.id, { ...profile, role: role.name }));
  }).run,
};

const removal = onProfile((call, profile) => {
  const name = text(call.input, 'RoleName');
  const role = holderNamed(roleKind, call.account, name);
  if (!role) return fail('missing.role', { Name: name });
  if (profile.role !== role.name) return fail('missing.profile-role', { RoleName: role.name, Name: profile.name });
  return done(putProfile(call.sandbox, call.account.id, { ...profile, role: null }));
});

export const instanceProfiles: Rows = {
  CreateInstanceProfile: creation,
  GetInstanceProfile: onProfile((call, profile) =>
    done(call.sandbox, { InstanceProfile: profileOutput(call.account, profile) }),
  ),
  ListInstanceProfiles: listing,
  ListInstanceProfilesForRole: listingForRole,
  DeleteInstanceProfile: deletion,
  AddRoleToInstanceProfile: addition,
  RemoveRoleFromInstanceProfile: removal,
};
