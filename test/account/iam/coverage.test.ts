import { expect, test } from 'vitest';
import { iamOperations } from '../../../src/account/iam/operations.ts';
import { findAction } from '../../../src/catalogue/authorization.ts';
import { serviceModel } from '../../../src/catalogue/models.ts';

/** Operations that the sandbox is to have, by topic. */
const wanted: Readonly<Record<string, string>> = {
  Users: 'CreateUser GetUser ListUsers UpdateUser DeleteUser',
  Groups:
    'CreateGroup GetGroup ListGroups UpdateGroup DeleteGroup AddUserToGroup RemoveUserFromGroup ListGroupsForUser',
  Roles: 'CreateRole GetRole ListRoles UpdateRole DeleteRole UpdateAssumeRolePolicy',
  ManagedPolicies:
    'CreatePolicy GetPolicy ListPolicies DeletePolicy CreatePolicyVersion GetPolicyVersion ListPolicyVersions SetDefaultPolicyVersion DeletePolicyVersion ListEntitiesForPolicy',
  Attachments:
    'AttachUserPolicy DetachUserPolicy ListAttachedUserPolicies AttachGroupPolicy DetachGroupPolicy ListAttachedGroupPolicies AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies',
  InlinePolicies:
    'PutUserPolicy GetUserPolicy DeleteUserPolicy ListUserPolicies PutGroupPolicy GetGroupPolicy DeleteGroupPolicy ListGroupPolicies PutRolePolicy GetRolePolicy DeleteRolePolicy ListRolePolicies',
  Boundaries:
    'PutUserPermissionsBoundary DeleteUserPermissionsBoundary PutRolePermissionsBoundary DeleteRolePermissionsBoundary',
  AccessKeys: 'CreateAccessKey DeleteAccessKey UpdateAccessKey ListAccessKeys GetAccessKeyLastUsed',
  ConsolePasswords:
    'CreateLoginProfile GetLoginProfile UpdateLoginProfile DeleteLoginProfile ChangePassword GetAccountPasswordPolicy UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy',
  MFA: 'CreateVirtualMFADevice DeleteVirtualMFADevice EnableMFADevice DeactivateMFADevice ListMFADevices ListVirtualMFADevices',
  AccountReports:
    'CreateAccountAlias ListAccountAliases DeleteAccountAlias GetAccountSummary GetAccountAuthorizationDetails GenerateCredentialReport GetCredentialReport',
  LastAccessed: 'GenerateServiceLastAccessedDetails GetServiceLastAccessedDetails',
  Simulator:
    'SimulateCustomPolicy SimulatePrincipalPolicy GetContextKeysForCustomPolicy GetContextKeysForPrincipalPolicy',
  InstanceProfiles:
    'CreateInstanceProfile GetInstanceProfile ListInstanceProfiles DeleteInstanceProfile AddRoleToInstanceProfile RemoveRoleFromInstanceProfile ListInstanceProfilesForRole',
  Federation:
    'CreateSAMLProvider GetSAMLProvider ListSAMLProviders DeleteSAMLProvider CreateOpenIDConnectProvider GetOpenIDConnectProvider ListOpenIDConnectProviders DeleteOpenIDConnectProvider AddClientIDToOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider',
  ServiceLinkedRoles: 'CreateServiceLinkedRole',
  Tags: 'TagUser UntagUser ListUserTags TagRole UntagRole ListRoleTags TagPolicy UntagPolicy ListPolicyTags',
};

/** Wanted operations that the sandbox does not carry out yet: it authorizes them and says so. */
const notModelledYet = [...(wanted.Federation ?? '').split(' '), 'CreateServiceLinkedRole'];

const names = Object.values(wanted).flatMap((list) => list.split(' '));

test('every wanted operation is carried out or listed as not modelled yet', () => {
  console.log(`IAM operations not modelled yet (${notModelledYet.length}): ${notModelledYet.join(', ')}`);
  expect(names).toHaveLength(113);
  expect(names.filter((name) => !(name in iamOperations)).sort()).toEqual([...notModelledYet].sort());
});

test('every operation carried out is one of the API and has an action of its name', () => {
  const model = serviceModel('iam')?.operations ?? {};
  expect(Object.keys(iamOperations).filter((name) => !(name in model))).toEqual([]);
  expect(Object.keys(iamOperations).filter((name) => !findAction(`iam:${name}`))).toEqual([]);
});
