import { describe, expect, test } from 'vitest';
import { allow, at, deny, management, rootOf, userOf } from '../apiLab.ts';
import { denyTrails, newLab, orgArn, production, rootId, sandboxUnit, security, workload } from './world.ts';

const wanda = userOf(workload, 'wanda');
const denial = (arn: string) => `: User: ${arn} is not authorized to perform: `;

describe('control policies', () => {
  test('bind the users and the root user of a member account from the moment they are attached', () => {
    const lab = newLab();
    const content = JSON.stringify(deny('s3:*'));
    const made = lab.ok('CreatePolicy', {
      Name: 'NoS3',
      Description: '',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: content,
    });
    const PolicyId = at(made, 'Policy.PolicySummary.Id');
    lab.ok('s3:ListBuckets', {}, wanda);
    lab.ok('AttachPolicy', { PolicyId, TargetId: production });
    expect(lab.error('s3:ListBuckets', {}, wanda)).toBe(
      `AccessDenied${denial(`arn:aws:iam::${workload}:user/wanda`)}s3:ListAllMyBuckets with an explicit deny in a service control policy: ${at(made, 'Policy.PolicySummary.Arn')}`,
    );
    expect(lab.error('s3:ListBuckets', {}, rootOf(workload))).toContain('with an explicit deny in a service control');
    lab.ok('s3:ListBuckets', {}, userOf(security, 'sam'));
    lab.ok('DetachPolicy', { PolicyId, TargetId: production });
    lab.ok('s3:ListBuckets', {}, wanda);
  });

  test('spare the management account even where it is the target', () => {
    const lab = newLab();
    lab.ok('UpdatePolicy', { PolicyId: denyTrails, Content: JSON.stringify(deny('iam:*')) });
    lab.ok('AttachPolicy', { PolicyId: denyTrails, TargetId: rootId });
    lab.ok('iam:ListUsers', {}, userOf(management, 'maya'));
    expect(lab.error('iam:ListUsers', {}, userOf(security, 'sam'))).toContain('service control policy');
  });

  test('grant nothing: under an Allow list whatever it leaves out is gone', () => {
    const lab = newLab();
    lab.ok('UpdatePolicy', { PolicyId: denyTrails, Content: JSON.stringify(allow('iam:*')) });
    lab.ok('AttachPolicy', { PolicyId: denyTrails, TargetId: production });
    lab.ok('DetachPolicy', { PolicyId: 'p-FullAWSAccess', TargetId: production });
    lab.ok('iam:ListUsers', {}, wanda);
    expect(lab.error('s3:ListBuckets', {}, wanda)).toContain(
      'because no service control policy allows the s3:ListAllMyBuckets action',
    );
  });

  test('follow an account that moves', () => {
    const lab = newLab();
    lab.ok('UpdatePolicy', { PolicyId: denyTrails, Content: JSON.stringify(deny('s3:*')) });
    lab.ok('AttachPolicy', { PolicyId: denyTrails, TargetId: sandboxUnit });
    lab.ok('s3:ListBuckets', {}, wanda);
    lab.ok('MoveAccount', { AccountId: workload, SourceParentId: production, DestinationParentId: sandboxUnit });
    expect(lab.error('s3:ListBuckets', {}, wanda)).toContain('service control policy');
  });

  test('of resources stop even callers whom a bucket policy admits, once their type is enabled', () => {
    const lab = newLab();
    const open = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::records' }],
    });
    lab.ok('s3:PutBucketPolicy', { Bucket: 'records', Policy: open }, wanda);
    const maya = userOf(management, 'maya');
    lab.ok('s3:ListObjectsV2', { Bucket: 'records' }, maya);
    const content = { ...deny('s3:*'), Statement: [{ ...Object(deny('s3:*').Statement)[0], Principal: '*' }] };
    const type = 'RESOURCE_CONTROL_POLICY';
    const made = lab.ok('CreatePolicy', {
      Name: 'NoS3',
      Description: '',
      Type: type,
      Content: JSON.stringify(content),
    });
    const PolicyId = at(made, 'Policy.PolicySummary.Id');
    expect(lab.error('AttachPolicy', { PolicyId, TargetId: production })).toContain('PolicyTypeNotEnabledException');
    lab.ok('EnablePolicyType', { RootId: rootId, PolicyType: type });
    lab.ok('AttachPolicy', { PolicyId, TargetId: production });
    expect(lab.error('s3:ListObjectsV2', { Bucket: 'records' }, maya)).toContain('resource control policy');
    const full = lab.ok('ListPoliciesForTarget', { TargetId: production, Filter: type });
    expect(full).toMatchObject({ Policies: [{ Id: 'p-RCPFullAWSAccess' }, { Id: PolicyId }] });
    expect(lab.error('DetachPolicy', { PolicyId: 'p-RCPFullAWSAccess', TargetId: production })).toBe(
      'InvalidInputException: You specified a policy that cannot be detached.',
    );
    lab.ok('DisablePolicyType', { RootId: rootId, PolicyType: type });
    lab.ok('s3:ListObjectsV2', { Bucket: 'records' }, maya);
  });

  test('come ten to a target, with AWS’s own among them', () => {
    const lab = newLab();
    for (let index = 0; index < 10; index += 1) {
      const made = lab.ok('CreatePolicy', {
        Name: `P${index}`,
        Description: '',
        Type: 'SERVICE_CONTROL_POLICY',
        Content: JSON.stringify(deny(`s3:Get${'O'.repeat(index)}*`)),
      });
      const input = { PolicyId: at(made, 'Policy.PolicySummary.Id'), TargetId: production };
      if (index < 9) lab.ok('AttachPolicy', input);
      else {
        expect(lab.error('AttachPolicy', input)).toBe(
          'ConstraintViolationException: You attempted to exceed the number of policies of a certain type that can be attached to an entity at one time.',
        );
      }
    }
    lab.ok('DeletePolicy', { PolicyId: denyTrails });
  });
});

