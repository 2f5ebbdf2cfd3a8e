import type { JsonObject } from '../call.ts';
import type { Account } from '../sandbox.ts';
import { quotas } from './quotas.ts';
import { anything, done, type Rows } from './row.ts';

/** Managed policies that are attached or set as a boundary, AWS's among them; each has one version in use. */
function policiesInUse(account: Account): number {
  const holders = [...account.users.values(), ...account.roles.values()];
  const arns = new Set([...holders, ...account.groups.values()].flatMap(({ attached }) => attached));
  for (const { boundary } of holders) if (boundary !== null) arns.add(boundary);
  return arns.size;
}

/** Entities and quotas of an account, with the keys and in the order that AWS gives. */
const summaryOf = (account: Account): JsonObject => ({
  GroupPolicySizeQuota: quotas.InlineSizePerGroup,
  InstanceProfilesQuota: quotas.InstanceProfilesPerAccount,
  Policies: account.policies.size,
  GroupsPerUserQuota: quotas.GroupsPerUser,
  InstanceProfiles: account.instanceProfiles.size,
  AttachedPoliciesPerUserQuota: quotas.PoliciesPerUser,
  Users: account.users.size,
  PoliciesQuota: quotas.PoliciesPerAccount,
  Providers: (account.oidcProviders?.size ?? 0) + (account.samlProviders?.size ?? 0),
  AccountMFAEnabled: account.root.mfaDevices.length > 0 ? 1 : 0,
  AccessKeysPerUserQuota: quotas.AccessKeysPerUser,
  AssumeRolePolicySizeQuota: quotas.ACLSizePerRole,
  PolicyVersionsInUseQuota: quotas.PolicyVersionsInUse,
  GlobalEndpointTokenVersion: account.tokenVersion ?? 1,
  VersionsPerPolicyQuota: quotas.VersionsPerPolicy,
  AttachedPoliciesPerGroupQuota: quotas.PoliciesPerGroup,
  PolicySizeQuota: quotas.PolicySize,
  Groups: account.groups.size,
  AccountSigningCertificatesPresent: 0,
  UsersQuota: quotas.UsersPerAccount,
  ServerCertificatesQuota: quotas.ServerCertificates,
  MFADevices: account.mfaDevices.size,
  UserPolicySizeQuota: quotas.InlineSizePerUser,
  PolicyVersionsInUse: policiesInUse(account),
  ServerCertificates: 0,
  Roles: account.roles.size,
  RolesQuota: quotas.RolesPerAccount,
  SigningCertificatesPerUserQuota: quotas.SigningCertificatesPerUser,
  MFADevicesInUse: [...account.mfaDevices.values()].filter(({ user }) => user !== null).length,
  RolePolicySizeQuota: quotas.InlineSizePerRole,
  AttachedPoliciesPerRoleQuota: quotas.PoliciesPerRole,
  AccountAccessKeysPresent: account.root.accessKeys.length > 0 ? 1 : 0,
  AccountPasswordPresent: account.root.password === false ? 0 : 1,
  GroupsQuota: quotas.GroupsPerAccount,
});

export const accountSummary: Rows = {
  GetAccountSummary: {
    asks: anything,
    run: (call) => done(call.sandbox, { SummaryMap: summaryOf(call.account) }),
  },
};
