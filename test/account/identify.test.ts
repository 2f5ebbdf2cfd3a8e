import { describe, expect, it } from 'vitest';
import { authorize } from '../../src/account/authorize.ts';
import type { Caller } from '../../src/account/call.ts';
import { identify, identitiesOf, identityOf, isIdentity } from '../../src/account/identify.ts';
import type { Identity } from '../../src/account/identity.ts';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { allow, answer, callerOf, clock, home, key, partner, root, send, trust, world } from './larkspur.ts';

const sandbox = world({
  policies: [{ name: 'dev', document: allow('ec2:*') }],
  groups: [{ name: 'Developers', attached: ['dev'], inline: { extra: allow('s3:ListAllMyBuckets') } }],
  users: [
    {
      name: 'maya',
      path: '/eng/',
      groups: ['Developers'],
      tags: { team: 'red' },
      mfa: true,
      accessKeys: [{ id: 'AKIAMAYA' }, { id: 'AKIAOLD', status: 'Inactive' }],
      inline: { own: allow('sts:*') },
    },
    { name: 'jonas', groups: ['Developers'] },
  ],
  roles: [
    {
      name: 'app',
      path: '/svc/',
      tags: { Team: 'blue', cost: '1' },
      trust: trust({ Service: 'ec2.amazonaws.com', AWS: home }),
    },
    { name: 'job', trust: trust({ Service: 'lambda.amazonaws.com' }) },
  ],
  instanceProfiles: [{ name: 'app', role: 'app' }, { name: 'job', role: 'job' }, { name: 'empty' }],
  instances: [
    { id: 'i-0app', profile: 'app' },
    { id: 'i-0job', profile: 'job' },
    { id: 'i-0empty', profile: 'empty' },
    { id: 'i-0bare' },
    { id: 'i-0off', profile: 'app', state: 'stopped' },
  ],
  root: { accessKeys: [{ id: 'AKIAROOT' }], mfaDevices: 1 },
  samlProviders: [{ name: 'Directory', entityId: 'https://adfs.larkspur.example/trust' }],
  oidcProviders: [{ url: 'https://idp.example' }],
});

function identified(state: Sandbox, caller: Caller, time = clock): Identity {
  const found = identify(state, caller, time);
  if (!isIdentity(found)) throw new Error(found.code);
  return found;
}

function refusal(state: Sandbox, caller: Caller, time = clock): readonly [string, string] | null {
  const found = identify(state, caller, time);
  return isIdentity(found) ? null : [found.code, found.message];
}

