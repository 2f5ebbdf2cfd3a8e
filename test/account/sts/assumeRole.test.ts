import { describe, expect, it } from 'vitest';
import type { Caller, JsonObject } from '../../../src/account/call.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import { codeAt, stepAt } from '../../../src/account/totp.ts';
import {
  allow,
  answer,
  buildWorld,
  callerOf,
  clock,
  home,
  key,
  outputOf,
  partner,
  refusalOf,
  root,
  send,
  trust,
} from '../larkspur.ts';

const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const account = (id: string) => ({ AWS: `arn:aws:iam::${id}:root` });
const roleArn = (name: string, id = home) => `arn:aws:iam::${id}:role/${name}`;
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

const sandbox = buildWorld({
  home,
  accounts: [
    {
      id: home,
      policies: [{ name: 'read', document: allow('s3:Get*') }],
      users: [
        {
          name: 'maya',
          accessKeys: [{ id: 'AKIAMAYA' }],
          mfa: [{ seed }],
          inline: { sts: allow(['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']) },
        },
        { name: 'jonas', accessKeys: [{ id: 'AKIAJONAS' }] },
        { name: 'plain', accessKeys: [{ id: 'AKIAPLAIN' }], inline: { sts: allow('sts:AssumeRole') } },
      ],
      roles: [
        {
          name: 'dev',
          id: 'AROADEV',
          trust: trust(account(home)),
          attached: ['ReadOnlyAccess'],
          maxSessionDuration: 7200,
        },
        { name: 'next', path: '/svc/', trust: trust(account(home)), attached: ['AdministratorAccess'] },
        { name: 'byName', trust: trust({ AWS: `arn:aws:iam::${home}:user/jonas` }) },
        { name: 'guarded', trust: trust(account(home), mfa) },
        { name: 'vendor', trust: trust(account(home), { Condition: { StringEquals: { 'sts:ExternalId': 'abc' } } }) },
        {
          name: 'named',
          trust: trust(account(home), { Condition: { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } } }),
        },
        { name: 'ec2', trust: trust({ Service: 'ec2.amazonaws.com' }) },
        {
          name: 'untagged',
          trust: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: account(home), Action: 'sts:AssumeRole' }],
          },
        },
      ],
    },
    {
      id: partner,
      users: [{ name: 'eve', accessKeys: [{ id: 'AKIAEVE' }] }],
      roles: [
        { name: 'open', trust: trust(account(home)) },
        { name: 'closed', trust: trust(account(partner)) },
      ],
    },
  ],
});

const maya = key('AKIAMAYA');
const assume = (role: string, more: JsonObject = {}, caller: Caller = maya, state: Sandbox = sandbox, rest = {}) =>
  send(
    state,
    caller,
    'sts:AssumeRole',
    { RoleArn: role.startsWith('arn:') ? role : roleArn(role), RoleSessionName: 'work', ...more },
    rest,
  );

const denied = (caller: string, role: string, tail: string, action = 'sts:AssumeRole') => [
  'AccessDenied',
  `User: ${caller} is not authorized to perform: ${action} on resource: ${role}${tail}`,
];
const user = (name: string, id = home) => `arn:aws:iam::${id}:user/${name}`;

