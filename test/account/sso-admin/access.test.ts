import { describe, expect, test } from 'vitest';
import { type ApiLab, allow, at, management, userOf } from '../apiLab.ts';
import { developers, development, InstanceArn, newLab, production, readers, signIn, spare, zoe } from './world.ts';

const onReaders = { InstanceArn, PermissionSetArn: readers };
const onSpare = { InstanceArn, PermissionSetArn: spare };
const group = { TargetType: 'AWS_ACCOUNT', PrincipalType: 'GROUP', PrincipalId: developers };

const roleIn = (lab: ApiLab, account: string) =>
  [...(lab.sandbox.accounts.get(account)?.roles.values() ?? [])].find(({ name }) => name.startsWith('AWSReservedSSO_'));

describe('a permission set', () => {
  test('is a role of AWS’s own in each account that has it', () => {
    const lab = newLab();
    lab.ok('CreateAccountAssignment', { ...onReaders, ...group, TargetId: development });
    const role = roleIn(lab, development);
    expect(role?.name).toMatch(/^AWSReservedSSO_Readers_[0-9a-f]{16}$/);
    expect(role?.path).toBe('/aws-reserved/sso.amazonaws.com/');
    expect(JSON.parse(role?.trust.text ?? '').Statement[0]).toMatchObject({
      Principal: { Federated: expect.stringMatching(/:saml-provider\/AWSSSO_[0-9a-f]{16}_DO_NOT_DELETE$/) },
      Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    });
    const wanda = userOf(production, 'wanda');
    expect(lab.error('iam:DeleteRole', { RoleName: roleIn(lab, production)?.name ?? '' }, wanda)).toContain(
      'is only modifiable by AWS',
    );
  });

  test('changes in the accounts only once it is provisioned again', () => {
    const lab = newLab();
    expect(lab.error('sqs:ListQueues', {}, { ...signIn(production), user: 'adam@larkspur.example' })).toContain(
      'UnrecognizedClientException',
    );
    lab.ok('s3:ListBuckets', {}, signIn(production));
    lab.ok('DetachManagedPolicyFromPermissionSet', {
      ...onReaders,
      ManagedPolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    lab.ok('s3:ListBuckets', {}, signIn(production));
    const outdated = {
      InstanceArn,
      AccountId: production,
      ProvisioningStatus: 'LATEST_PERMISSION_SET_NOT_PROVISIONED',
    };
    expect(lab.ok('ListPermissionSetsProvisionedToAccount', outdated)).toEqual({ PermissionSets: [readers] });
    const made = lab.ok('ProvisionPermissionSet', { ...onReaders, TargetType: 'AWS_ACCOUNT', TargetId: production });
    const id = at(made, 'PermissionSetProvisioningStatus.RequestId');
    expect(lab.error('s3:ListBuckets', {}, signIn(production))).toContain('AccessDenied');
    lab.wait(5);
    expect(
      lab.ok('DescribePermissionSetProvisioningStatus', { InstanceArn, ProvisionPermissionSetRequestId: id }),
    ).toMatchObject({ PermissionSetProvisioningStatus: { Status: 'SUCCEEDED' } });
    expect(lab.ok('ListPermissionSetsProvisionedToAccount', outdated)).toEqual({ PermissionSets: [] });
    expect(lab.ok('ListPermissionSetProvisioningStatus', { InstanceArn })).toMatchObject({
      PermissionSetsProvisioningStatus: [{ RequestId: id }],
    });
  });

  test('takes an inline policy, customer managed policies and a boundary', () => {
    const lab = newLab();
    lab.ok('PutInlinePolicyToPermissionSet', { ...onSpare, InlinePolicy: JSON.stringify(allow('s3:*')) });
    const CustomerManagedPolicyReference = { Name: 'Team', Path: '/' };
    lab.ok('AttachCustomerManagedPolicyReferenceToPermissionSet', { ...onSpare, CustomerManagedPolicyReference });
    lab.ok('PutPermissionsBoundaryToPermissionSet', {
      ...onSpare,
      PermissionsBoundary: { ManagedPolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    });
    expect(lab.ok('GetPermissionsBoundaryForPermissionSet', onSpare)).toMatchObject({
      PermissionsBoundary: { ManagedPolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
    });
    expect(lab.ok('ListCustomerManagedPolicyReferencesInPermissionSet', onSpare)).toEqual({
      CustomerManagedPolicyReferences: [{ Name: 'Team', Path: '/' }],
    });
    lab.ok('CreateAccountAssignment', { ...onSpare, ...group, TargetId: production });
    const caller = { ...signIn(production), permissionSet: 'Spare' };
    lab.ok('s3:ListBuckets', {}, caller);
    expect(lab.error('s3:DeleteBucket', { Bucket: 'reports' }, caller)).toContain('permissions boundary');
    const made = lab.ok('CreateAccountAssignment', { ...onSpare, ...group, TargetId: development });
    lab.wait(5);
    const id = at(made, 'AccountAssignmentCreationStatus.RequestId');
    const failed = lab.ok('DescribeAccountAssignmentCreationStatus', {
      InstanceArn,
      AccountAssignmentCreationRequestId: id,
    });
    expect(failed).toMatchObject({
      AccountAssignmentCreationStatus: {
        Status: 'FAILED',
        FailureReason: `Received a 404 status error: Policy arn:aws:iam::${development}:policy/Team does not exist or is not attachable.`,
      },
    });
    const failures = { InstanceArn, Filter: { Status: 'FAILED' } };
    expect(lab.ok('ListAccountAssignmentCreationStatus', failures).AccountAssignmentsCreationStatus).toHaveLength(1);
    lab.ok('DetachCustomerManagedPolicyReferenceFromPermissionSet', { ...onSpare, CustomerManagedPolicyReference });
    lab.ok('DeletePermissionsBoundaryFromPermissionSet', onSpare);
    expect(lab.error('GetPermissionsBoundaryForPermissionSet', onSpare)).toContain('ResourceNotFoundException');
  });
});

describe('somebody of the directory', () => {
  test('enters an account as a session named after them', () => {
    const lab = newLab();
    const identity = lab.ok('sts:GetCallerIdentity', {}, signIn(production));
    expect(identity).toMatchObject({
      Account: production,
      Arn: `arn:aws:sts::${production}:assumed-role/${roleIn(lab, production)?.name}/zoe@larkspur.example`,
    });
    expect(lab.event).toMatchObject({ userIdentity: { type: 'AssumedRole', accountId: production } });
    expect(lab.error('sts:GetCallerIdentity', {}, signIn(development))).toContain('InvalidClientTokenId');
  });

  test('loses access with the group, and the last assignment takes the role away', () => {
    const lab = newLab();
    const input = { ...onReaders, ...group, TargetId: production };
    lab.ok('DeleteAccountAssignment', input);
    expect(roleIn(lab, production)).toBeUndefined();
    expect(lab.error('s3:ListBuckets', {}, signIn(production))).toContain('InvalidAccessKeyId');
    expect(
      lab.ok('ListAccountAssignmentDeletionStatus', { InstanceArn }).AccountAssignmentsDeletionStatus,
    ).toHaveLength(1);
    lab.ok('CreateAccountAssignment', input);
    lab.ok('s3:ListBuckets', {}, signIn(production));
    expect(lab.ok('ListAccountsForProvisionedPermissionSet', onReaders)).toEqual({ AccountIds: [production] });
    const assigned = { InstanceArn, PrincipalId: zoe, PrincipalType: 'USER' };
    expect(lab.ok('ListAccountAssignmentsForPrincipal', assigned)).toMatchObject({
      AccountAssignments: [{ AccountId: production, PrincipalType: 'GROUP' }],
    });
  });

  test('brings attributes along as session tags', () => {
    const lab = newLab();
    lab.ok('PutInlinePolicyToPermissionSet', {
      ...onSpare,
      InlinePolicy: JSON.stringify(
        allow('s3:ListAllMyBuckets', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } }),
      ),
    });
    lab.ok('CreateAccountAssignment', { ...onSpare, ...group, TargetId: production });
    const caller = { ...signIn(production), permissionSet: 'Spare' };
    expect(lab.error('s3:ListBuckets', {}, caller)).toContain('AccessDenied');
    const attribute = (source: string) => ({
      InstanceArn,
      InstanceAccessControlAttributeConfiguration: {
        AccessControlAttributes: [{ Key: 'team', Value: { Source: [source] } }],
      },
    });
    lab.ok('CreateInstanceAccessControlAttributeConfiguration', attribute('${path:enterprise.department}'));
    lab.ok('s3:ListBuckets', {}, caller);
    lab.ok('UpdateInstanceAccessControlAttributeConfiguration', attribute('${path:userName}'));
    expect(lab.error('s3:ListBuckets', {}, caller)).toContain('AccessDenied');
    expect(lab.ok('DescribeInstanceAccessControlAttributeConfiguration', { InstanceArn })).toMatchObject({
      Status: 'ENABLED',
    });
    lab.ok('DeleteInstanceAccessControlAttributeConfiguration', { InstanceArn });
  });
});

test('a delegated administrator runs the instance, other members only see it', () => {
  const lab = newLab();
  const wanda = userOf(production, 'wanda');
  expect(lab.ok('ListInstances', {}, wanda).Instances).toHaveLength(1);
  expect(lab.error('ListPermissionSets', { InstanceArn }, wanda)).toContain('AccessDeniedException');
  const ServicePrincipal = 'sso.amazonaws.com';
  lab.ok('organizations:EnableAWSServiceAccess', { ServicePrincipal });
  lab.ok('organizations:RegisterDelegatedAdministrator', { AccountId: production, ServicePrincipal });
  expect(lab.ok('ListPermissionSets', { InstanceArn }, wanda).PermissionSets).toHaveLength(2);
  expect(lab.ok('DescribeInstance', { InstanceArn }, wanda)).toMatchObject({ OwnerAccountId: management });
});

test('tags hang on instances and permission sets', () => {
  const lab = newLab();
  lab.ok('TagResource', { ResourceArn: readers, Tags: [{ Key: 'team', Value: 'red' }] });
  lab.ok('TagResource', { ResourceArn: InstanceArn, Tags: [{ Key: 'env', Value: 'prod' }] });
  expect(lab.ok('ListTagsForResource', { ResourceArn: readers })).toEqual({ Tags: [{ Key: 'team', Value: 'red' }] });
  lab.ok('UntagResource', { ResourceArn: readers, TagKeys: ['team'] });
  expect(lab.ok('ListTagsForResource', { ResourceArn: readers })).toEqual({ Tags: [] });
});