describe('a caller', () => {
  it('with a long-term key is its user, without facts on MFA', () => {
    const maya = identified(sandbox, key('AKIAMAYA'));
    expect(maya).toMatchObject({
      kind: 'user',
      arn: `arn:aws:iam::${home}:user/eng/maya`,
      accessKeyId: 'AKIAMAYA',
      temporary: false,
      mfaAt: null,
    });
    expect(maya.userId).toMatch(/^AIDA/);
    expect(maya.identityPolicies.map(({ ref, name }) => [ref, name])).toEqual([
      ['identity[0]', 'inline policy own of user maya'],
      ['identity[1]', 'dev'],
      ['identity[2]', 'inline policy extra of group Developers'],
    ]);
    expect(maya.identityPolicies[1]?.arn).toBe(`arn:aws:iam::${home}:policy/dev`);
  });

  it('with an unknown or inactive key is told that the token is invalid', () => {
    const invalid = ['InvalidClientTokenId', 'The security token included in the request is invalid.'];
    expect(refusal(sandbox, key('AKIANOBODY'))).toEqual(invalid);
    expect(refusal(sandbox, key('AKIAOLD'))).toEqual(invalid);
    expect(refusal(sandbox, key('AKIAMAYA', 'a token'))).toEqual(invalid);
  });

  it('of S3 or EC2 is told so in the words of the service', () => {
    expect(answer(send(sandbox, key('AKIANOBODY'), 's3:ListBuckets'))).toEqual([
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
    ]);
    expect(answer(send(sandbox, key('AKIANOBODY'), 'ec2:DescribeInstances'))).toEqual([
      'AuthFailure',
      'AWS was not able to validate the provided access credentials',
    ]);
  });

  it('in the console has temporary credentials, with MFA or without', () => {
    const at = (mfa: boolean, user = 'maya') => identified(sandbox, { type: 'console', account: home, user, mfa });
    expect(at(false)).toMatchObject({ temporary: true, mfaAt: null, accessKeyId: null });
    expect(at(true)).toMatchObject({ temporary: true, mfaAt: clock });
    expect(at(true, 'jonas').mfaAt).toBeNull();
    expect(refusal(sandbox, { type: 'console', account: home, user: 'nobody', mfa: false })?.[0]).toBe(
      'InvalidClientTokenId',
    );
  });

  it('with a key of the root user is the root user', () => {
    expect(identified(sandbox, key('AKIAROOT'))).toMatchObject({
      kind: 'root',
      arn: `arn:aws:iam::${home}:root`,
      userId: home,
      temporary: false,
    });
    expect(identified(sandbox, { ...root, mfa: true } as Caller).mfaAt).toBe(clock);
  });

  it('on an instance has the role of its profile, in a session named after the instance', () => {
    const app = identified(sandbox, { type: 'instance', account: home, instanceId: 'i-0app' });
    expect(app.arn).toBe(`arn:aws:sts::${home}:assumed-role/app/i-0app`);
    expect(app.roleArn).toBe(`arn:aws:iam::${home}:role/svc/app`);
    expect(app.userId).toMatch(/^AROA\w{17}:i-0app$/);
    expect(app).toMatchObject({ temporary: true, mfaAt: null });
    expect(app.accessKeyId).toMatch(/^ASIA/);
  });

  it.each(['i-0bare', 'i-0empty', 'i-0job', 'i-0off', 'i-0none'])(
    'on %s, which no role serves, has no credentials to sign with',
    (instanceId) => {
      expect(refusal(sandbox, { type: 'instance', account: home, instanceId })).toEqual([
        'MissingAuthenticationToken',
        'Request is missing Authentication Token',
      ]);
    },
  );

  it('on an instance has a role that trusts EC2 for a time, for that time', () => {
    const until = trust(
      { Service: 'ec2.amazonaws.com' },
      { Condition: { DateLessThan: { 'aws:CurrentTime': '2026-12-01T00:00:00Z' } } },
    );
    const state = world({
      roles: [{ name: 'app', trust: until }],
      instanceProfiles: [{ name: 'app', role: 'app' }],
      instances: [{ id: 'i-0app', profile: 'app' }],
    });
    const caller: Caller = { type: 'instance', account: home, instanceId: 'i-0app' };
    expect(refusal(state, caller)).toBeNull();
    expect(refusal(state, caller, Date.parse('2026-12-01T00:00:00Z'))?.[0]).toBe('MissingAuthenticationToken');
  });

  it('in a session is refused after it expires, with another token, and once its role is gone', () => {
    const assumed = send(sandbox, key('AKIAMAYA'), 'sts:AssumeRole', {
      RoleArn: `arn:aws:iam::${home}:role/svc/app`,
      RoleSessionName: 'work',
    });
    const session = callerOf(assumed);
    expect(identified(assumed.sandbox, session).arn).toBe(`arn:aws:sts::${home}:assumed-role/app/work`);
    expect(refusal(assumed.sandbox, session, clock + 3_602_000)).toEqual([
      'ExpiredToken',
      'The security token included in the request is expired',
    ]);
    expect(refusal(assumed.sandbox, { ...session, sessionToken: 'other' } as Caller)?.[0]).toBe('InvalidClientTokenId');
    const accounts = new Map(assumed.sandbox.accounts);
    const account = accounts.get(home);
    if (account) accounts.set(home, { ...account, roles: new Map() });
    expect(refusal({ ...assumed.sandbox, accounts }, session)?.[0]).toBe('InvalidClientTokenId');
  });

  it('without credentials may call S3 and nothing else', () => {
    expect(answer(send(sandbox, { type: 'anonymous' }, 'iam:ListUsers'))).toEqual([
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
    ]);
    expect(answer(send(sandbox, { type: 'anonymous' }, 's3:GetObject', { Bucket: 'none', Key: 'x' }))).toEqual([
      'NoSuchBucket',
      'The specified bucket does not exist',
    ]);
  });
});