describe('the tree', () => {
  test('is five units deep', () => {
    const lab = newLab();
    let parent = rootId;
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      parent = at(lab.ok('CreateOrganizationalUnit', { ParentId: parent, Name: name }), 'OrganizationalUnit.Id');
    }
    expect(lab.error('CreateOrganizationalUnit', { ParentId: parent, Name: 'f' })).toBe(
      'ConstraintViolationException: You attempted to create an OU tree that is too many levels deep.',
    );
  });

  test('is listed page by page', () => {
    const lab = newLab();
    const first = lab.ok('ListAccounts', { MaxResults: 2 });
    expect(first.Accounts).toHaveLength(2);
    const second = lab.ok('ListAccounts', { MaxResults: 2, NextToken: first.NextToken ?? '' });
    expect(second).toMatchObject({ Accounts: [{ Id: security }] });
    expect(second).not.toHaveProperty('NextToken');
  });
});

describe('a new account', () => {
  test('is there after a while, with a role that the management account may assume, under the policies of the root', () => {
    const lab = newLab();
    const made = lab.ok('CreateAccount', { Email: 'new@larkspur.example', AccountName: 'New' });
    const CreateAccountRequestId = at(made, 'CreateAccountStatus.Id');
    expect(lab.ok('ListAccounts').Accounts).toHaveLength(3);
    lab.wait(10);
    const done = lab.ok('DescribeCreateAccountStatus', { CreateAccountRequestId });
    expect(done).toMatchObject({ CreateAccountStatus: { State: 'SUCCEEDED' } });
    const id = at(done, 'CreateAccountStatus.AccountId');
    expect(lab.ok('ListParents', { ChildId: id })).toMatchObject({ Parents: [{ Id: rootId, Type: 'ROOT' }] });
    const maya = userOf(management, 'maya');
    const RoleArn = `arn:aws:iam::${id}:role/OrganizationAccountAccessRole`;
    const session = lab.ok('sts:AssumeRole', { RoleArn, RoleSessionName: 'maya' }, maya);
    const inside = {
      type: 'accessKey',
      accessKeyId: at(session, 'Credentials.AccessKeyId'),
      sessionToken: at(session, 'Credentials.SessionToken'),
    } as const;
    lab.ok('iam:CreateUser', { UserName: 'first' }, inside);
    lab.ok('UpdatePolicy', { PolicyId: denyTrails, Content: JSON.stringify(deny('iam:*')) });
    lab.ok('AttachPolicy', { PolicyId: denyTrails, TargetId: rootId });
    expect(lab.error('iam:ListUsers', {}, inside)).toContain('service control policy');
  });

  test('fails over an address that is taken, which only its status tells', () => {
    const lab = newLab();
    lab.ok('CreateAccount', { Email: 'workload@larkspur.example', AccountName: 'Twice' });
    lab.wait(10);
    expect(lab.ok('ListCreateAccountStatus', { States: ['FAILED'] })).toMatchObject({
      CreateAccountStatuses: [{ State: 'FAILED', FailureReason: 'EMAIL_ALREADY_EXISTS' }],
    });
  });
});

describe('who may call', () => {
  test('an identity policy is asked for each thing that a call names', () => {
    const lab = newLab();
    expect(
      lab.error(
        'MoveAccount',
        {
          AccountId: workload,
          SourceParentId: production,
          DestinationParentId: sandboxUnit,
        },
        userOf(management, 'nobody'),
      ),
    ).toBe(
      `AccessDeniedException: User: arn:aws:iam::${management}:user/nobody is not authorized to perform: organizations:MoveAccount on resource: ${orgArn(`account/o-larkspur01/${workload}`)} because no identity-based policy allows the organizations:MoveAccount action`,
    );
  });

  test('a delegated administrator reads, and changes nothing', () => {
    const lab = newLab();
    const sam = userOf(security, 'sam');
    expect(lab.ok('ListAccounts', {}, sam).Accounts).toHaveLength(3);
    expect(lab.error('CreateOrganizationalUnit', { ParentId: rootId, Name: 'X' }, sam)).toBe(
      "AccessDeniedException: You don't have permissions to access this resource.",
    );
    expect(lab.error('ListAccounts', {}, wanda)).toContain("You don't have permissions");
  });

  test('a resource policy lets a member manage policies', () => {
    const lab = newLab();
    const input = { PolicyId: denyTrails, TargetId: production };
    expect(lab.error('AttachPolicy', input, wanda)).toContain("You don't have permissions");
    const content = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${workload}:root` },
          Action: ['organizations:AttachPolicy', 'organizations:ListPolicies'],
          Resource: '*',
        },
      ],
    };
    lab.ok('PutResourcePolicy', { Content: JSON.stringify(content) });
    lab.ok('AttachPolicy', input, wanda);
    lab.ok('ListPolicies', { Filter: 'SERVICE_CONTROL_POLICY' }, wanda);
    expect(lab.error('DetachPolicy', input, wanda)).toContain("You don't have permissions");
    expect(lab.ok('DescribeResourcePolicy')).toMatchObject({ ResourcePolicy: { Content: JSON.stringify(content) } });
    lab.ok('DeleteResourcePolicy');
    expect(lab.error('DescribeResourcePolicy')).toBe(
      "ResourcePolicyNotFoundException: You specified a resource policy that doesn't exist.",
    );
  });
});
