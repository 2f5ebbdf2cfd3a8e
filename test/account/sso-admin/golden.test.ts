import { describe, expect, test } from 'vitest';
import { allow, at, management, rootOf, userOf } from '../apiLab.ts';
import { type Golden, holds } from '../golden.ts';
import wanted from '../governanceOperations.json' with { type: 'json' };
import { developers, development, IdentityStoreId, InstanceArn, newLab, production, readers, spare } from './world.ts';

const ghostSet = 'arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-9999999999999999';
const ghostInstance = 'arn:aws:sso:::instance/ssoins-9999999999999999';
const noSet = 'ResourceNotFoundException: Could not find PermissionSet with id ps-9999999999999999';
const ReadOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const PowerUser = 'arn:aws:iam::aws:policy/PowerUserAccess';
const onReaders = { InstanceArn, PermissionSetArn: readers };
const onSpare = { InstanceArn, PermissionSetArn: spare };
const onGhost = { InstanceArn, PermissionSetArn: ghostSet };
const target = { TargetId: development, TargetType: 'AWS_ACCOUNT', PrincipalType: 'GROUP', PrincipalId: developers };
const inline = JSON.stringify(allow('s3:GetObject'));
const nobody = userOf(management, 'nobody');
const denied = (action: string, resource: string) =>
  `AccessDeniedException: User: arn:aws:iam::${management}:user/nobody is not authorized to perform: sso:${action} on resource: ${resource} because no identity-based policy allows the sso:${action} action`;
const ghostRequest = '00000000-0000-0000-0000-000000000000';

