import type { Json, JsonObject } from './call.ts';
import { groupsOf } from './identityForms.ts';
import { isoTime } from './isoTime.ts';
import { policyByArn } from './policyByArn.ts';
import type { Account, CustomerPolicy, Group, PolicyHolder, Role, StoredPolicy, Tags, User } from './sandbox.ts';

export const tagList = (tags: Tags): Json => tags.map(({ key, value }) => ({ Key: key, Value: value }));

/** A stored document as a value. */
export const documentValue = ({ text }: StoredPolicy): Json => JSON.parse(text);

function holder(account: Account, { name, path, id, arn, created, inline, attached }: PolicyHolder, kind: string) {
  return {
    Path: path,
    [`${kind}Name`]: name,
    [`${kind}Id`]: id,
    Arn: arn,
    CreateDate: isoTime(created),
    [`${kind}PolicyList`]: [...inline.values()].map((policy) => ({
      PolicyName: policy.name,
      PolicyDocument: documentValue(policy),
    })),
    AttachedManagedPolicies: attached.map((policyArn) => ({
      PolicyName: policyByArn(account, policyArn)?.name ?? policyArn.slice(policyArn.lastIndexOf('/') + 1),
      PolicyArn: policyArn,
    })),
  };
}

const boundary = (arn: string | null) =>
  arn === null ? {} : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn } };

/** A user as `iam:GetAccountAuthorizationDetails` shows it, documents as objects. The same for the others. */
export const userDetail = (account: Account, user: User): JsonObject => ({
  ...holder(account, user, 'User'),
  GroupList: groupsOf(account, user).map(({ name }) => name),
  ...boundary(user.boundary),
  Tags: tagList(user.tags),
});

export const groupDetail = (account: Account, group: Group): JsonObject => holder(account, group, 'Group');

export const roleDetail = (account: Account, role: Role): JsonObject => ({
  ...holder(account, role, 'Role'),
  AssumeRolePolicyDocument: documentValue(role.trust),
  InstanceProfileList: [...account.instanceProfiles.values()]
    .filter((profile) => profile.role === role.name)
    .map(({ name, arn }) => ({ InstanceProfileName: name, Arn: arn })),
  ...boundary(role.boundary),
  Tags: tagList(role.tags),
  RoleLastUsed: role.lastUsed ? { LastUsedDate: isoTime(role.lastUsed.time), Region: role.lastUsed.region } : {},
  MaxSessionDuration: role.maxSessionDuration,
  Description: role.description,
});

export const customerPolicy = (policy: CustomerPolicy): JsonObject => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersion,
  IsAttachable: true,
  CreateDate: isoTime(policy.created),
  UpdateDate: isoTime(policy.updated),
  Tags: tagList(policy.tags),
  PolicyVersionList: [...policy.versions].reverse().map((version) => ({
    Document: documentValue(version),
    VersionId: version.id,
    IsDefaultVersion: version.id === policy.defaultVersion,
    CreateDate: isoTime(version.created),
  })),
});
