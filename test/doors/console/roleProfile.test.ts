import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/account/apply.ts';
import type { Sandbox } from '../../../src/account/sandbox.ts';
import { buildSandbox } from '../../../src/account/start.ts';
import { codeAt, stepAt } from '../../../src/account/totp.ts';
import { eventsOf } from '../../../src/account/trail.ts';
import { type ConsolePort, openSession } from '../../../src/doors/console/session.ts';
import { runAll } from './fakePort.ts';

const account = '111122223333';
const serial = `arn:aws:iam::${account}:mfa/maya`;
const statement = (more: object) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole', ...more },
  ],
});
const everything = { all: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:*', Resource: '*' }] } };

/** An account with roles to assume. */
function open(): { port: ConsolePort; sandbox: () => Sandbox } {
  let sandbox = buildSandbox(
    {
      accounts: [
        {
          id: account,
          users: [
            {
              name: 'maya',
              inline: everything,
              accessKeys: [{ id: 'AKIAMAYA' }],
              mfa: true,
              loginProfile: { password: 'Right-1' },
            },
          ],
          roles: [
            { name: 'deploy', trust: statement({}), inline: everything },
            { name: 'audit', trust: statement({}) },
            { name: 'secure', trust: statement({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }) },
            { name: 'partner', trust: statement({ Condition: { StringEquals: { 'sts:ExternalId': 'x-1' } } }) },
          ],
        },
      ],
    },
    { clock: Date.parse('2026-11-24T09:00:00Z'), seed: 7 },
  );
  const port: ConsolePort = {
    send: (call) => {
      const applied = apply(sandbox, { ...call, time: sandbox.clock + 1000 });
      sandbox = applied.sandbox;
      return applied.outcome;
    },
    readFile: () => undefined,
    profiles: [{ name: 'maya', caller: { type: 'accessKey', accessKeyId: 'AKIAMAYA' } }],
    now: () => sandbox.clock,
    mfaCode: (named) => {
      const device = sandbox.accounts.get(account)?.mfaDevices.get(named);
      return device && codeAt(device.seed, stepAt(sandbox.clock + 1000));
    },
    knowsKey: (id) => sandbox.sessions.has(id),
  };
  return { port, sandbox: () => sandbox };
}

const set = (profile: string, settings: Readonly<Record<string, string>>) =>
  Object.entries(settings).map(([name, value]) => `aws configure set ${name} '${value}' --profile ${profile}`);
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const who = (profile: string) => `aws sts get-caller-identity --query Arn --output text --profile ${profile}`;

const play = (lines: readonly string[], port = open().port) => runAll(lines, port, openSession('maya'));

describe('a profile with a role', () => {
  it('assumes the role when it is used, and once', () => {
    const { port, sandbox } = open();
    const results = play([...set('d', { role_arn: role('deploy'), source_profile: 'maya' }), who('d'), who('d')], port);
    const arn = expect.stringMatching(/^arn:aws:sts::111122223333:assumed-role\/deploy\/botocore-session-\d{10}\n$/);
    expect(results.slice(2).map(({ stdout }) => stdout)).toEqual([arn, arn]);
    const events = [...eventsOf(sandbox().trail)].map(({ eventName }) => eventName);
    expect(events).toEqual(['GetCallerIdentity', 'GetCallerIdentity', 'AssumeRole']);
  });

  it('assumes it again when the credentials ran out, or were undone', () => {
    const { port, sandbox } = open();
    let gone = false;
    const forgetful = { ...port, knowsKey: () => !gone };
    const settings = set('d', { role_arn: role('deploy'), source_profile: 'maya', role_session_name: 'work' });
    const [, , , first] = play([...settings, who('d')], forgetful);
    expect(first?.stdout).toBe(`arn:aws:sts::${account}:assumed-role/deploy/work\n`);
    const after = play([...settings, who('d'), 'sleep 2h', who('d')], forgetful).at(-1);
    expect(after?.stdout).toContain('assumed-role/deploy/work');
    gone = true;
    play([...settings, who('d'), who('d')], forgetful);
    const assumed = [...eventsOf(sandbox().trail)].filter(({ eventName }) => eventName === 'AssumeRole');
    expect(assumed).toHaveLength(5);
  });

  it('can be the source of another, in a chain', () => {
    const lines = [
      ...set('a', { role_arn: role('deploy'), source_profile: 'maya' }),
      ...set('b', { role_arn: role('audit'), source_profile: 'a', role_session_name: 'chained' }),
      who('b'),
    ];
    expect(play(lines).at(-1)?.stdout).toBe(`arn:aws:sts::${account}:assumed-role/audit/chained\n`);
  });

  it('asks for the code of its MFA device, which whoever holds it types', () => {
    const lines = [...set('s', { role_arn: role('secure'), source_profile: 'maya', mfa_serial: serial }), who('s')];
    const last = play(lines).at(-1);
    expect(last?.stdout).toContain('assumed-role/secure');
    expect(last?.stderr).toBe(`Enter MFA code for ${serial}: \n`);
    const without = play([...set('s', { role_arn: role('secure'), source_profile: 'maya' }), who('s')]).at(-1);
    expect(without).toMatchObject({
      exit: 254,
      stderr: expect.stringContaining('(AccessDenied) when calling the AssumeRole operation'),
    });
  });

  it('gives external id and duration', () => {
    const lines = set('p', {
      role_arn: role('partner'),
      source_profile: 'maya',
      external_id: 'x-1',
      duration_seconds: '900',
    });
    const { calls } = play([...lines, who('p')]).at(-1) ?? {};
    expect(calls?.[0]).toMatchObject({
      operation: 'AssumeRole',
      input: { ExternalId: 'x-1', DurationSeconds: 900 },
      outcome: { ok: true },
    });
  });

  it.each([
    [{}, 'Partial credentials found in assume-role, missing: source_profile or credential_source'],
    [{ source_profile: 'nobody' }, 'The source_profile "nobody" referenced in the profile "x" does not exist.'],
    [
      { source_profile: 'x' },
      "Infinite loop in credential configuration detected. Attempting to load from profile x which has already been visited. Visited profiles: ['x']",
    ],
    [
      { source_profile: 'maya', credential_source: 'Environment' },
      'The profile "x" contains both source_profile and credential_source.',
    ],
    [{ credential_source: 'Sky' }, 'The credential source "Sky" referenced in profile "x" is not valid.'],
    [{ source_profile: 'empty' }, 'The source profile "empty" must have credentials.'],
  ])('with %j is refused in the words of the AWS CLI', (settings, message) => {
    const lines = [
      ...set('empty', { region: 'eu-west-1' }),
      ...set('x', { role_arn: role('deploy'), ...settings }),
      who('x'),
    ];
    expect(play(lines).at(-1)).toMatchObject({ exit: 255, stderr: `\n${message}\n`, calls: [] });
  });

  it('that sources itself signs with its own keys', () => {
    const keys = { aws_access_key_id: 'AKIAMAYA', aws_secret_access_key: 'any' };
    const lines = [...set('self', { role_arn: role('deploy'), source_profile: 'self', ...keys }), who('self')];
    expect(play(lines).at(-1)?.stdout).toContain('assumed-role/deploy');
  });
});

describe('signing in to the console', () => {
  const code = `--mfa-code $(mfa-code ${serial})`;

  it('says who is in, or what AWS says', () => {
    const [ok, wrong, usage] = play([
      `sign-in maya --password Right-1 ${code}`,
      'sign-in maya --password=wrong',
      'sign-in maya --passwort x',
    ]);
    expect(ok).toMatchObject({ exit: 0, stdout: `signed in to the console as arn:aws:iam::${account}:user/maya\n` });
    expect(wrong).toMatchObject({
      exit: 1,
      stderr: 'sign-in: Your authentication information is incorrect. Please try again.\n',
    });
    expect(usage).toMatchObject({ exit: 2, stderr: expect.stringContaining('usage: sign-in USER|root') });
    expect(play(['sign-in root'])[0]?.stdout).toBe(`signed in to the console as arn:aws:iam::${account}:root\n`);
  });

  it('goes on to a role, whose name is a profile then', () => {
    const [switched, used, refused] = play(['switch-role deploy', who('deploy'), 'switch-role nowhere']);
    expect(switched).toMatchObject({ exit: 0, stdout: 'switched to deploy; use it with --profile deploy\n' });
    expect(used?.stdout).toBe(`arn:aws:sts::${account}:assumed-role/deploy/maya\n`);
    expect(refused).toMatchObject({ exit: 1, stderr: expect.stringMatching(/^switch-role: Invalid information/) });
    expect(play(['switch-role'])[0]).toMatchObject({ exit: 2 });
  });
});
