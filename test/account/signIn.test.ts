import { describe, expect, it } from 'vitest';
import type { Caller, JsonObject } from '../../src/account/call.ts';
import { changesAccount, push, startHistory } from '../../src/account/history.ts';
import { codeAt, stepAt } from '../../src/account/totp.ts';
import { eventsOf } from '../../src/account/trail.ts';
import { allow, callOf, clock, home, key, partner, send, trust, world } from './larkspur.ts';

const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const sandbox = world(
  {
    users: [
      { name: 'Maya', id: 'AIDAMAYA', loginProfile: { password: 'Right-horse1' } },
      { name: 'jonas', id: 'AIDAJONAS', loginProfile: { password: 'Right-horse2' }, mfa: [{ name: 'jonas', seed }] },
      { name: 'machine', accessKeys: [{ id: 'AKIAMACHINE' }], inline: { all: allow('sts:AssumeRole') } },
    ],
    roles: [{ name: 'audit', id: 'AROAAUDIT', trust: trust({ AWS: home }) }],
  },
  { id: partner, roles: [{ name: 'theirs', trust: trust({ AWS: home }) }] },
);

const anonymous: Caller = { type: 'anonymous' };

const signIn = (input: JsonObject, state = sandbox) =>
  send(state, anonymous, 'dojo:ConsoleLogin', input, { sourceIp: '198.51.100.7' });

const names = (trail: typeof sandbox.trail) => [...eventsOf(trail)].map(({ eventName }) => eventName);

describe('a sign-in to the console', () => {
  it('is an event in the form of CloudTrail', () => {
    const { event, outcome } = signIn({ UserName: 'maya', Password: 'Right-horse1' });
    expect(outcome.ok).toBe(true);
    expect(event).toEqual({
      eventVersion: '1.11',
      userIdentity: {
        type: 'IAMUser',
        principalId: 'AIDAMAYA',
        arn: `arn:aws:iam::${home}:user/Maya`,
        accountId: home,
        accessKeyId: '',
        userName: 'Maya',
      },
      eventTime: '2026-11-24T09:00:01Z',
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      awsRegion: 'us-east-1',
      sourceIPAddress: '198.51.100.7',
      userAgent: expect.stringContaining('Mozilla/5.0'),
      requestParameters: null,
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: {
        LoginTo: 'https://console.aws.amazon.com/console/home',
        MobileVersion: 'No',
        MFAUsed: 'No',
      },
      eventID: expect.stringMatching(/^[\da-f-]{36}$/),
      readOnly: false,
      eventType: 'AwsConsoleSignIn',
      managementEvent: true,
      recipientAccountId: home,
      eventCategory: 'Management',
      tlsDetails: expect.objectContaining({ clientProvidedHostHeader: 'signin.aws.amazon.com' }),
    });
  });

  it('with a wrong password fails, tells no ARN, and changes nothing but the trail', () => {
    const { event, outcome, sandbox: after } = signIn({ UserName: 'Maya', Password: 'wrong' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'SignInFailed' } });
    expect(event).toMatchObject({
      errorMessage: 'Failed authentication',
      userIdentity: { type: 'IAMUser', accountId: home, accessKeyId: '', userName: 'Maya' },
      responseElements: { ConsoleLogin: 'Failure' },
    });
    expect(event?.userIdentity).not.toHaveProperty('arn');
    expect(after.accounts).toBe(sandbox.accounts);
  });

  it('of an unknown name hides the name, which may be a password', () => {
    const { event } = signIn({ UserName: 'Right-horse1', Password: 'x' });
    expect(event).toMatchObject({
      userIdentity: { userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      responseElements: { ConsoleLogin: 'Failure' },
    });
    expect(JSON.stringify(event)).not.toContain('Right-horse1');
  });

  it('fails for a user without password', () => {
    expect(signIn({ UserName: 'machine' }).event).toMatchObject({ errorMessage: 'Failed authentication' });
  });

  it('asks who has an MFA device for a code, which counts once', () => {
    const person = { UserName: 'jonas', Password: 'Right-horse2' };
    const without = signIn(person);
    expect(without.outcome.ok).toBe(false);
    expect(names(without.sandbox.trail)).toEqual(['ConsoleLogin', 'CheckMfa']);
    const TokenCode = codeAt(seed, stepAt(clock + 1000));
    const once = signIn({ ...person, TokenCode });
    expect(once.event).toMatchObject({
      responseElements: { ConsoleLogin: 'Success' },
      additionalEventData: { MFAUsed: 'Yes', MFAIdentifier: `arn:aws:iam::${home}:mfa/jonas` },
    });
    expect([...eventsOf(once.sandbox.trail)].at(-1)).toMatchObject({
      eventName: 'CheckMfa',
      responseElements: { CheckMfa: 'Success' },
      additionalEventData: { MfaType: 'Virtual MFA' },
    });
    expect(signIn({ ...person, TokenCode }, once.sandbox).outcome.ok).toBe(false);
  });

  it('of the root user is recorded in us-east-1 and notes when the password was used', () => {
    const { event, sandbox: after } = send(sandbox, anonymous, 'dojo:ConsoleLogin', {}, { region: 'eu-west-1' });
    expect(event).toMatchObject({ awsRegion: 'us-east-1', userIdentity: { type: 'Root', principalId: home } });
    expect(after.accounts.get(home)?.root.passwordLastUsed).toBe(clock + 1000);
  });

  it('notes when the password was used, and the session in the console begins then', () => {
    const { sandbox: after } = signIn({ UserName: 'Maya' });
    expect(after.accounts.get(home)?.users.get('maya')?.loginProfile?.lastUsed).toBe(clock + 1000);
    const console = { type: 'console', account: home, user: 'Maya', mfa: false } as const;
    const { event } = send(after, console, 'iam:GetUser', {}, { time: clock + 3_600_000 });
    expect(event?.userIdentity).toMatchObject({
      sessionContext: { attributes: { creationDate: '2026-11-24T09:00:01Z' } },
    });
  });

  it('can be in another account that is named', () => {
    expect(signIn({ Account: partner }).event).toMatchObject({ recipientAccountId: partner });
  });

  it('is a step that can be undone', () => {
    const history = push(startHistory(sandbox), callOf(sandbox, anonymous, 'dojo:ConsoleLogin', {})).history;
    expect(changesAccount(history, 0)).toBe(true);
  });

  it.each([null, 7, [], {}])('takes %j for no text', (value) => {
    expect(signIn({ UserName: 'Maya', Password: value }).outcome.ok).toBe(true);
  });
});

