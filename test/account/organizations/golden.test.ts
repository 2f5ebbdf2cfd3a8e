import { describe, expect, test } from 'vitest';
import { management, rootOf } from '../apiLab.ts';
import { type Golden, holds } from '../golden.ts';
import wanted from '../governanceOperations.json' with { type: 'json' };
import {
  denyTrails,
  newLab,
  orgArn,
  organizationId,
  outsider,
  production,
  rootId,
  sandboxUnit,
  scp,
  security,
  workload,
} from './world.ts';

const short = "AccessDeniedException: You don't have permissions to access this resource.";
const notInUse = 'AWSOrganizationsNotInUseException: Your account is not a member of an organization.';
const noParent = "ParentNotFoundException: You specified parent that doesn't exist.";
const noPolicy = "PolicyNotFoundException: You specified a policy that doesn't exist.";
const noTarget = "TargetNotFoundException: You specified a target that doesn't exist.";
const noUnit = "OrganizationalUnitNotFoundException: You specified an organizational unit that doesn't exist.";
const noAccount = "AccountNotFoundException: You specified an account that doesn't exist.";
const malformed =
  'MalformedPolicyDocumentException: The provided policy document does not meet the requirements of the specified policy type.';
const ghostUnit = 'ou-ab12-99999999';
const ghostPolicy = 'p-ghostghost';
const member = rootOf(workload);
const policyArn = orgArn(`policy/${organizationId}/service_control_policy/${denyTrails}`);
const SERVICE = { Type: 'SERVICE_CONTROL_POLICY' };
const newPolicy = { Name: 'New', Description: '', Content: scp(), ...SERVICE };
const moving = { AccountId: workload, SourceParentId: production, DestinationParentId: sandboxUnit };

