import { describe, expect, it } from 'vitest';
import { startAttempt } from '../../src/training/attemptState.ts';
import { runCommands } from '../../src/training/runCommands.ts';
import { smallScenario } from './smallScenario.ts';

const trust =
  '{ Version: "2012-10-17", Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" } }';
const scenario = smallScenario(
  ['  buckets:', `  roles: [{ name: app, trust: ${trust} }]\n  buckets:`],
  [
    '\nidentities:',
    '\naccounts: [{ id: "888877776666", users: [{ name: ines, accessKeys: [{ id: AKIAIOSFODNN7EXAMPLE, status: Inactive }] }] }]\nidentities:',
  ],
  [
    'says: she reads }',
    'credentials: console, mfa: true }\n  ines: { as: "888877776666:user/ines" }\n  app: { as: role/app }\n  later: { as: user/later, credentials: console }',
  ],
);

const arns = (commands: string) =>
  runCommands(scenario, 0, commands, () => undefined).report.commands.map(({ output }) => output.trim());
const whoAmI = (profile: string) => `aws sts get-caller-identity --query Arn --output text --profile ${profile}`;

describe('identities of a scenario', () => {
  it('act as users, roles and root, at home and in other accounts', () => {
    expect(arns(['priya', 'maya', 'ines', 'app', 'root'].map(whoAmI).join('\n'))).toEqual([
      'arn:aws:iam::111122223333:user/priya',
      'arn:aws:iam::111122223333:user/maya',
      'arn:aws:iam::888877776666:user/ines',
      'arn:aws:sts::111122223333:assumed-role/app/app',
      'arn:aws:iam::111122223333:root',
    ]);
  });

  it('have a new key where an access key is to sign and none is active', () => {
    const { history, callers } = startAttempt(scenario, 0);
    const keys = (account: string, user: string) =>
      history.start.accounts
        .get(account)
        ?.users.get(user)
        ?.accessKeys.map(({ status }) => status);
    expect(keys('888877776666', 'ines')).toEqual(['Inactive', 'Active']);
    expect(keys('111122223333', 'maya')).toEqual([]);
    expect(callers.get('maya')).toEqual({ type: 'console', account: '111122223333', user: 'maya', mfa: true });
  });

  it('may be users who are created later', () => {
    const [before, , after] = arns(
      [whoAmI('later'), 'aws iam create-user --user-name later', whoAmI('later')].join('\n'),
    );
    expect(before).toContain('InvalidClientTokenId');
    expect(after).toBe('arn:aws:iam::111122223333:user/later');
  });
});