describe('switching to a role in the console', () => {
  const machine = key('AKIAMACHINE');

  it('assumes the role and is an event of its own', () => {
    const { event, outcome, sandbox: after } = send(sandbox, machine, 'dojo:SwitchRole', { RoleName: 'audit' });
    expect(outcome).toMatchObject({
      ok: true,
      output: { Credentials: { AccessKeyId: expect.stringMatching(/^ASIA/) } },
    });
    expect(event).toMatchObject({
      eventName: 'SwitchRole',
      eventType: 'AwsConsoleSignIn',
      userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::${home}:assumed-role/audit/machine`, accountId: home },
      responseElements: { SwitchRole: 'Success' },
      additionalEventData: { SwitchFrom: `arn:aws:iam::${home}:user/machine` },
    });
    expect(names(after.trail)).toEqual(['SwitchRole', 'AssumeRole']);
  });

  it('goes to roles of other accounts as well', () => {
    const { event } = send(sandbox, machine, 'dojo:SwitchRole', { RoleName: 'theirs', Account: partner });
    expect(event).toMatchObject({ recipientAccountId: partner });
  });

  it('is refused without a reason where the role cannot be assumed, and for the root user', () => {
    const gone = send(sandbox, machine, 'dojo:SwitchRole', { RoleName: 'gone' });
    expect(gone.outcome).toMatchObject({ ok: false, error: { code: 'SwitchRoleFailed' } });
    expect(names(gone.sandbox.trail)).toEqual(['AssumeRole']);
    const asRoot = send(sandbox, { type: 'root', account: home, mfa: false }, 'dojo:SwitchRole', { RoleName: 'audit' });
    expect(asRoot.outcome.ok).toBe(false);
  });
});
