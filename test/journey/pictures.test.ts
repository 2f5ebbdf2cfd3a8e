import { afterEach, beforeAll, expect, test } from 'vitest';
import { built } from './built.ts';
import { openScenario } from './openScenario.ts';
import { closeTerminals, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

const tooMuch = 'aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::aws:policy/AmazonS3FullAccess';

async function atWork(terminal: Terminal): Promise<void> {
  await openScenario(terminal, 'developer-ec2-access');
  await terminal.sees('page 1 of');
  await terminal.press('s');
  await terminal.sees('1 Account');
}

test.each([
  [80, 24],
  [120, 40],
  [200, 60],
])('somebody looks at who may do what until the statement is on the screen, at %i by %i', async (columns, rows) => {
  const terminal = new Terminal({ columns, rows });
  await atWork(terminal);
  await terminal.press('4');
  await terminal.type(`${tooMuch}\r`);
  await terminal.sees('AmazonS3FullAccess');
  await terminal.press('esc', 'm');
  await terminal.sees(/s3 .*▲ \d+\/\d+/, 30_000);
  await terminal.sees('5 principals', 30_000);
  await terminal.press('/');
  await terminal.type('s3\r');
  await terminal.press('right');
  await terminal.seesWords('maya may use');
  await terminal.press('enter');
  await terminal.sees('maya with s3');
  await terminal.press('enter');
  await terminal.sees('What allows it');
  await terminal.sees('AmazonS3FullAccess');
  await terminal.press('tab', 'tab');
  await terminal.sees('1 Explicit deny');
  // The answer, the search, the map.
  await terminal.press('esc', 'esc', 'esc');
  await terminal.sees('┏ 1 Account');
});

test('somebody looks an action up in the middle of typing a command, in a terminal with ASCII alone', async () => {
  const terminal = new Terminal({ env: { TERM: 'linux', LC_ALL: 'C' } });
  await atWork(terminal);
  await terminal.press('4');
  await terminal.type('aws iam attach');
  await terminal.press('\u0014');
  await terminal.sees('Search');
  await terminal.type('iam:passrole');
  await terminal.sees('Grants permission to pass a role to a service', 30_000);
  expect(terminal.frame()).toMatch(/^[\n -~]*$/);
  await terminal.press('esc');
  await terminal.sees('$ aws iam attach');
});