const golden: Readonly<Record<string, Golden>> = {
  CreateOrganization: {
    caller: rootOf(management),
    answer: { Organization: { FeatureSet: 'ALL', MasterAccountId: management } },
    refusals: [],
  },
  DescribeOrganization: {
    answer: {
      Organization: {
        Id: organizationId,
        Arn: orgArn(`organization/${organizationId}`),
        MasterAccountArn: orgArn(`account/${organizationId}/${management}`),
        MasterAccountEmail: 'aws@larkspur.example',
        AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    },
    refusals: [[{}, notInUse, rootOf(outsider)]],
  },
  CreateAccount: {
    input: { Email: 'new@larkspur.example', AccountName: 'New' },
    answer: { CreateAccountStatus: { State: 'IN_PROGRESS', AccountName: 'New' } },
    refusals: [[{ Email: 'new@larkspur.example', AccountName: 'New' }, short, member]],
  },
  DescribeCreateAccountStatus: {
    answer: { CreateAccountStatus: { State: 'IN_PROGRESS' } },
    refusals: [
      [
        { CreateAccountRequestId: 'car-00000000' },
        "CreateAccountStatusNotFoundException: You specified a create account request that doesn't exist.",
      ],
    ],
  },
  ListAccounts: {
    answer: { Accounts: [{ Id: management, Status: 'ACTIVE', Name: 'Larkspur' }, { Id: workload }, { Id: security }] },
    refusals: [
      [{}, short, member],
      [
        { NextToken: 'elsewhere' },
        'InvalidInputException: Get the value for the NextToken parameter from the response of a previous call.',
      ],
    ],
  },
  DescribeAccount: {
    input: { AccountId: workload },
    answer: { Account: { Name: 'Workload', Paths: [`${organizationId}/${rootId}/${production}/${workload}/`] } },
    refusals: [[{ AccountId: outsider }, noAccount]],
  },
  MoveAccount: {
    input: moving,
    refusals: [
      [{ ...moving, AccountId: outsider }, noAccount],
      [
        { ...moving, SourceParentId: ghostUnit },
        "SourceParentNotFoundException: You specified a source parent that doesn't exist.",
      ],
      [
        { ...moving, SourceParentId: rootId },
        "SourceParentNotFoundException: You specified a source parent that doesn't exist.",
      ],
      [
        { ...moving, DestinationParentId: ghostUnit },
        "DestinationParentNotFoundException: You specified a destination parent that doesn't exist.",
      ],
      [
        { ...moving, DestinationParentId: production },
        'DuplicateAccountException: That account is already present in the specified destination.',
      ],
    ],
  },
  ListRoots: {
    answer: { Roots: [{ Id: rootId, Arn: orgArn(`root/${organizationId}/${rootId}`), Name: 'Root' }] },
    refusals: [[{}, short, member]],
  },
  ListOrganizationalUnitsForParent: {
    input: { ParentId: rootId },
    answer: { OrganizationalUnits: [{ Id: production, Name: 'Production' }, { Id: sandboxUnit }] },
    refusals: [[{ ParentId: ghostUnit }, noParent]],
  },
  ListAccountsForParent: {
    input: { ParentId: production },
    answer: { Accounts: [{ Id: workload }] },
    refusals: [[{ ParentId: ghostUnit }, noParent]],
  },
  ListParents: {
    input: { ChildId: workload },
    answer: { Parents: [{ Id: production, Type: 'ORGANIZATIONAL_UNIT' }] },
    refusals: [[{ ChildId: outsider }, "ChildNotFoundException: You specified a child that doesn't exist."]],
  },
  ListChildren: {
    input: { ParentId: rootId, ChildType: 'ORGANIZATIONAL_UNIT' },
    answer: { Children: [{ Id: production, Type: 'ORGANIZATIONAL_UNIT' }, { Id: sandboxUnit }] },
    refusals: [[{ ParentId: ghostUnit, ChildType: 'ACCOUNT' }, noParent]],
  },
  CreateOrganizationalUnit: {
    input: { ParentId: rootId, Name: 'Suspended' },
    answer: { OrganizationalUnit: { Name: 'Suspended' } },
    refusals: [
      [{ ParentId: ghostUnit, Name: 'X' }, noParent],
      [
        { ParentId: rootId, Name: 'production' },
        'DuplicateOrganizationalUnitException: An OU with the same name already exists.',
      ],
      [{ ParentId: rootId, Name: 'X' }, short, member],
    ],
  },
  DescribeOrganizationalUnit: {
    input: { OrganizationalUnitId: production },
    answer: { OrganizationalUnit: { Name: 'Production', Path: `${organizationId}/${rootId}/${production}/` } },
    refusals: [[{ OrganizationalUnitId: ghostUnit }, noUnit]],
  },
  UpdateOrganizationalUnit: {
    input: { OrganizationalUnitId: production, Name: 'Live' },
    answer: { OrganizationalUnit: { Id: production, Name: 'Live' } },
    refusals: [
      [{ OrganizationalUnitId: ghostUnit, Name: 'Live' }, noUnit],
      [
        { OrganizationalUnitId: production, Name: 'Sandbox' },
        'DuplicateOrganizationalUnitException: An OU with the same name already exists.',
      ],
    ],
  },
  DeleteOrganizationalUnit: {
    input: { OrganizationalUnitId: sandboxUnit },
    refusals: [
      [{ OrganizationalUnitId: ghostUnit }, noUnit],
      [
        { OrganizationalUnitId: production },
        'OrganizationalUnitNotEmptyException: The specified OU is not empty. Move all accounts to another root or to other OUs, remove all child OUs, and try the operation again.',
      ],
    ],
  },
  CreatePolicy: {
    input: newPolicy,
    answer: { Policy: { PolicySummary: { Name: 'New', AwsManaged: false, ...SERVICE }, Content: scp() } },
    refusals: [
      [{ ...newPolicy, Content: '{' }, malformed],
      [{ ...newPolicy, Name: 'DenyTrails' }, 'DuplicatePolicyException: A policy with the same name already exists.'],
      [
        { ...newPolicy, Content: scp().replace('"*"', JSON.stringify(Array(900).fill('s3:GetObject'))) },
        'ConstraintViolationException: You have exceeded the maximum policy size of 10240 characters.',
      ],
      [newPolicy, short, member],
    ],
  },
  DescribePolicy: {
    input: { PolicyId: denyTrails },
    answer: { Policy: { PolicySummary: { Arn: policyArn, Name: 'DenyTrails', AwsManaged: false } } },
    refusals: [[{ PolicyId: ghostPolicy }, noPolicy]],
  },
  UpdatePolicy: {
    input: { PolicyId: denyTrails, Content: scp(), Name: 'Renamed' },
    answer: { Policy: { PolicySummary: { Id: denyTrails, Name: 'Renamed' }, Content: scp() } },
    refusals: [
      [{ PolicyId: ghostPolicy }, noPolicy],
      [{ PolicyId: denyTrails, Content: '[]' }, malformed],
      [
        { PolicyId: 'p-FullAWSAccess', Name: 'Mine' },
        "InvalidInputException: You specified a policy that is managed by AWS and can't be modified.",
      ],
    ],
  },
  DeletePolicy: {
    input: { PolicyId: denyTrails },
    refusals: [
      [{ PolicyId: ghostPolicy }, noPolicy],
      [
        { PolicyId: 'p-FullAWSAccess' },
        "InvalidInputException: You specified a policy that is managed by AWS and can't be modified.",
      ],
    ],
  },
  ListPolicies: {
    input: { Filter: 'SERVICE_CONTROL_POLICY' },
    answer: { Policies: [{ Id: 'p-FullAWSAccess', AwsManaged: true }, { Id: denyTrails }] },
    refusals: [[{ Filter: 'SERVICE_CONTROL_POLICY' }, short, member]],
  },
  AttachPolicy: {
    input: { PolicyId: denyTrails, TargetId: production },
    refusals: [
      [{ PolicyId: ghostPolicy, TargetId: production }, noPolicy],
      [{ PolicyId: denyTrails, TargetId: ghostUnit }, noTarget],
      [
        { PolicyId: 'p-FullAWSAccess', TargetId: production },
        'DuplicatePolicyAttachmentException: A policy with the same name and type is already attached to the specified target.',
      ],
      [
        { PolicyId: 'p-RCPFullAWSAccess', TargetId: production },
        'PolicyTypeNotEnabledException: This operation can be performed only for enabled policy types.',
      ],
      [{ PolicyId: denyTrails, TargetId: production }, short, member],
    ],
  },
  DetachPolicy: {
    input: { PolicyId: denyTrails, TargetId: security },
    refusals: [
      [{ PolicyId: ghostPolicy, TargetId: production }, noPolicy],
      [{ PolicyId: denyTrails, TargetId: ghostUnit }, noTarget],
      [
        { PolicyId: denyTrails, TargetId: production },
        "PolicyNotAttachedException: The policy isn't attached to the specified target in the specified root.",
      ],
      [
        { PolicyId: 'p-FullAWSAccess', TargetId: production },
        'ConstraintViolationException: You attempted to detach a policy from an entity that would cause the entity to have fewer than the minimum number of policies of a certain type required.',
      ],
    ],
  },
  ListPoliciesForTarget: {
    input: { TargetId: production, Filter: 'SERVICE_CONTROL_POLICY' },
    answer: { Policies: [{ Id: 'p-FullAWSAccess', Name: 'FullAWSAccess' }] },
    refusals: [[{ TargetId: ghostUnit, Filter: 'SERVICE_CONTROL_POLICY' }, noTarget]],
  },
  ListTargetsForPolicy: {
    input: { PolicyId: 'p-FullAWSAccess' },
    answer: {
      Targets: [
        { TargetId: rootId, Type: 'ROOT', Name: 'Root' },
        { TargetId: production, Type: 'ORGANIZATIONAL_UNIT' },
        { TargetId: sandboxUnit },
        { TargetId: management, Type: 'ACCOUNT', Name: 'Larkspur' },
        { TargetId: workload },
        { TargetId: security },
      ],
    },
    refusals: [[{ PolicyId: ghostPolicy }, noPolicy]],
  },
  EnablePolicyType: {
    input: { RootId: rootId, PolicyType: 'RESOURCE_CONTROL_POLICY' },
    answer: { Root: { PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY' }, { Type: 'RESOURCE_CONTROL_POLICY' }] } },
    refusals: [
      [
        { RootId: 'r-zz99', PolicyType: 'RESOURCE_CONTROL_POLICY' },
        "RootNotFoundException: You specified a root that doesn't exist.",
      ],
      [
        { RootId: rootId, PolicyType: 'SERVICE_CONTROL_POLICY' },
        'PolicyTypeAlreadyEnabledException: The specified policy type is already enabled.',
      ],
    ],
  },
  DisablePolicyType: {
    input: { RootId: rootId, PolicyType: 'SERVICE_CONTROL_POLICY' },
    answer: { Root: { PolicyTypes: [] } },
    refusals: [
      [
        { RootId: rootId, PolicyType: 'TAG_POLICY' },
        'PolicyTypeNotEnabledException: This operation can be performed only for enabled policy types.',
      ],
    ],
  },
};

describe('operations of AWS Organizations answer, refuse and are recorded as AWS does', () => {
  test('each one that matters is in the table', () => {
    expect(Object.keys(golden).sort()).toEqual([...wanted.organizations.must].sort());
  });

  test.each(Object.entries(golden))('%s', (operation, one) => {
    const lab = newLab();
    let { input } = one;
    if (operation === 'CreateOrganization') {
      const exists = 'AlreadyInOrganizationException: The AWS account is already a member of an organization.';
      expect(lab.error('CreateOrganization')).toBe(exists);
      lab.sandbox = { ...lab.sandbox, organization: null };
    }
    if (operation === 'DescribeCreateAccountStatus') {
      const made = lab.ok('CreateAccount', { Email: 'new@larkspur.example', AccountName: 'New' });
      input = { CreateAccountRequestId: String(Object(made.CreateAccountStatus).Id) };
    }
    if (operation === 'DetachPolicy') lab.ok('AttachPolicy', { PolicyId: denyTrails, TargetId: security });
    holds(lab, 'organizations.amazonaws.com', operation, { ...one, ...(input ? { input } : {}) });
  });
});
