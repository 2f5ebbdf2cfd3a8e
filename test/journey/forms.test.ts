import { afterEach, beforeAll, expect, test } from 'vitest';
import { built } from './built.ts';
import { openScenario } from './openScenario.ts';
import { scenarioFile } from './scenarioFile.ts';
import { closeTerminals, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

async function addMember(terminal: Terminal, name: string, tells: RegExp): Promise<void> {
  await terminal.press('a');
  await terminal.sees('┏ Group Developers');
  await terminal.press('enter');
  await terminal.sees('❯ UserName *');
  await terminal.type(name);
  await terminal.press('ctrl+s');
  await terminal.sees(tells);
}

test('a newcomer solves a scenario with menus, forms and the policy editor, without the console', async () => {
  const terminal = new Terminal({ columns: 100, rows: 30 });
  await openScenario(terminal, 'developer-ec2-access');
  await terminal.sees('page 1 of');
  await terminal.press('s');
  await terminal.sees('n create');
  await terminal.press('?');
  await terminal.sees(/n {2}Alt\+I +Create something/);
  await terminal.sees(/a {2}Alt\+A +What can be done here/);
  await terminal.press('esc', 'n');
  await terminal.sees(/Group +iam:CreateGroup/);
  await terminal.press('down', 'enter');
  await terminal.sees('❯ GroupName *');
  await terminal.type('Developers');
  await terminal.press('ctrl+s');
  await terminal.sees('✓ iam:CreateGroup done');
  await terminal.sees('nobody; the key a adds somebody');
  await addMember(terminal, 'maya', /✗ members /);
  await addMember(terminal, 'jonas', /✓ members /);
  await terminal.press('n');
  await terminal.sees(/Policy +iam:CreatePolicy/);
  await terminal.press('down', 'down', 'down', 'enter');
  await terminal.sees('❯ PolicyName *');
  await terminal.type('dev-ec2');
  await terminal.press('down', 'enter');
  await terminal.sees('PolicyDocument  Esc: back to the form');
  await terminal.press('ctrl+a');
  terminal.paste(scenarioFile('developer-ec2-access', 'dev-ec2.json'));
  await terminal.sees('"Sid": "TagAtLaunch"');
  await terminal.press('esc');
  await terminal.sees(/PolicyDocument \* +(39|40) lines, 0 faults/);
  await terminal.press('ctrl+s');
  await terminal.sees('┌ 2 Policy dev-ec2');
  await terminal.press('a');
  await terminal.sees(/Attach to a group +iam:AttachGroupPolicy/);
  await terminal.press('down', 'enter');
  await terminal.sees('❯ GroupName *');
  await terminal.type('Dev');
  await terminal.press('enter', 'ctrl+s');
  await terminal.sees(/3 Tasks ─+ (\d+)\/\1 /);
  await terminal.press('S');
  await terminal.sees('PASSED   ★★★');
  await terminal.press('H');
  await terminal.sees(/1 of \d+ passed/);
  await terminal.press('q');
  expect(await terminal.exited).toBe(0);
});
