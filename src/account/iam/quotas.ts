/**
 * IAM quotas by the name that LimitExceeded prints. Source: IAM User Guide, reference_iam-quotas, default values.
 * Many can be raised for an account, so that other numbers are seen in practice: 20 or 25 policies per role, trust
 * policies of 4,096 or 8,192 characters.
 */
export const quotas = {
  UsersPerAccount: 5000,
  GroupsPerAccount: 300,
  RolesPerAccount: 1000,
  InstanceProfilesPerAccount: 1000,
  /** Customer managed policies. */
  PoliciesPerAccount: 1500,
  PolicyVersionsInUse: 10_000,
  ServerCertificates: 20,
  GroupsPerUser: 10,
  AccessKeysPerUser: 2,
  SigningCertificatesPerUser: 2,
  MFADevicesPerUser: 8,
  PoliciesPerUser: 10,
  PoliciesPerGroup: 10,
  PoliciesPerRole: 10,
  VersionsPerPolicy: 5,
  InstanceSessionsPerInstanceProfile: 1,
  TagsPerResource: 50,
  OpenIdConnectProvidersPerAccount: 100,
  ClientIdsPerOpenIdConnectProvider: 100,
  ThumbprintsPerOpenIdConnectProvider: 5,
  SAMLProvidersPerAccount: 100,
  PrivateKeysPerSamlProvider: 2,
  /** For each service. */
  ServiceSpecificCredentialsPerUser: 2,
  /** Characters without white space. */
  PolicySize: 6144,
  ACLSizePerRole: 2048,
  /** Characters of all inline policies together, without white space. */
  InlineSizePerUser: 2048,
  InlineSizePerGroup: 5120,
  InlineSizePerRole: 10_240,
} as const;
