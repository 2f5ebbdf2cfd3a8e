import { describe, expect, it } from 'vitest';
import { complete } from '../../src/doors/console/complete.ts';
import { openSession } from '../../src/doors/console/session.ts';
import { AttemptPort } from '../../src/training/attemptPort.ts';
import { startAttempt } from '../../src/training/attemptState.ts';
import { smallScenario } from './smallScenario.ts';

const arns = [
  'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  'arn:aws:dynamodb:us-east-1:111122223333:table/orders',
  'arn:aws:sns:us-east-1:111122223333:alarms',
  'arn:aws:secretsmanager:us-east-1:111122223333:secret:database-AbCdEf',
  'arn:aws:lambda:us-east-1:111122223333:function:report',
];

/** What is offered at the end of a line. */
function offered(line: string): readonly string[] {
  const scenario = smallScenario();
  const resources = arns.map((arn) => ({ arn }));
  const state = startAttempt({ ...scenario, account: { ...scenario.account, resources } }, 0);
  const port = new AttemptPort(state, () => undefined, 'console');
  return complete(line, line.length, openSession(state.profile), port).candidates.map(({ text }) => text);
}

describe('the console of an attempt', () => {
  it.each([
    ['aws kms describe-key --key-id ', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['aws dynamodb describe-table --table-name ', 'orders'],
    ['aws sns get-topic-attributes --topic-arn ', 'arn:aws:sns:us-east-1:111122223333:alarms'],
    [
      'aws secretsmanager get-secret-value --secret-id ',
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:database-AbCdEf',
    ],
    ['aws lambda invoke --function-name ', 'report'],
    ['aws iam get-user --user-name ', 'maya'],
    ['sign-in ', 'maya'],
  ])('offers after `%s` what exists', (line, name) => {
    expect(offered(line)).toContain(name);
  });
});
