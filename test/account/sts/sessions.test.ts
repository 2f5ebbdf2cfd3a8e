import { describe, expect, it } from 'vitest';
import type { Caller, JsonObject } from '../../../src/account/call.ts';
import { codeAt, stepAt } from '../../../src/account/totp.ts';
import {
  allow,
  answer,
  callerOf,
  clock,
  home,
  key,
  outputOf,
  refusalOf,
  root,
  send,
  trust,
  world,
} from '../larkspur.ts';

const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const sandbox = world({
  users: [
    {
      name: 'maya',
      id: 'AIDAMAYA',
      accessKeys: [{ id: 'AKIAMAYA' }],
      mfa: [{ seed }],
      attached: ['AdministratorAccess'],
    },
    { name: 'jonas', accessKeys: [{ id: 'AKIAJONAS' }] },
    {
      name: 'locked',
      accessKeys: [{ id: 'AKIALOCKED' }],
      inline: { no: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] } },
    },
  ],
  roles: [{ name: 'app', trust: trust({ AWS: home }) }],
  buckets: [
    {
      name: 'shared',
      objects: ['a'],
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:sts::${home}:federated-user/guest` },
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::shared/*',
          },
        ],
      },
    },
  ],
  root: { accessKeys: [{ id: 'AKIAROOT' }] },
});
const maya = key('AKIAMAYA');
const expiry = (output: JsonObject) => (output.Credentials as JsonObject).Expiration;

describe('who am I', () => {
  it.each<readonly [string, Caller, JsonObject]>([
    ['a user', maya, { UserId: 'AIDAMAYA', Account: home, Arn: `arn:aws:iam::${home}:user/maya` }],
    ['the root user', root, { UserId: home, Account: home, Arn: `arn:aws:iam::${home}:root` }],
  ])('is answered to %s', (_who, caller, identity) => {
    expect(outputOf(send(sandbox, caller, 'sts:GetCallerIdentity'))).toEqual(identity);
  });

  it('cannot be denied', () => {
    expect(send(sandbox, key('AKIALOCKED'), 'sts:GetCallerIdentity').outcome.ok).toBe(true);
  });
});

describe('GetSessionToken', () => {
  it('needs no permission', () => {
    expect(send(sandbox, key('AKIAJONAS'), 'sts:GetSessionToken').outcome.ok).toBe(true);
  });

  it('lasts twelve hours for users, and one for the root user whatever it asks', () => {
    expect(expiry(outputOf(send(sandbox, maya, 'sts:GetSessionToken')))).toBe('2026-11-24T21:00:01Z');
    const ofRoot = send(sandbox, key('AKIAROOT'), 'sts:GetSessionToken', { DurationSeconds: 43_200 });
    expect(expiry(outputOf(ofRoot))).toBe('2026-11-24T10:00:01Z');
  });

  it('without MFA opens everything but IAM and most of STS', () => {
    const applied = send(sandbox, maya, 'sts:GetSessionToken');
    const session = callerOf(applied);
    const ask = (line: `${string}:${string}`, input = {}) => send(applied.sandbox, session, line, input);
    expect(ask('ec2:DescribeInstances').outcome.ok).toBe(true);
    expect(ask('s3:ListBuckets').outcome.ok).toBe(true);
    expect(ask('sts:GetCallerIdentity').outcome.ok).toBe(true);
    expect(answer(ask('iam:ListUsers'))).toEqual([
      'InvalidClientTokenId',
      'The security token included in the request is invalid',
    ]);
    expect(answer(ask('sts:GetSessionToken'))).toEqual([
      'AccessDenied',
      'Cannot call GetSessionToken with session credentials',
    ]);
  });

  it('with MFA opens IAM, and the session carries MFA with its age', () => {
    const SerialNumber = `arn:aws:iam::${home}:mfa/maya`;
    const TokenCode = codeAt(seed, stepAt(clock + 1000));
    const applied = send(sandbox, maya, 'sts:GetSessionToken', { SerialNumber, TokenCode });
    const session = callerOf(applied);
    const listed = send(applied.sandbox, session, 'iam:ListUsers');
    expect(listed.outcome.ok).toBe(true);
    expect(listed.outcome.decisions[0]?.request.context).toMatchObject({
      'aws:MultiFactorAuthPresent': 'true',
      'aws:MultiFactorAuthAge': '1',
      'aws:username': 'maya',
    });
  });

  it('is not for the console, which works with temporary credentials', () => {
    const caller = { type: 'console', account: home, user: 'maya', mfa: true } as const;
    expect(answer(send(sandbox, caller, 'sts:GetSessionToken'))).toEqual([
      'AccessDenied',
      'Cannot call GetSessionToken with session credentials',
    ]);
  });

  it('is not for roles', () => {
    const assumed = send(sandbox, maya, 'sts:AssumeRole', {
      RoleArn: `arn:aws:iam::${home}:role/app`,
      RoleSessionName: 'work',
    });
    for (const operation of ['GetSessionToken', 'GetFederationToken'] as const) {
      expect(answer(send(assumed.sandbox, callerOf(assumed), `sts:${operation}`, { Name: 'guest' }))).toEqual([
        'AccessDenied',
        `Cannot call ${operation} with session credentials`,
      ]);
    }
  });
});

describe('GetFederationToken', () => {
  const federate = (input: JsonObject = {}, caller: Caller = maya) =>
    send(sandbox, caller, 'sts:GetFederationToken', { Name: 'guest', ...input });

  it('needs the permission on the federated user', () => {
    expect(answer(federate({}, key('AKIAJONAS')))).toEqual([
      'AccessDenied',
      `User: arn:aws:iam::${home}:user/jonas is not authorized to perform: sts:GetFederationToken on resource: arn:aws:sts::${home}:federated-user/guest because no identity-based policy allows the sts:GetFederationToken action`,
    ]);
  });

  it('tells the federated user', () => {
    expect(outputOf(federate()).FederatedUser).toEqual({
      FederatedUserId: `${home}:guest`,
      Arn: `arn:aws:sts::${home}:federated-user/guest`,
    });
  });

  it('gives what user and session policy both allow', () => {
    const applied = federate({ Policy: JSON.stringify(allow('ec2:Describe*')) });
    const may = (line: `${string}:${string}`) => send(applied.sandbox, callerOf(applied), line).outcome.ok;
    expect([may('ec2:DescribeInstances'), may('s3:ListBuckets')]).toEqual([true, false]);
  });

  it('without session policy gives nothing but what resource policies grant it by name', () => {
    const applied = federate();
    const ask = (line: `${string}:${string}`, input = {}) =>
      send(applied.sandbox, callerOf(applied), line, input).outcome.ok;
    expect(ask('ec2:DescribeInstances')).toBe(false);
    expect(ask('s3:GetObject', { Bucket: 'shared', Key: 'a' })).toBe(true);
  });

  it('opens neither IAM nor more of STS than asking who one is', () => {
    const applied = federate({ Policy: JSON.stringify(allow('*')) });
    const ask = (line: `${string}:${string}`, input = {}) => send(applied.sandbox, callerOf(applied), line, input);
    expect(refusalOf(ask('iam:ListUsers'))[0]).toBe('InvalidClientTokenId');
    expect(
      refusalOf(ask('sts:AssumeRole', { RoleArn: `arn:aws:iam::${home}:role/app`, RoleSessionName: 'xy' }))[0],
    ).toBe('AccessDenied');
    expect(ask('sts:GetCallerIdentity').outcome.ok).toBe(true);
  });
});

describe('inspection', () => {
  it('tells the account of any key, also of one that is not there', () => {
    const of = (AccessKeyId: string) => answer(send(sandbox, root, 'sts:GetAccessKeyInfo', { AccessKeyId }));
    expect(of('ASIAQNZGKIQY56JQ7WML')).toEqual({ Account: '029608264753' });
    expect(of('AKIA0189018901890189')).toEqual(['ValidationError', 'Invalid access key ID AKIA0189018901890189']);
  });

  it('decodes the message of a denial by EC2', () => {
    const [, message = ''] = refusalOf(send(sandbox, key('AKIAJONAS'), 'ec2:StartInstances', { InstanceIds: ['i-1'] }));
    const encoded = message.split('message: ')[1] ?? '';
    const { DecodedMessage } = outputOf(
      send(sandbox, maya, 'sts:DecodeAuthorizationMessage', { EncodedMessage: encoded }),
    );
    expect(JSON.parse(String(DecodedMessage))).toMatchObject({
      allowed: false,
      explicitDeny: false,
      context: { action: 'ec2:StartInstances', principal: { arn: `arn:aws:iam::${home}:user/jonas` } },
    });
  });

  it('does not decode what is not an encoded message', () => {
    expect(answer(send(sandbox, maya, 'sts:DecodeAuthorizationMessage', { EncodedMessage: 'shoe' }))).toEqual([
      'InvalidAuthorizationMessageException',
      'Message is not valid',
    ]);
  });
});
