import type { Json, JsonObject } from './call.ts';
import { customerPolicy, documentValue, groupDetail, roleDetail, userDetail } from './describeEntities.ts';
import { describeAnalyzers, describeIdentityCenter, describeOrganization } from './describeGovernance.ts';
import { describeBlock, describeResources } from './describeResources.ts';
import { isoTime } from './isoTime.ts';
import { policyByArn } from './policyByArn.ts';
import type { AccessKey, Account, Sandbox, User } from './sandbox.ts';

const day = 86_400_000;

/**
 * An account as one JSON value, for questions in JMESPath. Moments are ISO 8601, documents objects, tags
 * `[{Key, Value}]`.
 *
 * - `UserDetailList`, `GroupDetailList`, `RoleDetailList`, `Policies`: as `iam:GetAccountAuthorizationDetails` answers
 *   them; roles also tell `MaxSessionDuration` and `Description`. `Policies` holds the customer managed ones and those
 *   of AWS that are in use.
 * - `Account`: `{Id, Alias, PublicAccessBlock}`; the last, of S3 for all buckets, is null where it is not configured.
 * - `Root`: `{AccessKeys, MFADevices, PasswordLastUsed}`; keys as in `AccessKeys`, devices as in `MFADevices`.
 * - `AccessKeys`: `[{UserName, AccessKeyId, Status, CreateDate, AgeDays, LastUsedDate, LastUsedService, LastUsedRegion}]`
 *   of all users; the last three are null for a key never used.
 * - `MFADevices`: `[{UserName, SerialNumber, EnableDate}]` of all users.
 * - `LoginProfiles`: `[{UserName, CreateDate, PasswordResetRequired, PasswordLastChanged, PasswordLastUsed}]`.
 * - `PasswordPolicy`: as `iam:GetAccountPasswordPolicy` answers it, or null.
 * - `InstanceProfiles`: `[{InstanceProfileName, Arn, Path, Roles}]`, roles by name.
 * - `Resources`: `[{Arn, Service, Type, Tags, Policy}]`; instances also tell `State`, `InstanceType`, `ImageId`,
 *   `HttpTokens` and `IamInstanceProfile` (an ARN or null), buckets `Region`, `Objects` (keys), `PublicAccessBlock` and
 *   `KmsKeyId`; all others `Details`, null where there are none, by their type:
 *   `key {Description, Enabled, DeletionDate, RotationDays, Grants[{Name, GranteePrincipal, RetiringPrincipal,
 *   Operations, EncryptionContext}]}`, `alias {Target}`, `queue {Attributes, Messages}`, `topic {Attributes,
 *   Subscriptions}`, `Secret {Description, KmsKeyId, RotationEnabled, RotationLambdaARN, RotationDays, LastRotated,
 *   DeletionDate, Versions}`, `parameter {Type, Version, KmsKeyId}`, `function {Role, Runtime, Handler, Environment
 *   (names)}`, `table {PartitionKey, SortKey, DeletionProtectionEnabled, ItemCount}`, `trail {S3BucketName,
 *   S3KeyPrefix, IsLogging, IsMultiRegionTrail, LogFileValidationEnabled, IsOrganizationTrail, KmsKeyId,
 *   EventSelectors}`, `rule-on-default-event-bus {EventPattern, ScheduleExpression, Enabled, Description, Targets}`,
 *   `schedule` as GetSchedule shows it, `alarm` as DescribeAlarms shows it, `ConfigRule {ConfigRuleName,
 *   SourceIdentifier, Compliance, NonCompliantResources, Evaluated, Remediation}`, `ConfigurationRecorder {Recording,
 *   roleARN}`, `log-group {Streams, MetricFilters}`.
 * - `Organization`: `{Id, ManagementAccount, Path, FeatureSet, Root, Units, Accounts, Policies, DelegatedAdministrators,
 *   TrustedServices}`, or null; root, units and accounts tell the names of the policies attached to them.
 * - `IdentityCenter`: `{InstanceArn, IdentityStoreId, Users, Groups, PermissionSets, Assignments}` by names, or null.
 * - `Analyzers`: `[{Name, Arn, Type, CreatedAt, ArchiveRules, Findings}]`; findings as they were last seen.
 * - `Clock`: the sandbox's moment.
 */
