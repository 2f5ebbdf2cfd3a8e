import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { runCommands } from '../../src/training/runCommands.ts';
import { smallScenario } from './smallScenario.ts';

const scenario = smallScenario(
  [
    'hygiene: [no-wildcard-actions, no-unused-policies]',
    'hygiene: [prefer-groups, no-inline, no-root-keys, mfa-on-privileged, no-wildcard-actions, no-unused-policies]',
  ],
  [
    'account:\n',
    'account:\n  policies: [{ name: old, document: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } } }]\n',
  ],
);

function offended(commands: string, played: Scenario = scenario): string[] {
  const { report } = runCommands(played, 0, commands, () => undefined);
  expect(report.commands.filter(({ ok }) => !ok)).toEqual([]);
  const rows = report.tasks.find(({ id }) => id === 'hygiene')?.checks ?? [];
  expect(rows).toHaveLength(6);
  return rows.filter(({ status }) => status === 'failed').map(({ message }) => message);
}

const document = (action: string) =>
  `'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"*"}]}'`;

describe('hygiene', () => {
  it('holds nothing against what was there before, but for privilege without MFA', () => {
    expect(offended('')).toEqual(['whoever can change permissions has an MFA device: user priya']);
  });

  it('holds permissions on single users against the learner', () => {
    const [first, second] = offended(
      `aws iam put-user-policy --user-name maya --policy-name p --policy-document ${document('s3:GetObject')}`,
    );
    expect(first).toBe('permissions go to groups, not to single users: user maya');
    expect(second).toBe('users and groups have managed policies, not inline ones: inline policy p of user maya');
  });

  it('allows inline policies of roles', () => {
    const trust = `'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'`;
    const commands = `aws iam create-role --role-name app --assume-role-policy-document ${trust}\naws iam put-role-policy --role-name app --policy-name p --policy-document ${document('s3:GetObject')}`;
    expect(offended(commands)).toHaveLength(1);
  });

  it.each([
    ['ec2:Describe*', false],
    ['s3:List*', false],
    ['s3:Get*', true],
    ['ec2:*', true],
    ['s3:GetObjec?', true],
  ])('says of the action %s whether its wildcard is too much: %s', (action, tooMuch) => {
    const commands = `aws iam create-policy --policy-name p --policy-document ${document(action)}`;
    const messages = offended(commands);
    expect(messages.includes('no wildcards in actions beyond Describe and List: policy p')).toBe(tooMuch);
    expect(messages).toContain('no policy lies around unattached: policy p');
  });
});