describe('a name of a probe', () => {
  const named = (name: string, options = {}): Identity => {
    const found = identityOf(sandbox, name, options);
    if (!isIdentity(found)) throw new Error(found.message);
    return found;
  };

  it.each([
    ['user/maya', `arn:aws:iam::${home}:user/eng/maya`],
    ['user/MAYA', `arn:aws:iam::${home}:user/eng/maya`],
    ['role/app', `arn:aws:sts::${home}:assumed-role/app/session`],
    ['instance/i-0app', `arn:aws:sts::${home}:assumed-role/app/i-0app`],
    ['key/AKIAMAYA', `arn:aws:iam::${home}:user/eng/maya`],
    ['root', `arn:aws:iam::${home}:root`],
    ['service/ec2.amazonaws.com', 'ec2.amazonaws.com'],
    ['anonymous', '*'],
    ['group/Developers', `arn:aws:iam::${home}:user/new-member`],
    [`arn:aws:iam::${home}:user/eng/maya`, `arn:aws:iam::${home}:user/eng/maya`],
    [`arn:aws:sts::${home}:assumed-role/app/x1`, `arn:aws:sts::${home}:assumed-role/app/x1`],
    [`arn:aws:iam::${home}:saml-provider/Directory`, `arn:aws:iam::${home}:saml-provider/Directory`],
    [`arn:aws:iam::${home}:oidc-provider/idp.example`, `arn:aws:iam::${home}:oidc-provider/idp.example`],
    [`arn:aws:iam::${partner}:user/eve`, `arn:aws:iam::${partner}:user/eve`],
    [`arn:aws:iam::${partner}:role/svc/eve`, `arn:aws:sts::${partner}:assumed-role/eve/session`],
    [`arn:aws:iam::${partner}:root`, `arn:aws:iam::${partner}:root`],
  ])('%s is %s', (name, arn) => {
    expect(named(name).arn).toBe(arn);
  });

  it('acts with a long-term key unless it says how it is with MFA', () => {
    expect(named('user/maya')).toMatchObject({ temporary: false, mfaAt: null });
    expect(named('user/maya', { mfa: false })).toMatchObject({ temporary: true, mfaAt: null });
    expect(named('user/maya', { mfa: true })).toMatchObject({ temporary: true, mfaAt: clock });
  });

  it('of a role has a session that begins now', () => {
    const time = Date.parse('2026-12-08T00:00:01Z');
    const role = identityOf(sandbox, 'role/app', { time });
    expect(role).toMatchObject({ session: { issued: time, expires: time + 3_600_000 } });
  });

  it('of a group is a new user with this group alone, and each member', () => {
    const found = identitiesOf(sandbox, 'group/Developers');
    expect(Array.isArray(found) && found.map((one: Identity) => one.user?.name)).toEqual([
      'new-member',
      'maya',
      'jonas',
    ]);
    expect(named('group/Developers').identityPolicies.map(({ name }) => name)).toEqual([
      'dev',
      'inline policy extra of group Developers',
    ]);
  });

  it.each([
    'user/nobody',
    'role/nobody',
    `arn:aws:iam::${home}:saml-provider/Nobody`,
    'group/nobody',
    'instance/i-0bare',
    'key/AKIAOLD',
    'maya',
    'shoe/left',
  ])('that means nobody is an error: %s', (name) => {
    expect(isIdentity(identityOf(sandbox, name))).toBe(false);
  });

  it('of another account may do what this side lets in, since its own side is not known', () => {
    const open = world({
      buckets: [
        {
          name: 'shared',
          policy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: `arn:aws:iam::${partner}:root` },
                Action: 's3:GetObject',
                Resource: 'arn:aws:s3:::shared/*',
              },
            ],
          },
        },
      ],
    });
    const decisionOf = (action: string) => {
      const eve = identityOf(open, `arn:aws:iam::${partner}:user/eve`);
      if (!isIdentity(eve)) throw new Error(eve.message);
      return authorize(open, eve, { action, resource: 'arn:aws:s3:::shared/a' }, { time: clock }).decision;
    };
    expect(decisionOf('s3:GetObject')).toBe('allowed');
    expect(decisionOf('s3:PutObject')).toBe('implicitDeny');
  });
});