const golden: Readonly<Record<string, Golden>> = {
  ListInstances: {
    answer: { Instances: [{ InstanceArn, IdentityStoreId, OwnerAccountId: management, Status: 'ACTIVE' }] },
    refusals: [[{}, denied('ListInstances', '*'), nobody]],
  },
  CreatePermissionSet: {
    input: { InstanceArn, Name: 'Auditors', SessionDuration: 'PT4H' },
    answer: { PermissionSet: { Name: 'Auditors', SessionDuration: 'PT4H' } },
    refusals: [
      [{ InstanceArn, Name: 'Readers' }, 'ConflictException: PermissionSet with name Readers already exists'],
      [
        { InstanceArn, Name: 'Long', SessionDuration: 'PT13H' },
        'ValidationException: Session duration must be between PT1H and PT12H',
      ],
      [
        { InstanceArn: ghostInstance, Name: 'Auditors' },
        `ResourceNotFoundException: Could not find Instance ${ghostInstance}`,
      ],
      [
        { InstanceArn, Name: 'Auditors' },
        'AccessDeniedException: Only the account that owns the instance and its delegated administrator may do that.',
        rootOf(production),
      ],
    ],
  },
  DescribePermissionSet: {
    input: onReaders,
    answer: { PermissionSet: { Name: 'Readers', PermissionSetArn: readers, SessionDuration: 'PT1H' } },
    refusals: [
      [onGhost, noSet],
      [onReaders, denied('DescribePermissionSet', InstanceArn), nobody],
    ],
  },
  ListPermissionSets: { input: { InstanceArn }, answer: { PermissionSets: [readers, spare] }, refusals: [] },
  UpdatePermissionSet: {
    input: { ...onReaders, Description: 'may look', SessionDuration: 'PT2H' },
    refusals: [
      [onGhost, noSet],
      [
        { ...onReaders, SessionDuration: 'PT30M' },
        'ValidationException: Session duration must be between PT1H and PT12H',
      ],
    ],
  },
  DeletePermissionSet: {
    input: onSpare,
    refusals: [
      [onGhost, noSet],
      [onReaders, 'ConflictException: The permission set is assigned to accounts'],
    ],
  },
  ProvisionPermissionSet: {
    input: { ...onReaders, TargetType: 'ALL_PROVISIONED_ACCOUNTS' },
    answer: { PermissionSetProvisioningStatus: { Status: 'IN_PROGRESS', PermissionSetArn: readers } },
    refusals: [
      [
        { ...onReaders, TargetType: 'AWS_ACCOUNT' },
        'ValidationException: TargetId is required for the target type AWS_ACCOUNT',
      ],
      [
        { ...onReaders, TargetType: 'AWS_ACCOUNT', TargetId: development },
        `ConflictException: The permission set is not provisioned in account ${development}`,
      ],
    ],
  },
  AttachManagedPolicyToPermissionSet: {
    input: { ...onReaders, ManagedPolicyArn: PowerUser },
    refusals: [
      [
        { ...onReaders, ManagedPolicyArn: ReadOnly },
        `ConflictException: Managed policy ${ReadOnly} is already attached to the permission set`,
      ],
      [
        { ...onReaders, ManagedPolicyArn: 'arn:aws:iam::aws:policy/NoSuchAccess' },
        'ResourceNotFoundException: Could not find managed policy arn:aws:iam::aws:policy/NoSuchAccess',
      ],
      [{ ...onGhost, ManagedPolicyArn: ReadOnly }, noSet],
    ],
  },
  DetachManagedPolicyFromPermissionSet: {
    input: { ...onReaders, ManagedPolicyArn: ReadOnly },
    refusals: [
      [
        { ...onReaders, ManagedPolicyArn: PowerUser },
        `ResourceNotFoundException: Managed policy ${PowerUser} is not attached to the permission set`,
      ],
    ],
  },
  ListManagedPoliciesInPermissionSet: {
    input: onReaders,
    answer: { AttachedManagedPolicies: [{ Name: 'ReadOnlyAccess', Arn: ReadOnly }] },
    refusals: [[onGhost, noSet]],
  },
  PutInlinePolicyToPermissionSet: {
    input: { ...onReaders, InlinePolicy: inline },
    refusals: [
      [{ ...onReaders, InlinePolicy: '{' }, 'ValidationException: Syntax errors in policy.'],
      [{ ...onGhost, InlinePolicy: inline }, noSet],
    ],
  },
  GetInlinePolicyForPermissionSet: {
    input: onReaders,
    answer: { InlinePolicy: inline },
    refusals: [[onGhost, noSet]],
  },
  DeleteInlinePolicyFromPermissionSet: { input: onReaders, refusals: [[onGhost, noSet]] },
  CreateAccountAssignment: {
    input: { ...onReaders, ...target },
    answer: {
      AccountAssignmentCreationStatus: { Status: 'IN_PROGRESS', TargetId: development, PrincipalId: developers },
    },
    refusals: [
      [{ ...onReaders, ...target, TargetId: production }, 'ConflictException: The assignment already exists'],
      [{ ...onReaders, ...target, PrincipalId: ghostRequest }, 'ResourceNotFoundException: GROUP not found'],
      [
        { ...onReaders, ...target, TargetId: '999988887777' },
        'ResourceNotFoundException: Account 999988887777 is not in the organization',
      ],
      [{ ...onReaders, ...target }, denied('CreateAccountAssignment', InstanceArn), nobody],
    ],
  },
  DeleteAccountAssignment: {
    input: { ...onReaders, ...target, TargetId: production },
    answer: { AccountAssignmentDeletionStatus: { Status: 'IN_PROGRESS', TargetId: production } },
    refusals: [[{ ...onReaders, ...target }, 'ResourceNotFoundException: Could not find that assignment']],
  },
  DescribeAccountAssignmentCreationStatus: {
    answer: { AccountAssignmentCreationStatus: { Status: 'SUCCEEDED' } },
    refusals: [
      [
        { InstanceArn, AccountAssignmentCreationRequestId: ghostRequest },
        `ResourceNotFoundException: Could not find request ${ghostRequest}`,
      ],
    ],
  },
  DescribeAccountAssignmentDeletionStatus: {
    answer: { AccountAssignmentDeletionStatus: { Status: 'SUCCEEDED' } },
    refusals: [
      [
        { InstanceArn, AccountAssignmentDeletionRequestId: ghostRequest },
        `ResourceNotFoundException: Could not find request ${ghostRequest}`,
      ],
    ],
  },
  ListAccountAssignments: {
    input: { ...onReaders, AccountId: production },
    answer: { AccountAssignments: [{ AccountId: production, PrincipalType: 'GROUP', PrincipalId: developers }] },
    refusals: [[{ ...onGhost, AccountId: production }, noSet]],
  },
};

describe('operations of IAM Identity Center answer, refuse and are recorded as AWS does', () => {
  test('each one that matters is in the table', () => {
    expect(Object.keys(golden).sort()).toEqual([...wanted['sso-admin'].must].sort());
  });

  test.each(Object.entries(golden))('%s', (operation, one) => {
    const lab = newLab();
    let { input } = one;
    if (operation.startsWith('GetInline'))
      lab.ok('PutInlinePolicyToPermissionSet', { ...onReaders, InlinePolicy: inline });
    if (operation === 'DescribeAccountAssignmentCreationStatus') {
      const made = lab.ok('CreateAccountAssignment', { ...onReaders, ...target });
      const id = at(made, 'AccountAssignmentCreationStatus.RequestId');
      input = { InstanceArn, AccountAssignmentCreationRequestId: id };
    }
    if (operation === 'DescribeAccountAssignmentDeletionStatus') {
      const made = lab.ok('DeleteAccountAssignment', { ...onReaders, ...target, TargetId: production });
      input = {
        InstanceArn,
        AccountAssignmentDeletionRequestId: at(made, 'AccountAssignmentDeletionStatus.RequestId'),
      };
    }
    lab.wait(5);
    holds(lab, 'sso.amazonaws.com', operation, { ...one, ...(input ? { input } : {}) });
  });
});
