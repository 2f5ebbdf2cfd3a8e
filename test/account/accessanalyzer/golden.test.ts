import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { allow, management, userOf } from '../apiLab.ts';
import { type Golden, holds } from '../golden.ts';
import wanted from '../governanceOperations.json' with { type: 'json' };
import { arnOf, bucketPolicy, newLab } from './world.ts';

const nobody = userOf(management, 'nobody');
const analyzerArn = arnOf('main');
const noAnalyzer = 'ResourceNotFoundException: Could not find analyzer';
const ghost = { analyzerName: 'ghost' };
const ghostArn = { analyzerArn: arnOf('ghost') };
const filter = { resourceType: { eq: ['AWS::S3::Bucket'] } };
const text = (document: JsonObject): string => JSON.stringify(document);
const reading = text(allow('s3:GetObject', 'arn:aws:s3:::logs/*'));
const wide = text(allow('s3:*'));
const IDENTITY = { policyType: 'IDENTITY_POLICY' };
const open = text(bucketPolicy('open', '*'));
const shut = text(bucketPolicy('open', { AWS: `arn:aws:iam::${management}:root` }));

const denied = (action: string, resource: string) =>
  `AccessDeniedException: User: arn:aws:iam::${management}:user/nobody is not authorized to perform: access-analyzer:${action} on resource: ${resource} because no identity-based policy allows the access-analyzer:${action} action`;

const golden: Readonly<Record<string, Golden>> = {
  CreateAnalyzer: {
    input: { analyzerName: 'second', type: 'ACCOUNT_UNUSED_ACCESS' },
    answer: { arn: arnOf('second') },
    refusals: [
      [{ analyzerName: 'main', type: 'ACCOUNT' }, 'ConflictException: An analyzer with name main already exists'],
      [
        { analyzerName: 'two', type: 'ACCOUNT' },
        'ServiceQuotaExceededException: The number of analyzers of type ACCOUNT has reached its limit of 1',
      ],
      [{ analyzerName: 'two', type: 'ACCOUNT' }, denied('CreateAnalyzer', arnOf('two')), nobody],
    ],
  },
  GetAnalyzer: {
    input: { analyzerName: 'main' },
    answer: { analyzer: { arn: analyzerArn, type: 'ACCOUNT', status: 'ACTIVE' } },
    refusals: [[ghost, `${noAnalyzer} ghost`]],
  },
  ListAnalyzers: {
    answer: { analyzers: [{ name: 'main' }] },
    refusals: [
      [{ nextToken: 'elsewhere' }, 'ValidationException: Invalid nextToken'],
      [{}, denied('ListAnalyzers', '*'), nobody],
    ],
  },
  DeleteAnalyzer: { input: { analyzerName: 'main' }, refusals: [[ghost, `${noAnalyzer} ghost`]] },
  ListFindings: {
    input: { analyzerArn, filter, sort: { orderBy: 'ASC' } },
    answer: { findings: [{ status: 'ACTIVE' }, { status: 'ACTIVE' }] },
    refusals: [
      [ghostArn, `${noAnalyzer} ghost`],
      [
        { analyzerArn, filter: { weather: { eq: ['sun'] } } },
        'ValidationException: weather is not an attribute to filter by',
      ],
    ],
  },
  GetFinding: {
    answer: { finding: { resource: 'arn:aws:s3:::open', isPublic: true, principal: { AWS: '*' } } },
    refusals: [[{ analyzerArn, id: 'ghost' }, 'ResourceNotFoundException: Could not find finding ghost']],
  },
  ListFindingsV2: {
    input: { analyzerArn, filter },
    answer: { findings: [{ findingType: 'ExternalAccess' }, { resourceType: 'AWS::S3::Bucket' }] },
    refusals: [[ghostArn, `${noAnalyzer} ghost`]],
  },
  GetFindingV2: {
    answer: {
      findingType: 'ExternalAccess',
      findingDetails: [{ externalAccessDetails: { isPublic: true, action: ['s3:GetObject'] } }],
    },
    refusals: [[{ analyzerArn, id: 'ghost' }, 'ResourceNotFoundException: Could not find finding ghost']],
  },
  UpdateFindings: {
    input: { analyzerArn, resourceArn: 'arn:aws:s3:::open', status: 'ARCHIVED' },
    refusals: [
      [{ analyzerArn, ids: ['ghost'], status: 'ARCHIVED' }, 'ResourceNotFoundException: Could not find finding ghost'],
      [{ analyzerArn, ids: ['ghost'], status: 'ARCHIVED' }, denied('UpdateFindings', analyzerArn), nobody],
    ],
  },
  ValidatePolicy: {
    input: { policyDocument: text(allow('iam:PassRole')), ...IDENTITY },
    answer: {
      findings: [
        {
          findingType: 'SECURITY_WARNING',
          issueCode: 'PASS_ROLE_WITH_STAR_IN_RESOURCE',
          learnMoreLink:
            'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-pass-role-with-star-in-resource',
          locations: [{ path: [{ value: 'Statement' }, { index: 0 }, { value: 'Resource' }] }],
        },
      ],
    },
    refusals: [[{ policyDocument: '{}', ...IDENTITY }, denied('ValidatePolicy', '*'), nobody]],
  },
  CheckNoNewAccess: {
    input: { newPolicyDocument: wide, existingPolicyDocument: reading, ...IDENTITY },
    answer: {
      result: 'FAIL',
      message: 'The modified permissions grant new access compared to your existing policy.',
      reasons: [{ description: 'New access in the statement with index: 0.', statementIndex: 0 }],
    },
    refusals: [
      [
        { newPolicyDocument: '[]', existingPolicyDocument: reading, ...IDENTITY },
        'InvalidParameterException: The policy document is not valid: a policy must be an object',
      ],
    ],
  },
  CheckAccessNotGranted: {
    input: { policyDocument: wide, access: [{ actions: ['s3:DeleteBucket'] }], ...IDENTITY },
    answer: {
      result: 'FAIL',
      reasons: [
        {
          description: 'One or more of the listed actions or resources in the statement with index: 0.',
          statementIndex: 0,
        },
      ],
    },
    refusals: [
      [
        { policyDocument: wide, access: [{}], ...IDENTITY },
        'InvalidParameterException: Actions or resources are required',
      ],
    ],
  },
  CheckNoPublicAccess: {
    input: { policyDocument: open, resourceType: 'AWS::S3::Bucket' },
    answer: {
      result: 'FAIL',
      message: 'The resource policy grants public access for the given resource type.',
      reasons: [{ statementIndex: 0 }],
    },
    refusals: [[{ policyDocument: open, resourceType: 'AWS::S3::Bucket' }, denied('CheckNoPublicAccess', '*'), nobody]],
  },
  CreateArchiveRule: {
    input: { analyzerName: 'main', ruleName: 'second', filter },
    refusals: [
      [
        { analyzerName: 'main', ruleName: 'first', filter },
        'ConflictException: An archive rule with name first already exists',
      ],
      [{ ...ghost, ruleName: 'x', filter }, `${noAnalyzer} ghost`],
      [
        { analyzerName: 'main', ruleName: 'x', filter },
        denied('CreateArchiveRule', `${analyzerArn}/archive-rule/x`),
        nobody,
      ],
    ],
  },
  ListArchiveRules: {
    input: { analyzerName: 'main' },
    answer: { archiveRules: [{ ruleName: 'first', filter: { isPublic: { eq: ['no'] } } }] },
    refusals: [],
  },
  DeleteArchiveRule: {
    input: { analyzerName: 'main', ruleName: 'first' },
    refusals: [
      [{ analyzerName: 'main', ruleName: 'ghost' }, 'ResourceNotFoundException: Could not find archive rule ghost'],
    ],
  },
};

