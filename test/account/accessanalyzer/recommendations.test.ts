import { describe, expect, test } from 'vitest';
import { recommendedPolicy } from '../../../src/account/accessanalyzer/recommendedPolicy.ts';
import type { JsonObject } from '../../../src/account/call.ts';
import { ApiLab, allow, at, management } from '../apiLab.ts';
import { newLab, partner } from './world.ts';

const unused = (services: readonly string[], actions: readonly string[] = []) => ({
  services: new Set(services),
  actions: new Set(actions.map((action) => action.toLowerCase())),
});
const document = (...statements: JsonObject[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allowing = (Action: string | string[]): JsonObject => ({ Effect: 'Allow', Action, Resource: '*' });

describe('a recommended policy', () => {
  test('keeps patterns whose actions are all used, and names what is used of the others', () => {
    const text = document(allowing(['sqs:*', 'sts:Get*Identity']), allowing('s3:GetObject'));
    const used = recommendedPolicy(text, unused(['s3'], ['sqs:DeleteQueue', 'sqs:PurgeQueue']));
    expect(used).toMatchObject({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*' }] });
    const [{ Action: actions }] = JSON.parse(JSON.stringify(used)).Statement;
    expect(actions).toContain('sqs:SendMessage');
    expect(actions).toContain('sts:Get*Identity');
    expect(actions).not.toContain('sqs:*');
    expect(actions).not.toContain('sqs:DeleteQueue');
  });

  test('is the same policy while all of it is used, and none once nothing is', () => {
    expect(recommendedPolicy(document(allowing('s3:GetObject')), unused(['sqs']))).toBe('unchanged');
    const text = document(allowing('s3:*'), { Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' });
    expect(recommendedPolicy(text, unused(['s3']))).toBe('nothing');
  });

  test('keeps denials, and writes out what NotAction left', () => {
    const denial = { Effect: 'Deny', Action: 'sqs:*', Resource: '*' };
    const text = document(denial, { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' });
    const used: { readonly Statement: readonly JsonObject[] } = JSON.parse(
      JSON.stringify(recommendedPolicy(text, unused(['s3']))),
    );
    expect(used.Statement[0]).toEqual(denial);
    expect(used.Statement[1]?.Action).toContain('sts:AssumeRole');
    expect(JSON.stringify(used.Statement[1]?.Action)).not.toMatch(/"(s3|iam):/);
  });
});

describe('recommendations on unused permissions', () => {
  const lab = () =>
    new ApiLab('accessanalyzer', {
      home: management,
      accounts: [
        {
          id: management,
          users: [
            { name: 'maya', attached: ['AdministratorAccess'], created: 'P300D' },
            {
              name: 'reader',
              created: 'P400D',
              accessKeys: [{ id: 'AKIAREADERREADER0001', created: 'P300D' }],
              attached: ['own'],
              inline: { queues: allow('sqs:*') },
            },
          ],
          policies: [{ name: 'own', document: allow(['s3:ListAllMyBuckets', 'sns:Publish']), created: 'P300D' }],
        },
      ],
    });

  function finding(world: ApiLab): { readonly analyzerArn: string; readonly id: string } {
    const analyzerArn = at(
      world.ok('CreateAnalyzer', { analyzerName: 'unused', type: 'ACCOUNT_UNUSED_ACCESS' }),
      'arn',
    );
    const filter = { findingType: { eq: ['UnusedPermission'] }, resource: { contains: ['user/reader'] } };
    const { findings } = world.ok('ListFindingsV2', { analyzerArn, filter });
    return { analyzerArn, id: at(Object(findings)[0], 'id') };
  }

  test('replace a policy by what was used of it, and take away what was not used at all', () => {
    const world = lab();
    world.ok('s3:ListBuckets', {}, { type: 'accessKey', accessKeyId: 'AKIAREADERREADER0001' });
    const of = finding(world);
    expect(world.error('GetFindingRecommendation', of)).toBe(
      `ResourceNotFoundException: Could not find a recommendation for finding ${of.id}`,
    );
    world.ok('GenerateFindingRecommendation', of);
    const own = `arn:aws:iam::${management}:policy/own`;
    const answer = world.ok('GetFindingRecommendation', of);
    expect(answer).toMatchObject({
      status: 'SUCCEEDED',
      recommendationType: 'UnusedPermissionRecommendation',
      resourceArn: `arn:aws:iam::${management}:user/reader`,
      recommendedSteps: [
        { unusedPermissionsRecommendedStep: { recommendedAction: 'CREATE_POLICY', existingPolicyId: own } },
        { unusedPermissionsRecommendedStep: { recommendedAction: 'DETACH_POLICY', existingPolicyId: own } },
        { unusedPermissionsRecommendedStep: { recommendedAction: 'DETACH_POLICY', existingPolicyId: 'queues' } },
      ],
    });
    const [step] = JSON.parse(JSON.stringify(answer.recommendedSteps));
    expect(JSON.parse(step.unusedPermissionsRecommendedStep.recommendedPolicy).Statement).toMatchObject([
      { Effect: 'Allow', Action: ['s3:ListAllMyBuckets'] },
    ]);
    expect(world.ok('GetFindingRecommendation', { ...of, maxResults: 1 }).recommendedSteps).toHaveLength(1);
  });

  test('are not made of other findings', () => {
    const world = lab();
    const { analyzerArn } = finding(world);
    const other = world.ok('ListFindingsV2', { analyzerArn, filter: { findingType: { neq: ['UnusedPermission'] } } });
    const id = at(Object(other.findings)[0], 'id');
    expect(world.error('GenerateFindingRecommendation', { analyzerArn, id })).toMatch(/^ValidationException: /);
    expect(world.error('GenerateFindingRecommendation', { analyzerArn, id: 'ghost' })).toMatch(/ghost/);
  });
});

test('a grant on a key lets somebody in like its policy does', () => {
  const world = newLab();
  const { KeyMetadata } = world.ok('kms:CreateKey', {});
  const KeyId = at(Object(KeyMetadata), 'Arn');
  const analyzerArn = at(world.ok('CreateAnalyzer', { analyzerName: 'outside', type: 'ACCOUNT' }), 'arn');
  const found = () =>
    world.ok('ListFindings', { analyzerArn, filter: { resource: { eq: [KeyId] }, status: { eq: ['ACTIVE'] } } })
      .findings;
  expect(found()).toEqual([]);
  const GranteePrincipal = `arn:aws:iam::${partner}:root`;
  const Constraints = { EncryptionContextSubset: { team: 'blue' } };
  const { GrantId } = world.ok('kms:CreateGrant', { KeyId, GranteePrincipal, Operations: ['Decrypt'], Constraints });
  expect(found()).toMatchObject([
    {
      resourceType: 'AWS::KMS::Key',
      principal: { AWS: GranteePrincipal },
      action: ['kms:Decrypt'],
      condition: { 'kms:EncryptionContext:team': 'blue' },
    },
  ]);
  world.ok('kms:RevokeGrant', { KeyId, GrantId: GrantId ?? '' });
  expect(found()).toEqual([]);
});
