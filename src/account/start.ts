import { nextMfaSeed, startGenerator } from './generator.ts';
import type { Account, PasswordPolicy, RootUser, Sandbox } from './sandbox.ts';
import { accessAnalysisOf } from './startAnalyzers.ts';
import { accessKeysOf, drawFor, type Site, timeOf } from './startEntity.ts';
import { withPastEvents } from './startEvents.ts';
import { withIdentityCenter } from './startIdentityCenter.ts';
import { organizationOf } from './startOrganization.ts';
import { customerPolicyOf, devicesOf, groupOf, instanceProfileOf, roleOf, userOf } from './startPrincipals.ts';
import { oidcProviderOf, samlProviderOf } from './startProviders.ts';
import { bucketOf, instanceOf, plainResourceOf, publicAccessBlockOf } from './startResources.ts';
import type { AccountStart, PasswordPolicyStart, SandboxStart } from './startShape.ts';

/** Account of a start that names none. */
export const usualAccount = '111122223333';

/**
 * The sandbox that a start describes. Ids that the start leaves out hang on `seed` and on names alone. What
 * `checkStart` faults is left out.
 */
export function buildSandbox(start: SandboxStart, options: { readonly clock: number; readonly seed: number }): Sandbox {
  const given = start.accounts?.length ? start.accounts : [{}];
  const accounts = new Map<string, Account>();
  for (const account of given) {
    const id = account.id ?? usualAccount;
    accounts.set(id, accountOf({ account: id, ...options }, account));
  }
  const home = start.home ?? given[0]?.id ?? usualAccount;
  const sandbox: Sandbox = {
    accounts,
    home,
    organization: start.organization ? organizationOf(start.organization, home, [...accounts.keys()], options) : null,
    clock: options.clock,
    generator: startGenerator(options.seed),
    sessions: new Map(),
    trail: null,
  };
  const past = given.map(({ id = usualAccount, events = [] }) => ({ site: { account: id, ...options }, events }));
  const entered = start.identityCenter ? withIdentityCenter(sandbox, start.identityCenter, options.seed) : sandbox;
  return withPastEvents(entered, past);
}

const byName = <Entity extends { readonly name: string }>(entities: readonly (Entity | null)[]) =>
  new Map(entities.flatMap((entity) => (entity ? [[entity.name.toLowerCase(), entity] as const] : [])));

function accountOf(site: Site, start: AccountStart): Account {
  const policies = byName((start.policies ?? []).map((policy) => customerPolicyOf(site, policy)));
  const groups = byName((start.groups ?? []).map((group) => groupOf(site, group, policies)));
  const roles = byName((start.roles ?? []).map((role) => roleOf(site, role, policies)));
  const instanceProfiles = byName((start.instanceProfiles ?? []).map((one) => instanceProfileOf(site, one, roles)));
  const owned = (start.users ?? []).map((user) => ({ user, devices: devicesOf(site, user) }));
  const root = rootOf(site, start);
  const instances = (start.instances ?? []).map((one, index) => instanceOf(site, one, index, instanceProfiles));
  return {
    id: site.account,
    alias: start.alias ?? null,
    created: timeOf(site, start.created ?? 'P400D'),
    root: root.user,
    users: byName(owned.map(({ user, devices }) => userOf(site, user, policies, groups, devices))),
    groups,
    roles,
    policies,
    instanceProfiles,
    ...providersOf(site, start),
    mfaDevices: new Map([...root.devices, ...owned.flatMap(({ devices }) => devices)].map((one) => [one.serial, one])),
    passwordPolicy: start.passwordPolicy ? passwordPolicyOf(start.passwordPolicy) : null,
    credentialReport: null,
    ...(start.analyzers ? { accessAnalysis: accessAnalysisOf(site, start.analyzers) } : {}),
    buckets: new Map((start.buckets ?? []).map((bucket) => [bucket.name, bucketOf(site, bucket)])),
    instances: new Map(instances.map((instance) => [instance.id, instance])),
    publicAccessBlock: publicAccessBlockOf(start.blockPublicAccess),
    resources: new Map((start.resources ?? []).map((resource) => [resource.arn, plainResourceOf(site, resource)])),
  };
}

/** Absent where a start has none, as in an account that never had one. */
function providersOf(site: Site, start: AccountStart): Pick<Account, 'oidcProviders' | 'samlProviders'> {
  const oidc = start.oidcProviders?.map((one) => oidcProviderOf(site, one));
  const saml = start.samlProviders?.map((one) => samlProviderOf(site, one));
  return {
    ...(oidc ? { oidcProviders: new Map(oidc.map((one) => [one.arn, one])) } : {}),
    ...(saml ? { samlProviders: new Map(saml.map((one) => [one.arn, one])) } : {}),
  };
}

/** Serial number of a virtual device of the root user, the first of which AWS's console calls `root-account-mfa-device`. */
export const rootDeviceSerial = (account: string, number: number): string =>
  `arn:aws:iam::${account}:mfa/root-account-mfa-device${number === 1 ? '' : `-${number}`}`;

function rootOf(site: Site, start: AccountStart) {
  const given = start.root ?? {};
  const created = timeOf(site, start.created ?? 'P400D');
  const devices = Array.from({ length: given.mfaDevices ?? 0 }, (_, index) => ({
    serial: rootDeviceSerial(site.account, index + 1),
    seed: drawFor(site, `mfa/root/${index}`, nextMfaSeed),
    user: '<root>',
    enabled: created,
    tags: [],
    lastStep: 0,
  }));
  const user: RootUser = {
    accessKeys: accessKeysOf(site, 'root', given.accessKeys, created),
    mfaDevices: devices.map(({ serial }) => serial),
    passwordLastUsed: given.passwordLastUsed === undefined ? null : timeOf(site, given.passwordLastUsed),
    ...(given.password === false ? { password: false } : {}),
  };
  return { user, devices };
}

/** Defaults of UpdateAccountPasswordPolicy: IAM API Reference. */
function passwordPolicyOf(start: PasswordPolicyStart): PasswordPolicy {
  return {
    minimumLength: start.minimumLength ?? 6,
    requireSymbols: start.requireSymbols ?? false,
    requireNumbers: start.requireNumbers ?? false,
    requireUppercase: start.requireUppercase ?? false,
    requireLowercase: start.requireLowercase ?? false,
    allowUsersToChange: start.allowUsersToChange ?? false,
    maxAge: start.maxAge ?? null,
    reusePrevention: start.reusePrevention ?? null,
    hardExpiry: start.hardExpiry ?? null,
  };
}