describe('assuming a role', () => {
  it('gives credentials of a session', () => {
    const applied = assume('dev');
    expect(outputOf(applied)).toEqual({
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
        SecretAccessKey: expect.stringMatching(/^.{40}$/),
        SessionToken: expect.any(String),
        Expiration: '2026-11-24T10:00:01Z',
      },
      AssumedRoleUser: { AssumedRoleId: 'AROADEV:work', Arn: `arn:aws:sts::${home}:assumed-role/dev/work` },
    });
    expect(outputOf(send(applied.sandbox, callerOf(applied), 'sts:GetCallerIdentity'))).toEqual({
      UserId: 'AROADEV:work',
      Account: home,
      Arn: `arn:aws:sts::${home}:assumed-role/dev/work`,
    });
  });

  it('gives the permissions of the role, and no longer those of the user', () => {
    const applied = assume('dev');
    const session = callerOf(applied);
    expect(send(applied.sandbox, session, 'iam:ListUsers').outcome.ok).toBe(true);
    expect(send(applied.sandbox, session, 'iam:CreateUser', { UserName: 'x' }).outcome.ok).toBe(false);
  });

  it('needs the permission where the trust is in the account', () => {
    expect(answer(assume('dev', {}, key('AKIAJONAS')))).toEqual(
      denied(user('jonas'), roleArn('dev'), ' because no identity-based policy allows the sts:AssumeRole action'),
    );
  });

  it('needs nothing but the trust where that names the user', () => {
    expect(assume('byName', {}, key('AKIAJONAS')).outcome.ok).toBe(true);
  });

  it('fails without trust, for administrators too', () => {
    const [code, message] = refusalOf(assume('ec2'));
    expect(code).toBe('AccessDenied');
    expect(message).toMatch(
      new RegExp(`^User: ${user('maya')} is not authorized to perform: sts:AssumeRole on resource: ${roleArn('ec2')}`),
    );
  });

  it('answers a role that is not there like one that trusts nobody', () => {
    const [code, message] = refusalOf(assume('nobody'));
    expect(code).toBe('AccessDenied');
    expect(message).toMatch(/is not authorized to perform: sts:AssumeRole on resource: .*role\/nobody/);
  });

  it('minds the path of the role', () => {
    expect(assume(roleArn('svc/next')).outcome.ok).toBe(true);
    expect(assume(roleArn('next')).outcome.ok).toBe(false);
  });

  it('across accounts needs both sides', () => {
    expect(assume(roleArn('open', partner)).outcome.ok).toBe(true);
    expect(assume(roleArn('closed', partner)).outcome.ok).toBe(false);
    expect(assume(roleArn('open', partner), {}, key('AKIAJONAS')).outcome.ok).toBe(false);
    expect(assume(roleArn('dev'), {}, key('AKIAEVE')).outcome.ok).toBe(false);
  });

  it('embeds the account of the role in the key', () => {
    const applied = assume(roleArn('open', partner));
    const { AccessKeyId } = outputOf(applied).Credentials as JsonObject;
    expect(outputOf(send(sandbox, root, 'sts:GetAccessKeyInfo', { AccessKeyId: AccessKeyId ?? null }))).toEqual({
      Account: partner,
    });
  });

  it('hands the external id and the session name to the trust policy', () => {
    expect(assume('vendor').outcome.ok).toBe(false);
    expect(assume('vendor', { ExternalId: 'abd' }).outcome.ok).toBe(false);
    expect(assume('vendor', { ExternalId: 'abc' }).outcome.ok).toBe(true);
    expect(assume('named').outcome.ok).toBe(false);
    expect(assume('named', { RoleSessionName: 'maya' }).outcome.ok).toBe(true);
  });

  it('is not for the root user', () => {
    expect(answer(assume('dev', {}, root))).toEqual(['AccessDenied', 'Roles may not be assumed by root accounts.']);
  });

  it('wants an ARN', () => {
    expect(answer(assume('arn:aws:iam::111122223333:group/x'))).toEqual([
      'ValidationError',
      'arn:aws:iam::111122223333:group/x is invalid',
    ]);
  });
});

describe('the length of a session', () => {
  it('is one hour, or what the call asks for', () => {
    const expiry = (more: JsonObject) => (outputOf(assume('dev', more)).Credentials as JsonObject).Expiration;
    expect(expiry({})).toBe('2026-11-24T10:00:01Z');
    expect(expiry({ DurationSeconds: 7200 })).toBe('2026-11-24T11:00:01Z');
  });

  it('is at most the maximum of the role', () => {
    expect(answer(assume('dev', { DurationSeconds: 7201 }))).toEqual([
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ]);
  });

  it('is at most one hour in a chain', () => {
    const first = assume(roleArn('svc/next'));
    const chain = (seconds: number) => assume('dev', { DurationSeconds: seconds }, callerOf(first), first.sandbox);
    expect(answer(chain(3601))).toEqual([
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ]);
    expect(chain(3600).outcome.ok).toBe(true);
  });
});

describe('a one-time code', () => {
  const serial = `arn:aws:iam::${home}:mfa/maya`;
  const step = stepAt(clock + 1000);
  const withCode = (code: string, device = serial, state = sandbox, caller = maya) =>
    assume('guarded', { SerialNumber: device, TokenCode: code }, caller, state);

  it('satisfies an MFA condition of the trust policy, up to two steps off', () => {
    expect(assume('guarded').outcome.ok).toBe(false);
    for (const off of [-2, -1, 0, 1, 2]) expect(withCode(codeAt(seed, step + off)).outcome.ok).toBe(true);
    expect(withCode(codeAt(seed, step + 3)).outcome.ok).toBe(false);
  });

  it('counts once', () => {
    const code = codeAt(seed, step);
    const first = withCode(code);
    expect(answer(withCode(code, serial, first.sandbox))).toEqual([
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    ]);
  });

  it('that is wrong, or of no device of the caller, is told before anything is authorized', () => {
    const wrong = codeAt(seed, step) === '000000' ? '000001' : '000000';
    expect(answer(withCode(wrong))).toEqual([
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    ]);
    const unknown = [
      'AccessDenied',
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    ];
    expect(answer(withCode(codeAt(seed, step), `arn:aws:iam::${home}:mfa/other`))).toEqual(unknown);
    expect(answer(withCode(codeAt(seed, step), serial, sandbox, key('AKIAJONAS')))).toEqual(unknown);
    expect(answer(assume('guarded', { SerialNumber: serial }))).toEqual(unknown);
  });

  it('leaves no MFA in the session that comes back', () => {
    const applied = withCode(codeAt(seed, step));
    expect([...applied.sandbox.sessions.values()].at(-1)?.mfaAt).toBeNull();
  });
});

