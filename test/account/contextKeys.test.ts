import { describe, expect, it } from 'vitest';
import { apply } from '../../src/account/apply.ts';
import { policiesInForce, requestOf } from '../../src/account/authorize.ts';
import type { ApiCall } from '../../src/account/call.ts';
import { contextKeyRows } from '../../src/account/contextKeyTable.ts';
import { identityOf, isIdentity, type ProbeOptions } from '../../src/account/identify.ts';
import { keysNeverFilled, keysOfCalls } from '../../src/account/keysNotFilled.ts';
import type { Permission } from '../../src/account/operation.ts';
import type { RequestFacts } from '../../src/account/requestFacts.ts';
import { findConditionKey, globalConditionKeys } from '../../src/catalogue/authorization.ts';
import type { ContextValue } from '../../src/policy/request.ts';
import { allow, buildWorld, callerOf, callOf, clock, home, key, outputOf, partner, send, trust } from './larkspur.ts';

const member = '444455556666';
const sandbox = buildWorld({
  home,
  accounts: [
    {
      id: home,
      policies: [{ name: 'edge', document: allow('*') }],
      users: [{ name: 'maya', path: '/eng/', tags: { team: 'red' }, boundary: 'edge', mfa: true }],
      roles: [{ name: 'app', path: '/svc/', tags: { team: 'blue' }, trust: trust({ Service: 'ec2.amazonaws.com' }) }],
      instanceProfiles: [{ name: 'app', role: 'app' }],
      instances: [{ id: 'i-0dev', region: 'eu-west-1', type: 'm5.large', tags: { env: 'dev' }, profile: 'app' }],
      buckets: [
        { name: 'plain', tags: { env: 'x' }, objects: [{ key: 'a', tags: { kind: 'log' } }] },
        { name: 'tagged', tags: { env: 'x' }, abac: true },
      ],
    },
    { id: member },
    { id: partner, users: [{ name: 'eve' }] },
  ],
  organization: {
    id: 'o-larkspur01',
    managementAccount: member,
    paths: { [home]: 'o-larkspur01/r-ab12/ou-ab12-11111111/', [member]: 'o-larkspur01/r-ab12/' },
  },
});

function contextOf(
  who: string,
  permission: Permission,
  facts: Partial<RequestFacts> = {},
  options: ProbeOptions = {},
): Readonly<Record<string, ContextValue>> {
  const identity = identityOf(sandbox, who, options);
  if (!isIdentity(identity)) throw new Error(identity.message);
  return requestOf(sandbox, identity, permission, { time: clock, ...facts }).context;
}

const listUsers: Permission = { action: 'iam:ListUsers', resource: '*' };
const instanceArn = `arn:aws:ec2:eu-west-1:${home}:instance/i-0dev`;
const stop: Permission = { action: 'ec2:StopInstances', resource: instanceArn };