describe('operations of IAM Access Analyzer answer, refuse and are recorded as AWS does', () => {
  test('each one that matters is in the table', () => {
    expect(Object.keys(golden).sort()).toEqual([...wanted.accessanalyzer.must].sort());
  });

  test.each(Object.entries(golden))('%s', (operation, one) => {
    const lab = newLab();
    lab.ok('CreateAnalyzer', { analyzerName: 'main', type: 'ACCOUNT' });
    lab.ok('CreateArchiveRule', { analyzerName: 'main', ruleName: 'first', filter: { isPublic: { eq: ['no'] } } });
    let { input } = one;
    if (operation.startsWith('GetFinding')) {
      const found = lab.ok('ListFindings', { analyzerArn, filter: { isPublic: { eq: ['true'] } } });
      input = { analyzerArn, id: String(Object(found.findings)[0]?.id) };
    }
    holds(lab, 'access-analyzer.amazonaws.com', operation, { ...one, ...(input ? { input } : {}) });
  });
});

describe('checks of policies', () => {
  const result = (operation: string, input: JsonObject) => newLab().ok(operation, input).result;

  test('let a narrower policy pass and stop one that splits a wide grant over two statements', () => {
    const check = (changed: string) =>
      result('CheckNoNewAccess', { newPolicyDocument: changed, existingPolicyDocument: wide, ...IDENTITY });
    expect(check(reading)).toBe('PASS');
    const split = {
      Version: '2012-10-17',
      Statement: [Object(allow('s3:*').Statement)[0], { ...Object(allow('iam:*').Statement)[0], Sid: 'Rest' }],
    };
    const answer = newLab().ok('CheckNoNewAccess', {
      newPolicyDocument: text(split),
      existingPolicyDocument: wide,
      ...IDENTITY,
    });
    expect(answer).toMatchObject({ result: 'FAIL', reasons: [{ statementIndex: 1, statementId: 'Rest' }] });
  });

  test('see that an action is denied again, or lies on other resources', () => {
    const check = (policyDocument: string, access: JsonObject) =>
      result('CheckAccessNotGranted', { policyDocument, access: [access], ...IDENTITY });
    const narrowed = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        { Effect: 'Deny', Action: 's3:Delete*', Resource: '*' },
      ],
    };
    expect(check(text(narrowed), { actions: ['s3:DeleteBucket'] })).toBe('PASS');
    expect(check(text(narrowed), { actions: ['s3:DeleteBucket', 's3:GetObject'] })).toBe('FAIL');
    expect(check(reading, { resources: ['arn:aws:s3:::vault/*'] })).toBe('PASS');
    expect(check(reading, { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::logs/secret'] })).toBe('FAIL');
  });

  test('let a resource policy pass that names somebody or ties everybody to something fixed', () => {
    const check = (policyDocument: string) =>
      result('CheckNoPublicAccess', { policyDocument, resourceType: 'AWS::S3::Bucket' });
    expect(check(open)).toBe('FAIL');
    expect(check(shut)).toBe('PASS');
    const tied = bucketPolicy('open', '*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-larkspur01' } } });
    expect(check(text(tied))).toBe('PASS');
    const role = 'AWS::IAM::AssumeRolePolicyDocument';
    const everybody = text({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
    });
    expect(result('CheckNoPublicAccess', { policyDocument: everybody, resourceType: role })).toBe('FAIL');
  });
});
