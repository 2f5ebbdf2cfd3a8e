import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { type ApiLab, allow, at, management } from '../apiLab.ts';
import { arnOf, bucketPolicy, newLab, partner, trust } from './world.ts';

function analyzer(lab: ApiLab, type: string, more: JsonObject = {}): string {
  const name = type.toLowerCase();
  return at(lab.ok('CreateAnalyzer', { analyzerName: name, type, ...more }), 'arn');
}

const list = (lab: ApiLab, analyzerArn: string, filter: JsonObject = {}): readonly JsonObject[] =>
  Object(lab.ok('ListFindings', { analyzerArn, filter }).findings);

const short = (found: readonly JsonObject[]) =>
  found
    .map(({ resource, principal, action, isPublic }) => [
      String(resource).split(':').at(-1),
      Object.values(Object(principal))[0],
      Object(action).join(),
      isPublic,
    ])
    .sort();

describe('findings of external access', () => {
  test('tell who is let in from outside the account, and nobody whom a deny keeps out', () => {
    const lab = newLab();
    expect(short(list(lab, analyzer(lab, 'ACCOUNT')))).toEqual([
      ['office', '*', 's3:GetObject', false],
      ['open', '*', 's3:GetObject', true],
      ['role/family', '*', 'sts:AssumeRole', false],
      ['role/partner', `arn:aws:iam::${partner}:root`, 'sts:AssumeRole', false],
    ]);
  });

  test('leave out who belongs to the organization once that is the zone of trust', () => {
    const lab = newLab();
    const resources = short(list(lab, analyzer(lab, 'ORGANIZATION'))).map(([resource]) => resource);
    expect(resources).toEqual(['office', 'open', 'role/partner']);
  });

  test('show the condition of the grant', () => {
    const lab = newLab();
    const [finding] = list(lab, analyzer(lab, 'ACCOUNT'), { resource: { contains: ['office'] } });
    expect(finding).toMatchObject({
      condition: { 'aws:SourceIp': '203.0.113.0/24' },
      principal: { AWS: '*' },
      resourceType: 'AWS::S3::Bucket',
      resourceOwnerAccount: management,
      status: 'ACTIVE',
    });
  });

  test('are resolved when the access is gone, and active again when it comes back', () => {
    const lab = newLab();
    const arn = analyzer(lab, 'ACCOUNT');
    const of = { resource: { eq: ['arn:aws:s3:::open'] } };
    lab.ok('s3:DeleteBucketPolicy', { Bucket: 'open' });
    expect(list(lab, arn, of)).toMatchObject([{ status: 'RESOLVED' }]);
    lab.ok('s3:PutBucketPolicy', { Bucket: 'open', Policy: JSON.stringify(bucketPolicy('open', '*')) });
    expect(list(lab, arn, of)).toMatchObject([{ status: 'ACTIVE' }]);
  });

  test('on federated principals are external too', () => {
    const lab = newLab();
    const provider = `arn:aws:iam::${management}:saml-provider/corp`;
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Federated: provider }, Action: 'sts:AssumeRoleWithSAML' }],
    };
    lab.ok('iam:CreateRole', { RoleName: 'people', AssumeRolePolicyDocument: JSON.stringify(document) });
    expect(list(lab, analyzer(lab, 'ACCOUNT'), { resource: { contains: ['people'] } })).toMatchObject([
      { principal: { Federated: provider }, action: ['sts:AssumeRoleWithSAML'], isPublic: false },
    ]);
  });

  test('are archived by a rule as they come, and by hand', () => {
    const lab = newLab();
    const rule = { ruleName: 'partners', filter: { 'principal.AWS': { contains: [partner] } } };
    const arn = analyzer(lab, 'ACCOUNT', { archiveRules: [rule] });
    expect(list(lab, arn, { status: { eq: ['ARCHIVED'] } })).toMatchObject([
      { principal: { AWS: expect.stringContaining(partner) } },
    ]);
    const other = JSON.stringify(trust({ AWS: 'arn:aws:iam::888877776666:root' }));
    lab.ok('iam:CreateRole', { RoleName: 'stranger', AssumeRolePolicyDocument: other });
    const fresh = list(lab, arn, { resource: { contains: ['stranger'] } });
    expect(fresh).toMatchObject([{ status: 'ACTIVE' }]);
    const id = String(fresh[0]?.id);
    lab.ok('UpdateFindings', { analyzerArn: arn, ids: [id], status: 'ARCHIVED' });
    expect(lab.ok('GetFinding', { analyzerArn: arn, id })).toMatchObject({ finding: { status: 'ARCHIVED' } });
  });

  test('that were there before a rule wait until the rule is applied', () => {
    const lab = newLab();
    const arn = analyzer(lab, 'ACCOUNT');
    const analyzerName = 'account';
    lab.ok('CreateArchiveRule', { analyzerName, ruleName: 'office', filter: { isPublic: { eq: ['false'] } } });
    expect(list(lab, arn, { status: { eq: ['ARCHIVED'] } })).toEqual([]);
    lab.ok('ApplyArchiveRule', { analyzerArn: arn, ruleName: 'office' });
    expect(list(lab, arn, { status: { eq: ['ARCHIVED'] } })).toHaveLength(3);
    lab.ok('UpdateArchiveRule', {
      analyzerName,
      ruleName: 'office',
      filter: { resourceType: { neq: ['AWS::S3::Bucket'] } },
    });
    expect(lab.ok('GetArchiveRule', { analyzerName, ruleName: 'office' })).toMatchObject({
      archiveRule: { filter: { resourceType: { neq: ['AWS::S3::Bucket'] } } },
    });
  });

  test('are counted, and resources are listed with them', () => {
    const lab = newLab();
    const analyzerArn = analyzer(lab, 'ACCOUNT');
    expect(lab.ok('GetFindingsStatistics', { analyzerArn })).toMatchObject({
      findingsStatistics: [
        {
          externalAccessFindingsStatistics: {
            resourceTypeStatistics: { 'AWS::S3::Bucket': { totalActivePublic: 1, totalActiveCrossAccount: 1 } },
            totalActiveFindings: 4,
          },
        },
      ],
    });
    expect(
      lab.ok('ListAnalyzedResources', { analyzerArn, resourceType: 'AWS::S3::Bucket' }).analyzedResources,
    ).toHaveLength(4);
    const resource = lab.ok('GetAnalyzedResource', { analyzerArn, resourceArn: 'arn:aws:s3:::open' });
    expect(resource).toMatchObject({ resource: { isPublic: true, actions: ['s3:GetObject'], status: 'ACTIVE' } });
    lab.ok('StartResourceScan', { analyzerArn, resourceArn: 'arn:aws:s3:::open' });
  });

  test('can be had before a change is made', () => {
    const lab = newLab();
    const analyzerArn = analyzer(lab, 'ACCOUNT');
    const role = `arn:aws:iam::${management}:role/idle`;
    const trustPolicy = JSON.stringify(trust({ AWS: `arn:aws:iam::${partner}:root` }));
    const made = lab.ok('CreateAccessPreview', {
      analyzerArn,
      configurations: { [role]: { iamRole: { trustPolicy } } },
    });
    const accessPreviewId = at(made, 'id');
    expect(lab.ok('GetAccessPreview', { analyzerArn, accessPreviewId })).toMatchObject({
      accessPreview: { status: 'COMPLETED' },
    });
    expect(lab.ok('ListAccessPreviewFindings', { analyzerArn, accessPreviewId })).toMatchObject({
      findings: [{ changeType: 'NEW', resource: role, action: ['sts:AssumeRole'] }],
    });
    expect(lab.ok('ListAccessPreviews', { analyzerArn }).accessPreviews).toHaveLength(1);
  });
});

