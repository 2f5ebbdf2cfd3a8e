import { afterEach, beforeAll, expect, test } from 'vitest';
import { built } from './built.ts';
import { openScenario } from './openScenario.ts';
import { closeTerminals, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

const attach =
  'aws iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::333344445555:policy/dev-ec2';

test('a newcomer solves a scenario by typing commands, leaves in the middle and comes back', async () => {
  const first = new Terminal();
  await first.sees('First steps');
  await openScenario(first, 'developer-ec2-access');
  await first.sees('page 1 of');
  await first.press('enter');
  await first.sees('1. Create the group Developers');
  await first.press('enter');
  await first.sees('┏ 1 Account');
  await first.press('4');
  await first.sees('┏ 4 Console');
  await first.type('aws iam create-group --group-name Developers\r');
  await first.sees('"GroupName": "Developers"');
  await first.type('aws iam add-user-to-group --group-name Developers --user-name maya\r');
  await first.sees(/\$ aws iam add-user-to-group .* maya +┃.*\n┃ \$ +┃/);
  await first.press('esc', 'q');
  await first.sees('Your work is saved; c continues it.');
  await first.press('q');
  expect(await first.exited).toBe(0);

  const second = new Terminal({ saves: first.saves });
  await second.seesWords('you began this; go on where you');
  await second.press('c');
  await second.sees('You are where you left off');
  await second.press('4');
  await second.sees('$ aws iam create-group --group-name Developers');
  await second.sees('$ aws iam add-user-to-group --group-name Developers --user-name maya');
  await second.sees(/Groups +2 .*\n.*Developers/);
  await second.type('aws iam add-user-to-group --group-name Developers --user-name jonas\r');
  await second.sees(/✓ members /);
  await second.type('aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json\r');
  await second.sees('"PolicyName": "dev-ec2"');
  await second.type(`${attach}\r`);
  await second.sees(/3 Tasks ─+ (\d+)\/\1 /);
  await second.press('esc', 'ctrl+s');
  await second.sees('PASSED   ★★★');
  await second.sees('100 of 100 points');
  await second.press('d');
  await second.sees('no statement allows is denied (implicit deny)');
  await second.press('space');
  await second.sees('No. Tagging is allowed only inside a launch');
  await second.press('esc', 'H');
  await second.sees(/1 of \d+ passed/);
  await second.sees(/★★★/);
  await second.press('q');
  expect(await second.exited).toBe(0);
});
