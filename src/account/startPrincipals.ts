import { nextId, nextMfaSeed, nextSecret } from './generator.ts';
import { passwordHash } from './passwordHash.ts';
import type {
  Account,
  CustomerPolicy,
  Group,
  InstanceProfile,
  LoginProfile,
  MfaDevice,
  PolicyHolder,
  Role,
  User,
} from './sandbox.ts';
import {
  accessKeysOf,
  attachedOf,
  drawFor,
  inlineOf,
  managedPolicyArn,
  type Site,
  tagsOf,
  timeOf,
} from './startEntity.ts';
import type {
  GroupStart,
  HolderStart,
  InstanceProfileStart,
  MfaStart,
  PolicyStart,
  RoleStart,
  UserStart,
} from './startShape.ts';
import { documentText, storedPolicy } from './storedPolicy.ts';

type Policies = Account['policies'];

/** A customer managed policy; null where it has no readable version. */
export function customerPolicyOf(site: Site, start: PolicyStart): CustomerPolicy | null {
  const created = timeOf(site, start.created);
  const given = start.versions ?? (start.document === undefined ? [] : [{ document: start.document }]);
  const versions = given.flatMap((version, index) => {
    const stored = storedPolicy(documentText(version.document), 'identity');
    return stored ? [{ ...stored, id: `v${index + 1}`, created: timeOf(site, version.created, created) }] : [];
  });
  const last = versions.at(-1);
  if (!last) return null;
  const marked = given.findIndex((version) => version.default);
  const path = start.path ?? '/';
  return {
    name: start.name,
    path,
    id: start.id ?? drawFor(site, `policy/${start.name}`, (state) => nextId(state, 'ANPA')),
    arn: `arn:aws:iam::${site.account}:policy${path}${start.name}`,
    description: start.description ?? '',
    created,
    updated: last.created,
    tags: tagsOf(start.tags),
    defaultVersion: marked < 0 ? last.id : `v${marked + 1}`,
    versions,
    nextVersion: given.length + 1,
  };
}

function holderOf(site: Site, start: HolderStart, policies: Policies, kind: 'user' | 'group' | 'role'): PolicyHolder {
  const path = start.path ?? '/';
  const prefix = ({ user: 'AIDA', group: 'AGPA', role: 'AROA' } as const)[kind];
  return {
    name: start.name,
    path,
    id: start.id ?? drawFor(site, `${kind}/${start.name}`, (state) => nextId(state, prefix)),
    arn: `arn:aws:iam::${site.account}:${kind}${path}${start.name}`,
    created: timeOf(site, start.created),
    inline: inlineOf(start.inline),
    attached: attachedOf(policies, start.attached),
  };
}

export const groupOf = (site: Site, start: GroupStart, policies: Policies): Group =>
  holderOf(site, start, policies, 'group');

const boundaryOf = (policies: Policies, given: string | undefined): string | null =>
  given === undefined ? null : managedPolicyArn(policies, given);

export function userOf(
  site: Site,
  start: UserStart,
  policies: Policies,
  groups: ReadonlyMap<string, Group>,
  devices: readonly MfaDevice[],
): User {
  const holder = holderOf(site, start, policies, 'user');
  return {
    ...holder,
    boundary: boundaryOf(policies, start.boundary),
    tags: tagsOf(start.tags),
    groups: (start.groups ?? []).flatMap((name) => groups.get(name.toLowerCase())?.name ?? []),
    accessKeys: accessKeysOf(site, `user/${start.name}`, start.accessKeys, holder.created),
    loginProfile: loginProfileOf(site, start, holder.created),
    mfaDevices: devices.map(({ serial }) => serial),
  };
}

function loginProfileOf(site: Site, start: UserStart, created: number): LoginProfile | null {
  if (!start.loginProfile) return null;
  const given = start.loginProfile === true ? {} : start.loginProfile;
  const time = timeOf(site, given.created, created);
  return {
    created: time,
    passwordHash: passwordHash(given.password ?? drawFor(site, `password/${start.name}`, nextSecret)),
    resetRequired: given.resetRequired ?? false,
    lastUsed: given.lastUsed === undefined ? null : timeOf(site, given.lastUsed),
    lastChanged: time,
  };
}

/** Enabled virtual devices of a user. */
export function devicesOf(site: Site, start: UserStart): readonly MfaDevice[] {
  const usual: readonly MfaStart[] = [{}];
  const given = start.mfa === true ? usual : start.mfa || [];
  return given.map((device): MfaDevice => {
    const name = device.name ?? start.name;
    return {
      serial: `arn:aws:iam::${site.account}:mfa/${name}`,
      seed: device.seed ?? drawFor(site, `mfa/${name}`, nextMfaSeed),
      user: start.name,
      enabled: timeOf(site, device.enabled, timeOf(site, start.created)),
      tags: [],
      lastStep: 0,
    };
  });
}

/** A role; null where its trust policy is unreadable. */
export function roleOf(site: Site, start: RoleStart, policies: Policies): Role | null {
  const trust = storedPolicy(documentText(start.trust), 'trust');
  if (!trust) return null;
  return {
    ...holderOf(site, start, policies, 'role'),
    trust,
    boundary: boundaryOf(policies, start.boundary),
    tags: tagsOf(start.tags),
    description: start.description ?? '',
    maxSessionDuration: start.maxSessionDuration ?? 3600,
    lastUsed: start.lastUsed
      ? { time: timeOf(site, start.lastUsed.at), region: start.lastUsed.region ?? 'us-east-1' }
      : null,
  };
}

export function instanceProfileOf(
  site: Site,
  start: InstanceProfileStart,
  roles: ReadonlyMap<string, Role>,
): InstanceProfile {
  const path = start.path ?? '/';
  return {
    name: start.name,
    path,
    id: start.id ?? drawFor(site, `instance-profile/${start.name}`, (state) => nextId(state, 'AIPA')),
    arn: `arn:aws:iam::${site.account}:instance-profile${path}${start.name}`,
    created: timeOf(site, start.created),
    tags: tagsOf(start.tags),
    role: (start.role === undefined ? null : roles.get(start.role.toLowerCase())?.name) ?? null,
  };
}