describe('the keys that AWS fills in', () => {
  it('are published condition keys, each with the page that tells of it', () => {
    expect(contextKeyRows.length).toBeGreaterThan(30);
    for (const { key, source } of contextKeyRows) {
      expect(source).toMatch(/(User Guide|Reference), [a-z\d_-]+/i);
      if (!key.endsWith(':')) expect(findConditionKey(key.endsWith('/') ? `${key}team` : key), key).toBeDefined();
    }
  });

  it('describe a user', () => {
    expect(contextOf('user/maya', listUsers)).toMatchObject({
      'aws:PrincipalArn': `arn:aws:iam::${home}:user/eng/maya`,
      'aws:PrincipalAccount': home,
      'aws:PrincipalType': 'User',
      'aws:username': 'maya',
      'aws:PrincipalTag/team': 'red',
      'aws:PrincipalOrgID': 'o-larkspur01',
      'aws:PrincipalOrgPaths': ['o-larkspur01/r-ab12/ou-ab12-11111111/'],
      'aws:PrincipalIsAWSService': 'false',
    });
  });

  it('give a session the ARN of its role, with the path, and no user name', () => {
    const context = contextOf('role/app', listUsers);
    expect(context).toMatchObject({
      'aws:PrincipalArn': `arn:aws:iam::${home}:role/svc/app`,
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalTag/team': 'blue',
      'aws:MultiFactorAuthPresent': 'false',
    });
    expect(context).not.toHaveProperty('aws:username');
    expect(context).toHaveProperty('aws:TokenIssueTime');
  });

  it('speak of MFA with temporary credentials only, and of its age only with MFA', () => {
    const of = (mfa?: boolean) => {
      const context = contextOf('user/maya', listUsers, {}, mfa === undefined ? {} : { mfa });
      return [
        context['aws:MultiFactorAuthPresent'],
        context['aws:MultiFactorAuthAge'],
        'aws:TokenIssueTime' in context,
      ];
    };
    expect(of()).toEqual([undefined, undefined, false]);
    expect(of(false)).toEqual(['false', undefined, true]);
    expect(of(true)).toEqual(['true', '0', true]);
  });

  it('count the seconds since the MFA code', () => {
    const context = contextOf('user/maya', listUsers, { time: clock + 90_500 }, { mfa: true });
    expect(context['aws:MultiFactorAuthAge']).toBe('90');
  });

  it('tell the time twice, and the address', () => {
    expect(contextOf('user/maya', listUsers, { sourceIp: '198.51.100.7' })).toMatchObject({
      'aws:CurrentTime': '2026-11-24T09:00:00Z',
      'aws:EpochTime': '1795510800',
      'aws:SourceIp': '198.51.100.7',
      'aws:SecureTransport': 'true',
      'aws:ViaAWSService': 'false',
    });
  });

  it('leave out the public address where the request comes through a VPC endpoint, or from a service', () => {
    const inside = contextOf('user/maya', listUsers, { context: { 'aws:SourceVpce': 'vpce-1' } });
    expect(inside).not.toHaveProperty('aws:SourceIp');
    expect(inside['aws:SourceVpce']).toBe('vpce-1');
    const service = contextOf('service/cloudtrail.amazonaws.com', {
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::plain/x',
    });
    expect(service).not.toHaveProperty('aws:SourceIp');
    expect(service).toMatchObject({
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com',
    });
  });

  it('say us-east-1 for global services, else the Region of the resource or of the call', () => {
    const regionOf = (permission: Permission, facts = {}) =>
      contextOf('user/maya', permission, facts)['aws:RequestedRegion'];
    expect(regionOf(listUsers, { region: 'eu-west-1' })).toBe('us-east-1');
    expect(regionOf(stop, { region: 'us-west-2' })).toBe('eu-west-1');
    expect(regionOf({ action: 'ec2:DescribeInstances', resource: '*' }, { region: 'us-west-2' })).toBe('us-west-2');
    expect(regionOf({ action: 'sqs:ListQueues', resource: '*' })).toBe('us-east-1');
  });

  it('describe the resource and its owner', () => {
    expect(contextOf('user/maya', stop)).toMatchObject({
      'aws:ResourceAccount': home,
      'aws:ResourceOrgID': 'o-larkspur01',
      'aws:ResourceTag/env': 'dev',
      'ec2:ResourceTag/env': 'dev',
      'ec2:Region': 'eu-west-1',
      'ec2:InstanceType': 'm5.large',
      'ec2:InstanceProfile': `arn:aws:iam::${home}:instance-profile/app`,
    });
    const object = contextOf(`arn:aws:iam::${partner}:user/eve`, {
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::plain/a',
    });
    expect(object).toMatchObject({
      'aws:ResourceAccount': home,
      's3:ResourceAccount': home,
      's3:ExistingObjectTag/kind': 'log',
      'aws:PrincipalAccount': partner,
    });
    expect(object).not.toHaveProperty('aws:PrincipalOrgID');
  });

  it('count tags of a bucket only where it has attribute-based control enabled', () => {
    const tagOf = (bucket: string) =>
      contextOf('user/maya', { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` })['aws:ResourceTag/env'];
    expect(tagOf('plain')).toBeUndefined();
    expect(tagOf('tagged')).toBe('x');
  });

  it('name the boundary of the user that the call is about', () => {
    const permission = { action: 'iam:AttachUserPolicy', resource: `arn:aws:iam::${home}:user/eng/maya` };
    expect(contextOf('user/maya', permission)).toMatchObject({
      'iam:PermissionsBoundary': `arn:aws:iam::${home}:policy/edge`,
      'iam:ResourceTag/team': 'red',
    });
  });

  it('take tags of a creation for tags of the resource', () => {
    const context = contextOf('user/maya', {
      action: 'ec2:RunInstances',
      resource: `arn:aws:ec2:us-east-1:${home}:instance/*`,
      context: { 'aws:RequestTag/env': 'dev', 'aws:TagKeys': ['env'], 'ec2:InstanceType': 't3.micro' },
    });
    expect(context).toMatchObject({ 'aws:ResourceTag/env': 'dev', 'ec2:InstanceType': 't3.micro' });
  });

  it('of an anonymous caller are few', () => {
    const context = contextOf('anonymous', { action: 's3:GetObject', resource: 'arn:aws:s3:::plain/a' });
    expect(context).toMatchObject({
      'aws:PrincipalAccount': 'anonymous',
      'aws:PrincipalType': 'Anonymous',
      'aws:userid': 'anonymous',
    });
    for (const key of ['aws:PrincipalArn', 'aws:PrincipalOrgID', 'aws:PrincipalIsAWSService', 'aws:username']) {
      expect(context).not.toHaveProperty(key);
    }
  });

  it('give way to keys of the call and of the request, in any letter case', () => {
    const context = contextOf('user/maya', listUsers, { context: { 'AWS:sourceip': '192.0.2.1' } });
    expect(context['AWS:sourceip']).toBe('192.0.2.1');
    expect(context).not.toHaveProperty('aws:SourceIp');
  });
});

describe('the table of global keys', () => {
  const published = globalConditionKeys().map(({ name }) => name.replace(/\$\{.*$/, ''));

  it('has each published key once: filled by the account, brought by a call, or never there, with the reason', () => {
    const filled = contextKeyRows.map(({ key }) => key).filter((key) => published.includes(key));
    const rows = [...filled, ...Object.keys(keysOfCalls), ...Object.keys(keysNeverFilled)];
    expect([...rows].sort()).toEqual([...published].sort());
    expect(published.length).toBe(59);
  });

  it('says of each key when it is there, or why never', () => {
    const texts = [...Object.values(keysOfCalls), ...Object.values(keysNeverFilled)];
    for (const text of [...texts, ...contextKeyRows.map(({ present }) => present)]) {
      expect(text).toMatch(/^[a-z][^.]{5,}$/);
    }
  });

  it('never fills the keys that it says are never filled', () => {
    const everybody = ['user/maya', 'role/app', 'instance/i-0dev', 'root', 'anonymous', 'service/sns.amazonaws.com'];
    const never = new Set(Object.keys(keysNeverFilled));
    for (const who of everybody) {
      for (const permission of [listUsers, stop]) {
        expect(Object.keys(contextOf(who, permission)).filter((key) => never.has(key))).toEqual([]);
      }
    }
  });
});

describe('keys that are one thing', () => {
  it('are filled from one fact under every name that the service knows', () => {
    const secret = `arn:aws:secretsmanager:us-east-1:${home}:secret:db-a1b2c3`;
    const tagged = { 'aws:RequestTag/env': 'dev', 'aws:TagKeys': ['env'] };
    const made = contextOf('user/maya', { action: 'secretsmanager:CreateSecret', resource: secret, context: tagged });
    expect(made).toMatchObject({ 'aws:ResourceTag/env': 'dev', 'secretsmanager:ResourceTag/env': 'dev' });
    const key = { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${home}:key/k` };
    expect(contextOf('user/maya', key)['kms:CallerAccount']).toBe(home);
    expect(contextOf('user/maya', stop)['ec2:Region']).toBe('eu-west-1');
  });

  it('stay out of requests to services that do not know them', () => {
    const context = contextOf('user/maya', listUsers);
    for (const name of ['ec2:Region', 's3:ResourceAccount', 'kms:CallerAccount', 'ec2:ResourceTag/env']) {
      expect(context).not.toHaveProperty(name);
    }
  });
});

describe('credentials of an instance', () => {
  it('tell which instance they come from, and those of a session of the same name do not', () => {
    expect(contextOf('instance/i-0dev', listUsers)).toMatchObject({
      'ec2:SourceInstanceArn': instanceArn,
      'ec2:RoleDelivery': '2.0',
    });
    const forged = contextOf('role/app', listUsers, {}, { sessionName: 'i-0dev' });
    expect(forged).not.toHaveProperty('ec2:SourceInstanceArn');
  });
});

describe('a request', () => {
  it('tells the user behind a federated session, and to S3 the canonical user of the account', () => {
    const eve = buildWorld({
      home,
      accounts: [{ id: home, users: [{ name: 'eve', inline: { all: allow('*') }, accessKeys: [{ id: 'AKIAEVE' }] }] }],
    });
    const applied = send(eve, key('AKIAEVE'), 'sts:GetFederationToken', { Name: 'guest' });
    const { outcome } = send(applied.sandbox, callerOf(applied), 's3:ListBuckets');
    const owner = outputOf(send(eve, key('AKIAEVE'), 's3:ListBuckets')).Owner;
    expect(outcome.decisions[0]?.request).toMatchObject({
      principal: `arn:aws:sts::${home}:federated-user/guest`,
      user: `arn:aws:iam::${home}:user/eve`,
    });
    expect(owner).toEqual({ ID: outcome.decisions[0]?.request.canonicalUser });
  });
});

describe('what a caller sends', () => {
  const guard = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: '*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
    ],
  };
  const guarded = buildWorld({
    home,
    accounts: [{ id: home, users: [{ name: 'eve', inline: { guard }, accessKeys: [{ id: 'AKIAEVE' }] }] }],
  });

  it('states no condition keys, however it is written down', () => {
    const call: ApiCall = callOf(guarded, key('AKIAEVE'), 'iam:ListUsers');
    const forged = { ...call, context: { 'aws:MultiFactorAuthPresent': 'true' }, secureTransport: false };
    for (const one of [call, forged]) {
      const { outcome } = apply(guarded, one);
      const [decision] = outcome.decisions;
      expect(decision?.decision).toBe('implicitDeny');
      expect(decision?.request.context).not.toHaveProperty('aws:MultiFactorAuthPresent');
      expect(decision?.request.context['aws:SecureTransport']).toBe('true');
    }
  });

  it('cannot pass for a fact of the caller: keys of a call beside those that hang on it do not count', () => {
    const context = contextOf('user/maya', {
      ...listUsers,
      context: {
        'aws:PrincipalArn': 'arn:aws:iam::111122223333:root',
        'AWS:PrincipalTag/team': 'root',
        'aws:SourceIdentity': 'root',
        'aws:SourceIp': '10.0.0.1',
        'aws:TagKeys': ['team'],
        'iam:PassedToService': 'ec2.amazonaws.com',
      },
    });
    expect(context).toMatchObject({
      'aws:PrincipalArn': `arn:aws:iam::${home}:user/eng/maya`,
      'aws:PrincipalTag/team': 'red',
      'aws:SourceIp': '203.0.113.25',
      'aws:TagKeys': ['team'],
      'iam:PassedToService': 'ec2.amazonaws.com',
    });
    expect(context).not.toHaveProperty('aws:SourceIdentity');
    expect(Object.keys(context)).not.toContain('AWS:PrincipalTag/team');
  });
});

describe('the policies in force', () => {
  const scp = [
    [{ name: 'FullAWSAccess', document: allow('*') }],
    [
      {
        name: 'NoS3',
        id: 'p-nos3',
        document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] },
      },
    ],
  ];
  const governed = buildWorld({
    home,
    accounts: [
      {
        id: home,
        users: [{ name: 'maya', attached: ['AdministratorAccess'] }],
        roles: [{ name: 'app', trust: trust({ AWS: home }) }],
      },
      { id: member, users: [{ name: 'boss' }] },
    ],
    organization: {
      id: 'o-larkspur01',
      managementAccount: member,
      serviceControlPolicies: { [home]: scp, [member]: scp },
    },
  });
  const inForce = (who: string, permission: Permission, options: ProbeOptions = {}) => {
    const identity = identityOf(governed, who, options);
    if (!isIdentity(identity)) throw new Error(identity.message);
    return policiesInForce(governed, identity, permission);
  };

  it('hold the control policies of a member account by level, with their ARNs', () => {
    const levels = inForce('user/maya', listUsers).scp;
    expect(levels?.map((level) => level.map(({ ref, name }) => [ref, name]))).toEqual([
      [['scp[0][0]', 'FullAWSAccess']],
      [['scp[1][0]', 'NoS3']],
    ]);
    expect(levels?.[1]?.[0]?.arn).toBe(
      `arn:aws:organizations::${member}:policy/o-larkspur01/service_control_policy/p-nos3`,
    );
  });

  it('spare the management account', () => {
    expect(inForce('user/boss', listUsers, { account: member }).scp).toBeUndefined();
  });

  it('count a trust policy for STS and not for IAM', () => {
    const role = `arn:aws:iam::${home}:role/app`;
    expect(inForce('user/maya', { action: 'sts:AssumeRole', resource: role }).resource?.ref).toBe('resource');
    expect(inForce('user/maya', { action: 'iam:GetRole', resource: role }).resource).toBeUndefined();
  });
});