describe('findings of unused access', () => {
  const unused = (lab: ApiLab, filter: JsonObject = {}) => {
    const analyzerArn = analyzer(lab, 'ACCOUNT_UNUSED_ACCESS', {
      configuration: { unusedAccess: { unusedAccessAge: 90 } },
    });
    const found: readonly JsonObject[] = Object(lab.ok('ListFindingsV2', { analyzerArn, filter }).findings);
    return { analyzerArn, found };
  };

  test('tell roles, keys, passwords and permissions that nobody used for 90 days', () => {
    const { found } = unused(newLab());
    const told = found
      .map(({ findingType, resource }) => `${findingType} ${String(resource).split('/').at(-1)}`)
      .sort();
    expect(told).toEqual([
      'UnusedIAMRole idle',
      'UnusedIAMUserAccessKey old-hand',
      'UnusedIAMUserPassword old-hand',
      'UnusedPermission maya',
      'UnusedPermission old-hand',
    ]);
  });

  test('name the actions of a service that was used for others', () => {
    const lab = newLab();
    const caller = { type: 'console', account: management, user: 'old-hand', mfa: false } as const;
    lab.ok('s3:PutObject', { Bucket: 'closed', Key: 'a', Body: '' });
    lab.ok('s3:GetObject', { Bucket: 'closed', Key: 'a' }, caller);
    lab.ok('iam:PutUserPolicy', {
      UserName: 'old-hand',
      PolicyName: 'own',
      PolicyDocument: JSON.stringify(allow(['s3:GetObject', 's3:DeleteObject', 'sqs:SendMessage'])),
    });
    const { analyzerArn, found } = unused(lab, { resource: { contains: ['old-hand'] } });
    const id = String(found.find(({ findingType }) => findingType === 'UnusedPermission')?.id);
    expect(lab.ok('GetFindingV2', { analyzerArn, id }).findingDetails).toEqual([
      {
        unusedPermissionDetails: {
          actions: [{ action: 's3:DeleteObject' }],
          serviceNamespace: 's3',
          lastAccessed: expect.any(String),
        },
      },
      { unusedPermissionDetails: { serviceNamespace: 'sqs' } },
    ]);
  });

  test('know an action that was used under the other name of its operation', () => {
    const lab = newLab();
    const caller = { type: 'console', account: management, user: 'old-hand', mfa: false } as const;
    const PolicyDocument = JSON.stringify(allow(['s3:ListAllMyBuckets', 's3:DeleteObject', 'lambda:ListFunctions']));
    lab.ok('iam:PutUserPolicy', { UserName: 'old-hand', PolicyName: 'own', PolicyDocument });
    lab.ok('s3:ListBuckets', {}, caller);
    lab.ok('lambda:ListFunctions', {}, caller);
    const { analyzerArn, found } = unused(lab, { resource: { contains: ['old-hand'] } });
    const id = String(found.find(({ findingType }) => findingType === 'UnusedPermission')?.id);
    expect(lab.ok('GetFindingV2', { analyzerArn, id }).findingDetails).toEqual([
      {
        unusedPermissionDetails: {
          actions: [{ action: 's3:DeleteObject' }],
          serviceNamespace: 's3',
          lastAccessed: expect.any(String),
        },
      },
    ]);
  });

  test('show when something was last used', () => {
    const lab = newLab();
    const { analyzerArn, found } = unused(lab, { resource: { contains: ['old-hand'] } });
    const details = (type: string) => {
      const id = String(found.find(({ findingType }) => findingType === type)?.id);
      return lab.ok('GetFindingV2', { analyzerArn, id }).findingDetails;
    };
    expect(details('UnusedIAMUserAccessKey')).toEqual([
      { unusedIamUserAccessKeyDetails: { accessKeyId: 'AKIAOLDOLDOLDOLDOLD1', lastAccessed: '2026-05-09T09:00:00Z' } },
    ]);
    expect(details('UnusedPermission')).toEqual([
      { unusedPermissionDetails: { serviceNamespace: 's3' } },
      { unusedPermissionDetails: { serviceNamespace: 'sqs' } },
    ]);
  });

  test('leave out what an exclusion names', () => {
    const lab = newLab();
    lab.ok('iam:TagRole', { RoleName: 'idle', Tags: [{ Key: 'yearly', Value: 'yes' }] });
    const configuration = { unusedAccess: { analysisRule: { exclusions: [{ resourceTags: [{ yearly: 'yes' }] }] } } };
    const analyzerArn = analyzer(lab, 'ACCOUNT_UNUSED_ACCESS', { configuration });
    const found = Object(lab.ok('ListFindingsV2', { analyzerArn, filter: { findingType: { eq: ['UnusedIAMRole'] } } }));
    expect(found.findings).toEqual([]);
  });

  test('are not told in the first form of the API', () => {
    const lab = newLab();
    const { analyzerArn } = unused(lab);
    expect(lab.error('ListFindings', { analyzerArn })).toContain('ValidationException');
  });
});