describe('session tags', () => {
  const red = { Tags: [{ Key: 'team', Value: 'red' }] };

  it('are the tags of the session, over those of the role', () => {
    const applied = assume('dev', { ...red, TransitiveTagKeys: ['team'] });
    expect([...applied.sandbox.sessions.values()][0]).toMatchObject({
      tags: [{ key: 'team', value: 'red' }],
      transitive: ['team'],
    });
  });

  it('need sts:TagSession on both sides', () => {
    expect(answer(assume('dev', red, key('AKIAPLAIN')))).toEqual(
      denied(
        user('plain'),
        roleArn('dev'),
        ' because no identity-based policy allows the sts:TagSession action',
        'sts:TagSession',
      ),
    );
    expect(assume('untagged', red).outcome.ok).toBe(false);
    expect(assume('untagged').outcome.ok).toBe(true);
  });

  it.each<readonly [string, JsonObject, string]>([
    [
      'twice in another case',
      {
        Tags: [
          { Key: 'team', Value: 'a' },
          { Key: 'Team', Value: 'b' },
        ],
      },
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [
      'transitive without being set',
      { TransitiveTagKeys: ['team'] },
      'The specified transitive tag key must be included in the requested tags.',
    ],
  ])('%s are refused', (_what, input, message) => {
    expect(answer(assume('dev', input))).toEqual(['InvalidParameterValue', message]);
  });

  it('that are transitive pass along a chain and cannot be replaced', () => {
    const first = assume(roleArn('svc/next'), { ...red, TransitiveTagKeys: ['team'] });
    const chained = assume('dev', {}, callerOf(first), first.sandbox);
    expect([...chained.sandbox.sessions.values()].at(-1)).toMatchObject({
      tags: [{ key: 'team', value: 'red' }],
      transitive: ['team'],
      chained: true,
    });
    expect(answer(assume('dev', { Tags: [{ Key: 'TEAM', Value: 'blue' }] }, callerOf(first), first.sandbox))).toEqual([
      'InvalidParameterValue',
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    ]);
    expect(assume('untagged', {}, callerOf(first), first.sandbox).outcome.ok).toBe(false);
  });
});

describe('a source identity', () => {
  it('is handed on along a chain and cannot change', () => {
    const first = assume(roleArn('svc/next'), { SourceIdentity: 'maya' });
    expect(outputOf(first).SourceIdentity).toBe('maya');
    const chained = assume('dev', {}, callerOf(first), first.sandbox);
    expect(outputOf(chained).SourceIdentity).toBe('maya');
    expect(answer(assume('dev', { SourceIdentity: 'eve' }, callerOf(first), first.sandbox))).toEqual([
      'AccessDenied',
      'The source identity of the calling session cannot be changed.',
    ]);
  });

  it('needs sts:SetSourceIdentity', () => {
    expect(answer(assume('dev', { SourceIdentity: 'x1' }, key('AKIAPLAIN')))).toEqual(
      denied(
        user('plain'),
        roleArn('dev'),
        ' because no identity-based policy allows the sts:SetSourceIdentity action',
        'sts:SetSourceIdentity',
      ),
    );
  });
});

describe('a session policy', () => {
  const narrowed = (more: JsonObject) => {
    const applied = assume(roleArn('svc/next'), more);
    const session = callerOf(applied);
    const may = (line: `${string}:${string}`) => send(applied.sandbox, session, line).outcome.ok;
    return { output: outputOf(applied), may };
  };

  it('cuts the role down', () => {
    const { may, output } = narrowed({ Policy: JSON.stringify(allow('iam:ListUsers')) });
    expect([may('iam:ListUsers'), may('iam:ListRoles')]).toEqual([true, false]);
    expect(output.PackedPolicySize).toBeGreaterThan(0);
  });

  it('may be a managed one', () => {
    const { may } = narrowed({ PolicyArns: [{ arn: `arn:aws:iam::${home}:policy/read` }] });
    expect([may('s3:ListBuckets'), may('iam:ListUsers')]).toEqual([false, false]);
  });

  it('is refused where it is no policy, too large or not there', () => {
    expect(refusalOf(assume('dev', { Policy: '{' }))[0]).toBe('MalformedPolicyDocument');
    const large = JSON.stringify(allow(Array.from({ length: 200 }, (_, index) => `s3:Get${index}`)));
    expect(refusalOf(assume('dev', { Policy: large }))[0]).toBe('PackedPolicyTooLarge');
    expect(answer(assume('dev', { PolicyArns: [{ arn: `arn:aws:iam::${home}:policy/none` }] }))).toEqual([
      'MalformedPolicyDocument',
      `Session policy arn:aws:iam::${home}:policy/none does not exist or is not attachable.`,
    ]);
  });
});
