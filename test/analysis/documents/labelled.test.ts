import { describe, expect, it } from 'vitest';
import { comparePolicies, type DocumentKind } from '../../../src/analysis/documents/comparePolicies.ts';
import { readPolicy } from '../../../src/policy/parse.ts';

// Pairs as checks for new access judge them (IAM Access Analyzer, access-analyzer-custom-policy-checks): PASS where the
// new policy allows no request that the existing one does not, FAIL otherwise.

const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

type Pair = readonly [
  says: string,
  label: 'PASS' | 'FAIL',
  changed: object | readonly object[],
  existing: object | readonly object[],
];

const allow = (Action: string | string[], Resource: string | string[], Condition?: object) => {
  return { Effect: 'Allow', Action, Resource, ...(Condition ? { Condition } : {}) };
};
const deny = (Action: string | string[], Resource: string | string[], Condition?: object) => {
  return { ...allow(Action, Resource, Condition), Effect: 'Deny' };
};
const key = 'arn:aws:s3:::logs/*';
const queue = 'arn:aws:sqs:us-east-1:111122223333:jobs';

const identity: readonly Pair[] = [
  ['an action less', 'PASS', allow('s3:GetObject', key), allow(['s3:GetObject', 's3:PutObject'], key)],
  ['a wildcard for the names that it stands for', 'FAIL', allow('s3:Get*', key), allow('s3:GetObject', key)],
  ['actions in other letter case', 'PASS', allow('S3:getobject', key), allow('s3:GetObject', key)],
  ['one Region of all', 'PASS', allow('sqs:*', queue), allow('sqs:*', 'arn:aws:sqs:*:111122223333:jobs')],
  ['all Regions for one', 'FAIL', allow('sqs:*', 'arn:aws:sqs:*:111122223333:jobs'), allow('sqs:*', queue)],
  [
    'a star that may not cross a colon',
    'PASS',
    allow('sqs:*', 'arn:aws:sqs:us-*:111122223333:jobs'),
    allow('sqs:*', 'arn:aws:sqs:*:*:jobs'),
  ],
  ['accounts by their first digits', 'FAIL', allow('sqs:*', 'arn:aws:sqs:us-east-1:1111*:jobs'), allow('sqs:*', queue)],
  [
    'a path of a search domain',
    'FAIL',
    allow('es:ESHttpGet', 'arn:aws:es:us-east-1:111122223333:domain/logs/*'),
    allow('es:ESHttpGet', 'arn:aws:es:us-east-1:111122223333:domain/logs'),
  ],
  ['a question mark for a letter', 'FAIL', allow('s3:GetObject', 'arn:aws:s3:::log?/*'), allow('s3:GetObject', key)],
  ['a letter for a question mark', 'PASS', allow('s3:GetObject', key), allow('s3:GetObject', 'arn:aws:s3:::log?/*')],
  [
    'NotAction for the actions left',
    'FAIL',
    { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    allow('s3:*', '*'),
  ],
  [
    'two statements for one list',
    'PASS',
    [allow('s3:GetObject', key), allow('s3:PutObject', key)],
    allow(['s3:PutObject', 's3:GetObject'], key),
  ],
  ['a Deny less', 'FAIL', allow('s3:*', key), [allow('s3:*', key), deny('s3:DeleteObject', key)]],
  ['a Deny more', 'PASS', [allow('s3:*', key), deny('s3:DeleteObject', key)], allow('s3:*', key)],
  [
    'an Allow that a Deny takes back',
    'PASS',
    [
      allow('s3:*', '*'),
      { Effect: 'Deny', NotAction: 's3:GetObject', Resource: '*' },
      { Effect: 'Deny', Action: '*', NotResource: key },
    ],
    allow('s3:GetObject', key),
  ],
  [
    'a condition less',
    'FAIL',
    allow('s3:GetObject', key),
    allow('s3:GetObject', key, { Bool: { 'aws:SecureTransport': 'true' } }),
  ],
  [
    'IfExists for a key that may be absent',
    'FAIL',
    allow('s3:GetObject', key, { StringEqualsIfExists: { 'aws:PrincipalTag/t': 'a' } }),
    allow('s3:GetObject', key, { StringEquals: { 'aws:PrincipalTag/t': 'a' } }),
  ],
  [
    'a smaller network',
    'PASS',
    allow('s3:GetObject', key, { IpAddress: { 'aws:SourceIp': '203.0.113.0/28' } }),
    allow('s3:GetObject', key, { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
  ],
  [
    'two halves for a network',
    'PASS',
    allow('s3:GetObject', key, { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    allow('s3:GetObject', key, { IpAddress: { 'aws:SourceIp': ['203.0.113.0/25', '203.0.113.128/25'] } }),
  ],
  [
    'a later end',
    'FAIL',
    allow('s3:GetObject', key, { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }),
    allow('s3:GetObject', key, { DateLessThan: { 'aws:CurrentTime': '2026-12-31T00:00:00Z' } }),
  ],
  [
    'a negated set with the value kept out',
    'PASS',
    allow('s3:GetObject', key, { StringNotEquals: { 'aws:PrincipalTag/t': ['a', 'b'] } }),
    allow('s3:GetObject', key, { StringNotEquals: { 'aws:PrincipalTag/t': 'a' } }),
  ],
  [
    'ForAllValues, which an absent key satisfies',
    'FAIL',
    allow('ec2:CreateTags', '*', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } }),
    allow('ec2:CreateTags', '*', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'a' } }),
  ],
  [
    'a role passed to any service',
    'FAIL',
    allow('iam:PassRole', 'arn:aws:iam::111122223333:role/App'),
    allow('iam:PassRole', 'arn:aws:iam::111122223333:role/App', {
      StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    }),
  ],
  [
    'a key that its action may lack in the catalogue',
    'FAIL',
    allow('s3:GetObject', key, { StringEquals: { 's3:prefix': 'a' } }),
    allow('s3:ListBucket', '*'),
  ],
  [
    'another partition',
    'FAIL',
    allow('s3:GetObject', ['arn:aws:s3:::logs/*', 'arn:aws-cn:s3:::logs/*']),
    allow('s3:GetObject', key),
  ],
  [
    'the same in China alone',
    'PASS',
    allow('sqs:*', 'arn:aws-cn:sqs:cn-north-1:111122223333:jobs'),
    allow('sqs:*', 'arn:aws-cn:sqs:*:*:jobs'),
  ],
  ['any partition for one', 'FAIL', allow('s3:GetObject', 'arn:*:s3:::logs/*'), allow('s3:GetObject', key)],
];

const bucket = ['arn:aws:s3:::logs', key];
const to = (Principal: unknown, Condition?: object, Action: string = 's3:GetObject') => ({
  Principal,
  ...allow(Action, key, Condition),
});
const ana = 'arn:aws:iam::111122223333:user/ana';

const resource: readonly Pair[] = [
  ['a user of an account that is let in', 'PASS', to({ AWS: ana }), to({ AWS: '111122223333' })],
  ['an account for one of its users', 'FAIL', to({ AWS: '111122223333' }), to({ AWS: ana })],
  [
    'the account by number or by its root user',
    'PASS',
    to({ AWS: '111122223333' }),
    to({ AWS: 'arn:aws:iam::111122223333:root' }),
  ],
  ['everybody', 'FAIL', to('*'), to({ AWS: '111122223333' })],
  [
    'everybody in an organization',
    'PASS',
    to('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    to('*'),
  ],
  [
    'another organization',
    'FAIL',
    to('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' } }),
    to('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
  ],
  [
    'the service without a source',
    'FAIL',
    to({ Service: 'cloudtrail.amazonaws.com' }),
    to({ Service: 'cloudtrail.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
  ],
  [
    'a Deny for all but one, taken away',
    'FAIL',
    to({ AWS: '111122223333' }),
    [
      to({ AWS: '111122223333' }),
      {
        Effect: 'Deny',
        NotPrincipal: { AWS: [ana, 'arn:aws:iam::111122223333:root'] },
        Action: 's3:*',
        Resource: bucket,
      },
    ],
  ],
  [
    'a Deny for all but one',
    'PASS',
    [
      to({ AWS: '111122223333' }),
      {
        Effect: 'Deny',
        NotPrincipal: { AWS: [ana, 'arn:aws:iam::111122223333:root'] },
        Action: 's3:*',
        Resource: bucket,
      },
    ],
    to({ AWS: '111122223333' }),
  ],
  ['another account more', 'FAIL', to({ AWS: ['111122223333', '444455556666'] }), to({ AWS: '111122223333' })],
  [
    'the root user alone, by its type',
    'FAIL',
    to({ AWS: '111122223333' }, { StringEquals: { 'aws:PrincipalType': 'Account' } }),
    to({ AWS: ana }),
  ],
  [
    'the root user alone, by a Deny that spares it',
    'FAIL',
    [
      to({ AWS: '111122223333' }),
      { Effect: 'Deny', NotPrincipal: { AWS: '111122223333' }, Action: 's3:*', Resource: bucket },
    ],
    to({ AWS: ana }),
  ],
  [
    'a federated user session by name',
    'FAIL',
    to({ AWS: 'arn:aws:sts::111122223333:federated-user/ben' }),
    to({ AWS: ana }),
  ],
  [
    'federated user sessions by their type',
    'FAIL',
    to({ AWS: '*' }, { StringEquals: { 'aws:PrincipalType': 'FederatedUser' } }),
    to({ AWS: ana }),
  ],
  [
    'services among the principals of an account',
    'PASS',
    to({ AWS: '111122223333' }, { Bool: { 'aws:PrincipalIsAWSService': 'true' } }),
    to({ AWS: ana }),
  ],
  [
    'whoever is no service',
    'FAIL',
    to({ AWS: '*' }, { Bool: { 'aws:PrincipalIsAWSService': 'false' } }),
    to({ Service: 'cloudtrail.amazonaws.com' }),
  ],
  [
    'a service of an organization, which has none',
    'PASS',
    to({ Service: 'cloudtrail.amazonaws.com' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    to({ AWS: ana }),
  ],
];

const trusts = (Principal: unknown, Condition?: object, Action: string | string[] = 'sts:AssumeRole') => ({
  Effect: 'Allow',
  Principal,
  Action,
  ...(Condition ? { Condition } : {}),
});
const web = { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' };
const repository = (sub: string, operator = 'StringLike') => ({
  [operator]: { 'token.actions.githubusercontent.com:sub': sub },
});

const trust: readonly Pair[] = [
  [
    'a role that can never show MFA',
    'PASS',
    trusts({ AWS: ['arn:aws:iam::444455556666:role/app', 'arn:aws:iam::444455556666:user/ada'] }, mfa),
    trusts({ AWS: 'arn:aws:iam::444455556666:user/ada' }, mfa),
  ],
  [
    'a user with MFA',
    'FAIL',
    trusts({ AWS: ['arn:aws:iam::444455556666:role/app', 'arn:aws:iam::444455556666:user/ada'] }, mfa),
    trusts({ AWS: 'arn:aws:iam::444455556666:role/app' }, mfa),
  ],
  [
    'an account whose users have MFA',
    'FAIL',
    trusts({ AWS: '444455556666' }, mfa),
    trusts({ AWS: '333344445555' }, mfa),
  ],
  [
    'a role without its external id',
    'FAIL',
    trusts({ AWS: '444455556666' }),
    trusts({ AWS: '444455556666' }, { StringEquals: { 'sts:ExternalId': 'x1' } }),
  ],
  [
    'with its external id',
    'PASS',
    trusts({ AWS: '444455556666' }, { StringEquals: { 'sts:ExternalId': 'x1' } }),
    trusts({ AWS: '444455556666' }),
  ],
  [
    'one branch of a repository',
    'PASS',
    trusts(web, repository('repo:a/b:ref:refs/heads/main', 'StringEquals'), 'sts:AssumeRoleWithWebIdentity'),
    trusts(web, repository('repo:a/b:*'), 'sts:AssumeRoleWithWebIdentity'),
  ],
  [
    'every repository',
    'FAIL',
    trusts(web, repository('repo:a/*'), 'sts:AssumeRoleWithWebIdentity'),
    trusts(web, repository('repo:a/b:*'), 'sts:AssumeRoleWithWebIdentity'),
  ],
  [
    'another service',
    'FAIL',
    trusts({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }),
    trusts({ Service: 'ec2.amazonaws.com' }),
  ],
  [
    'tags for the session',
    'FAIL',
    trusts({ AWS: '444455556666' }, undefined, ['sts:AssumeRole', 'sts:TagSession']),
    trusts({ AWS: '444455556666' }),
  ],
];

function labelled(kind: DocumentKind, changed: Pair[2], existing: Pair[3]) {
  const [granted, needed] = [changed, existing].map((one) => {
    const { policy, faults } = readPolicy({ Version: '2012-10-17', Statement: one }, kind);
    if (!policy) throw new Error(JSON.stringify(faults));
    return policy;
  });
  if (!granted || !needed) throw new Error('two policies are compared');
  const limits = { principal: null, boundary: null, scps: [] };
  const { excess, complete } = comparePolicies({ kind, granted: [granted], needed: [needed], ...limits });
  return { label: excess.length > 0 ? 'FAIL' : 'PASS', complete };
}

describe.each([
  ['identity', identity],
  ['resource', resource],
  ['trust', trust],
] as const)('new access by %s policies', (kind, pairs) => {
  it.each(pairs)('%s: %s', (_, label, changed, existing) => {
    expect(labelled(kind, changed, existing)).toEqual({ label, complete: true });
  });
});