test('a policy is generated from what the trail says that a user did', () => {
  const lab = newLab();
  const maya = { type: 'console', account: management, user: 'maya', mfa: false } as const;
  lab.ok('iam:ListUsers', {}, maya);
  lab.ok('iam:CreateUser', { UserName: 'zoe' }, maya);
  const principalArn = `arn:aws:iam::${management}:user/maya`;
  const jobId = at(lab.ok('StartPolicyGeneration', { policyGenerationDetails: { principalArn } }), 'jobId');
  expect(lab.ok('GetGeneratedPolicy', { jobId })).toMatchObject({ jobDetails: { status: 'IN_PROGRESS' } });
  lab.wait(5);
  const done = lab.ok('GetGeneratedPolicy', { jobId, includeResourcePlaceholders: true });
  expect(JSON.parse(at(done, 'generatedPolicyResult.generatedPolicies.0.policy'))).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'iam:CreateUser', Resource: 'arn:aws:iam::${Account}:user/${UserNameWithPath}' },
      { Effect: 'Allow', Action: 'iam:ListUsers', Resource: '*' },
    ],
  });
  expect(lab.ok('ListPolicyGenerations').policyGenerations).toMatchObject([{ jobId, status: 'SUCCEEDED' }]);
  lab.ok('CancelPolicyGeneration', { jobId });
});

test('an analyzer carries tags', () => {
  const lab = newLab();
  analyzer(lab, 'ACCOUNT', { tags: { team: 'red' } });
  const resourceArn = arnOf('account');
  lab.ok('TagResource', { resourceArn, tags: { env: 'prod' } });
  lab.ok('UntagResource', { resourceArn, tagKeys: ['team'] });
  expect(lab.ok('ListTagsForResource', { resourceArn })).toEqual({ tags: { env: 'prod' } });
});
