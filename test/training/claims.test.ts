import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readScenario, scenarioLibrary } from '../../src/stores/scenarioLibrary.ts';
import { claim } from '../../src/training/checks/claim.ts';
import { stateSubject } from '../../src/training/checks/stateSubject.ts';
import { runCommands } from '../../src/training/runCommands.ts';
import { smallScenario, withChecks } from './smallScenario.ts';

const root = resolve(import.meta.dirname, '../..');
const { listings } = scenarioLibrary(root);

/** What two rows have in common word for word. */
const twice = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) < index);

it('no two checks of a bundled scenario read the same', () => {
  const alike = listings.flatMap(({ slug, file }) => {
    const { scenario } = readScenario(join(root, file));
    const visible = (scenario?.tasks ?? []).flatMap(({ checks }) => checks.map((check) => claim(check)));
    const heldOut = (scenario?.heldOut ?? []).map(({ publicly }) => publicly ?? '');
    return twice([...visible, ...heldOut]).map((text) => `${slug}: ${text}`);
  });
  expect(listings.length).toBeGreaterThan(50);
  expect(alike).toEqual([]);
});

/** Who is said to ask, in which circumstances, for a request with these. */
function asking(probe: string, more = ''): string {
  const request = `{ as: user/maya, action: "s3:ListBucket", on: "{bucket}"${probe} }`;
  const [check] = withChecks(`{ allow: ${request}${more} }`).tasks.flatMap(({ checks }) => checks);
  return check === undefined ? '' : claim(check).replace(/, s3:ListBucket on .*$/, '');
}

it.each([
  ['', '', 'user/maya'],
  ['', ', from: 198.51.100.20', 'user/maya from 198.51.100.20'],
  ['', ', from: "2001:db8:1::7", mfa: true', 'user/maya from 2001:db8:1::7 with MFA'],
  [', region: us-east-1', '', 'user/maya in us-east-1'],
  [', context: { "s3:prefix": home/ }', '', 'user/maya with s3:prefix = home/'],
  [', context: { "s3:prefix": "" }', '', 'user/maya with s3:prefix = ""'],
  [', without: ["s3:prefix"]', '', 'user/maya without s3:prefix'],
  [
    ', context: { "aws:SecureTransport": "false" }, without: ["aws:SourceIp"]',
    '',
    'user/maya without TLS and aws:SourceIp',
  ],
  [', context: { "AWS:MultiFactorAuthPresent": "true" }', ', mfa: true', 'user/maya with MFA'],
  [', context: { "aws:MultiFactorAuthPresent": "false" }', '', 'user/maya with aws:MultiFactorAuthPresent = false'],
  [
    ', context: { "aws:RequestTag/env": dev, "aws:TagKeys": [env, team], "s3:prefix": a }',
    '',
    'user/maya with aws:RequestTag/env = dev, aws:TagKeys = [env, team] and s3:prefix = a',
  ],
  [', sessionPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"]', '', 'user/maya with session policy ReadOnlyAccess'],
  [
    ', sessionPolicies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:Get*", Resource: "*" } }]',
    '',
    'user/maya with session policy Allow s3:Get*',
  ],
  ['', ', after: PT13H', 'user/maya 13 hours later'],
  ['', ', after: P1D', 'user/maya 1 day later'],
  ['', ', at: "2026-12-08T00:00:01Z"', 'user/maya at 2026-12-08 00:00:01 UTC'],
  ['', ', at: "2026-12-01T09:00:00Z", through: any', 'user/maya at 2026-12-01 09:00 UTC directly or by a role'],
])('circumstances %s%s are said as "%s"', (probe, more, said) => {
  expect(asking(probe, more)).toBe(said);
});

it('everybody else is named after the circumstances, which are theirs', () => {
  const scenario = withChecks(
    '{ deny: { as: others, except: [user/maya], action: "s3:GetObject", on: "{bucket}/x" }, from: 198.51.100.20 }',
  );
  const [check] = scenario.tasks.flatMap(({ checks }) => checks);
  expect(check && claim(check)).toMatch(/^everybody from 198\.51\.100\.20 but user\/maya, s3:GetObject on /);
});

it.each([
  ["length(AccessKeys[?UserName=='maya'])", 'number of access keys, maya'],
  ["LoginProfiles[?UserName!='maya'].PasswordResetRequired", 'console passwords, not maya, password reset required'],
  ['Root.MFADevices', 'root MFA devices'],
  ["Resources[?Type=='function' && ends_with(Arn, ':mailer')] | [0].Details.Role", 'function, mailer, role'],
  ['[0]', 'the account'],
])('%s is about: %s', (expression, about) => {
  expect(stateSubject(expression)).toBe(about);
});

it('a message begins with what is asked, and a question that waits with how it begins', () => {
  const ask = 'Is this question longer than what a line can say of it without being shortened somewhere?';
  const scenario = smallScenario(
    [
      '\ntasks:',
      `\nquestions:\n  - { id: long, ask: "${ask}", choices: [{ id: a, text: a }, { id: b, text: b }], answer: [a] }\ntasks:`,
    ],
    ['  - id: leave', '      - { id: waits, answer: long }\n  - id: leave'],
  );
  const { report } = runCommands(scenario, 0, '', () => undefined);
  const messages = new Map(report.tasks.flatMap(({ checks }) => checks).map(({ id, message }) => [id, message]));
  expect(messages.get('waits')).toBe('long: not answered yet: Is this question longer than what a line can say of it…');
  for (const check of scenario.tasks.flatMap(({ checks }) => checks)) {
    expect(messages.get(check.id)?.startsWith(`${claim(check)}: `)).toBe(true);
  }
});
