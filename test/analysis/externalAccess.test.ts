import { describe, expect, it } from 'vitest';
import { externalAccess, type ZoneOfTrust } from '../../src/analysis/externalAccess.ts';
import { readPolicy } from '../../src/policy/parse.ts';

const home = '111122223333';
const sibling = '222233334444';
const other = '444455556666';
const account: ZoneOfTrust = { accounts: new Set([home]), organization: null };
const organization: ZoneOfTrust = { accounts: new Set([home, sibling]), organization: 'o-larkspur01' };

const inRegion = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${home}:${rest}`;

/** ARN, action and whether the policy names resources, by service. */
const resources = {
  s3: ['arn:aws:s3:::site', 's3:GetObject', true],
  sqs: [inRegion('sqs', 'jobs'), 'sqs:SendMessage', true],
  sns: [inRegion('sns', 'news'), 'sns:Publish', true],
  kms: [inRegion('kms', 'key/0123'), 'kms:Decrypt', true],
  lambda: [inRegion('lambda', 'function:report'), 'lambda:InvokeFunction', true],
  secretsmanager: [inRegion('secretsmanager', 'secret:db-AbCdEf'), 'secretsmanager:GetSecretValue', true],
  dynamodb: [inRegion('dynamodb', 'table/orders'), 'dynamodb:GetItem', true],
  elasticfilesystem: [inRegion('elasticfilesystem', 'file-system/fs-0123'), 'elasticfilesystem:ClientMount', true],
  ecr: [inRegion('ecr', 'repository/site'), 'ecr:BatchGetImage', false],
  sts: [`arn:aws:iam::${home}:role/ops`, 'sts:AssumeRole', false],
} as const;

type Service = keyof typeof resources;

interface Asked {
  readonly zone?: ZoneOfTrust;
  readonly action?: string;
}

/** Findings as `public * s3:GetObject`, or `AWS 4444… sts:AssumeRole`. */
function findings(service: Service, principal: unknown, condition?: object, { zone = account, action }: Asked = {}) {
  const [arn, usual, named] = resources[service];
  const statement = {
    Effect: 'Allow',
    Principal: principal,
    Action: action ?? usual,
    ...(named ? { Resource: service === 's3' ? `${arn}/*` : '*' } : {}),
    ...(condition ? { Condition: condition } : {}),
  };
  const { policy } = readPolicy(
    { Version: '2012-10-17', Statement: [statement] },
    named || service === 'ecr' ? 'resource' : 'trust',
  );
  if (!policy) throw new Error('no policy');
  return externalAccess({ arn, account: home, service, policy, controls: [] }, zone).map(
    ({ isPublic, principal: { type, value }, actions }) => `${isPublic ? 'public' : type} ${value} ${actions}`,
  );
}

const services = Object.entries(resources).map(([service, [, action]]) => ({ service: service as Service, action }));

describe('access from outside', () => {
  it.each(services)('is found on every resource with a policy: $service', ({ service, action }) => {
    expect(findings(service, service === 'sts' ? { AWS: '*' } : '*')).toEqual([`public * ${action}`]);
    expect(findings(service, { AWS: other })).toEqual([`AWS ${other} ${action}`]);
    expect(findings(service, { AWS: home })).toEqual([]);
  });

  const found = 's3:GetObject';
  it.each<[string, object, string[], string[]]>([
    ['the organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-larkspur01' } }, [`AWS * ${found}`], []],
    [
      'another organization',
      { StringEquals: { 'aws:PrincipalOrgID': 'o-other00001' } },
      [`AWS * ${found}`],
      [`AWS * ${found}`],
    ],
    [
      'a part of the organization',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-larkspur01/r-ab12/*' } },
      [`AWS * ${found}`],
      [],
    ],
    ['the account itself', { StringEquals: { 'aws:PrincipalAccount': home } }, [], []],
    ['another account', { StringEquals: { 'aws:PrincipalAccount': other } }, [`AWS * ${found}`], [`AWS * ${found}`]],
    ['roles of the account', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${home}:role/*` } }, [], []],
    [
      'roles of any account',
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ops' } },
      [`public * ${found}`],
      [`public * ${found}`],
    ],
    ['public addresses', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, [`AWS * ${found}`], [`AWS * ${found}`]],
    ['every address', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, [`public * ${found}`], [`public * ${found}`]],
    [
      'a network',
      { StringEquals: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' } },
      [`AWS * ${found}`],
      [`AWS * ${found}`],
    ],
    ['a source of the account', { ArnLike: { 'aws:SourceArn': inRegion('sns', 'news') } }, [], []],
    [
      'a source of another account',
      { ArnLike: { 'aws:SourceArn': `arn:aws:sns:us-east-1:${other}:news` } },
      [`AWS * ${found}`],
      [`AWS * ${found}`],
    ],
    ['services alone', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, [], []],
    [
      'what always holds: the account of the resource',
      { StringEquals: { 'aws:ResourceAccount': home } },
      [`public * ${found}`],
      [`public * ${found}`],
    ],
    ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, [`public * ${found}`], [`public * ${found}`]],
  ])('is judged by the condition: %s', (_, condition, inAccount, inOrganization) => {
    expect(findings('s3', '*', condition)).toEqual(inAccount);
    expect(findings('s3', '*', condition, { zone: organization })).toEqual(inOrganization);
  });

  it('is none within the zone of trust', () => {
    expect(findings('sqs', { AWS: sibling })).toEqual([`AWS ${sibling} sqs:SendMessage`]);
    expect(findings('sqs', { AWS: sibling }, undefined, { zone: organization })).toEqual([]);
  });

  it('knows the account of the caller by the name that KMS gives it', () => {
    const by = (id: string) => ({
      StringEquals: { 'kms:CallerAccount': id, 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
    });
    expect(findings('kms', '*', by(home))).toEqual([]);
    expect(findings('kms', '*', by(other))).toEqual(['AWS * kms:Decrypt']);
  });

  it('is the same for every number that the account may have', () => {
    const [arn] = resources.s3;
    const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${arn}/*` };
    const condition = { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ops' } };
    const { policy } = readPolicy(
      { Version: '2012-10-17', Statement: [{ ...open, Condition: condition }] },
      'resource',
    );
    for (const id of [home, other, '777788889999', '123456789012']) {
      const zone = { accounts: new Set([id]), organization: null };
      const access = policy ? externalAccess({ arn, account: id, service: 's3', policy, controls: [] }, zone) : [];
      expect(access.map(({ principal }) => principal.value)).toEqual(['*']);
    }
  });

  it('is told of identity providers, and of a trusted account with an external id', () => {
    const hub = `arn:aws:iam::${home}:oidc-provider/token.actions.githubusercontent.com`;
    const web = { action: 'sts:AssumeRoleWithWebIdentity' };
    const sub = { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/app:*' } };
    expect(findings('sts', { Federated: hub }, sub, web)).toEqual([`Federated ${hub} ${web.action}`]);
    const cognito = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:0123' } };
    const pool = 'cognito-identity.amazonaws.com';
    expect(findings('sts', { Federated: pool }, cognito, web)).toEqual([`Federated ${pool} ${web.action}`]);
    expect(findings('sts', { AWS: other }, { StringEquals: { 'sts:ExternalId': 'blue-7' } })).toEqual([
      `AWS ${other} sts:AssumeRole`,
    ]);
    expect(findings('sts', { Service: 'ec2.amazonaws.com' })).toEqual([]);
  });
});