export function describeAccount(sandbox: Sandbox, accountId = sandbox.home): JsonObject {
  const account = sandbox.accounts.get(accountId);
  if (!account) throw new Error(`the sandbox has no account ${accountId}`);
  const users = [...account.users.values()];
  return {
    Account: {
      Id: account.id,
      Alias: account.alias,
      PublicAccessBlock: describeBlock(account.publicAccessBlock),
    },
    UserDetailList: users.map((user) => userDetail(account, user)),
    GroupDetailList: [...account.groups.values()].map((group) => groupDetail(account, group)),
    RoleDetailList: [...account.roles.values()].map((role) => roleDetail(account, role)),
    Policies: policies(account),
    Root: {
      AccessKeys: account.root.accessKeys.map((key) => accessKey(sandbox, '<root_account>', key)),
      MFADevices: devices(account, '<root>', '<root_account>'),
      PasswordLastUsed: moment(account.root.passwordLastUsed),
    },
    AccessKeys: users.flatMap((user) => user.accessKeys.map((key) => accessKey(sandbox, user.name, key))),
    MFADevices: users.flatMap((user) => devices(account, user.name, user.name)),
    LoginProfiles: users.flatMap((user) => loginProfile(user)),
    PasswordPolicy: passwordPolicy(account),
    InstanceProfiles: [...account.instanceProfiles.values()].map((profile) => ({
      InstanceProfileName: profile.name,
      Arn: profile.arn,
      Path: profile.path,
      Roles: profile.role === null ? [] : [profile.role],
    })),
    Resources: describeResources(account),
    Organization: describeOrganization(sandbox, account),
    IdentityCenter: describeIdentityCenter(sandbox),
    Analyzers: describeAnalyzers(account),
    Clock: isoTime(sandbox.clock),
  };
}

const moment = (time: number | null): string | null => (time === null ? null : isoTime(time));
function policies(account: Account): Json {
  const holders = [...account.users.values(), ...account.groups.values(), ...account.roles.values()];
  const attached = holders.flatMap((one) => one.attached);
  const boundaries = [...account.users.values(), ...account.roles.values()].flatMap((one) => one.boundary ?? []);
  const count = (arns: readonly string[], arn: string) => arns.filter((one) => one === arn).length;
  const uses = (arn: string) => ({
    AttachmentCount: count(attached, arn),
    PermissionsBoundaryUsageCount: count(boundaries, arn),
  });
  const foreign = new Set([...attached, ...boundaries].filter((arn) => arn.startsWith('arn:aws:iam::aws:')));
  return [
    ...[...account.policies.values()].map((policy) => ({ ...customerPolicy(policy), ...uses(policy.arn) })),
    ...[...foreign].flatMap((arn) => {
      const used = policyByArn(account, arn);
      return used
        ? [
            {
              PolicyName: used.name,
              Arn: arn,
              ...uses(arn),
              PolicyVersionList: [{ Document: documentValue(used), IsDefaultVersion: true }],
            },
          ]
        : [];
    }),
  ];
}

const accessKey = (sandbox: Sandbox, user: string, key: AccessKey): JsonObject => ({
  UserName: user,
  AccessKeyId: key.id,
  Status: key.status,
  CreateDate: isoTime(key.created),
  AgeDays: Math.floor((sandbox.clock - key.created) / day),
  LastUsedDate: moment(key.lastUsed?.time ?? null),
  LastUsedService: key.lastUsed?.service ?? null,
  LastUsedRegion: key.lastUsed?.region ?? null,
});

const devices = (account: Account, owner: string, shown: string): readonly JsonObject[] =>
  [...account.mfaDevices.values()]
    .filter(({ user }) => user === owner)
    .map(({ serial, enabled }) => ({ UserName: shown, SerialNumber: serial, EnableDate: moment(enabled) }));

const loginProfile = ({ name, loginProfile: profile }: User): readonly JsonObject[] =>
  profile
    ? [
        {
          UserName: name,
          CreateDate: isoTime(profile.created),
          PasswordResetRequired: profile.resetRequired,
          PasswordLastChanged: isoTime(profile.lastChanged),
          PasswordLastUsed: moment(profile.lastUsed),
        },
      ]
    : [];

function passwordPolicy({ passwordPolicy: policy }: Account): Json {
  return policy
    ? {
        MinimumPasswordLength: policy.minimumLength,
        RequireSymbols: policy.requireSymbols,
        RequireNumbers: policy.requireNumbers,
        RequireUppercaseCharacters: policy.requireUppercase,
        RequireLowercaseCharacters: policy.requireLowercase,
        AllowUsersToChangePassword: policy.allowUsersToChange,
        ExpirePasswords: policy.maxAge !== null,
        MaxPasswordAge: policy.maxAge,
        PasswordReusePrevention: policy.reusePrevention,
        HardExpiry: policy.hardExpiry,
      }
    : null;
}
