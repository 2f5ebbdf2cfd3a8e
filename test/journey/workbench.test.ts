import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { built } from './built.ts';
import { closeTerminals, root, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' }] };

test('policies go in and out, a doubted verdict becomes a case, and panels stay as they were arranged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-work-'));
  writeFileSync(join(folder, 'look.json'), JSON.stringify(policy));
  const args = ['play', 'developer-ec2-access'];
  const terminal = new Terminal({ args, folder });
  await terminal.sees('page 1 of');
  await terminal.press('s');
  await terminal.sees('┏ 1 Account');
  // Bring in.
  await terminal.press('I');
  await terminal.sees('Bring in a policy');
  await terminal.type('lo');
  await terminal.press('tab');
  await terminal.sees('> look.json');
  await terminal.press('enter');
  await terminal.sees('What becomes of it?');
  await terminal.press('enter');
  await terminal.sees('> look');
  await terminal.press('enter');
  await terminal.sees('New policy look');
  await terminal.press('ctrl+s');
  await terminal.sees('✓ iam:CreatePolicy done');
  // Take out.
  await terminal.press('O');
  await terminal.sees('Policy look');
  await terminal.press('enter');
  await terminal.sees('> look.json');
  await terminal.press('enter');
  await terminal.sees('Replace the file?');
  await terminal.press('y');
  await terminal.sees('✓ written to look.json');
  expect(readFileSync(join(folder, 'look.json'), 'utf8')).toBe(`${JSON.stringify(policy, null, 2)}\n`);
  // Doubt.
  await terminal.press('3', 'down', 'down', 'down', 'c');
  await terminal.sees('✓ written: iam-dojo simulate case-ec2');
  const file = readdirSync(folder).find((name) => name.startsWith('case-')) ?? '';
  const again = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), 'simulate', join(folder, file)], {
    encoding: 'utf8',
  });
  expect(again.stdout).toContain('1 as expected, 0 not as expected');
  expect(again.status).toBe(0);
  // Arrange, by key and by mouse.
  await terminal.press('>', 'x');
  await terminal.sees('Tasks is hidden; 3 looks into it.');
  await terminal.type('\u001b[<0;27;10M\u001b[<32;40;10M\u001b[<0;40;10m');
  await terminal.settles(() => terminal.frame().split('\n')[1]?.indexOf('2 Policy') === 42, 'a divider at column 40');
  await terminal.press('q');
  await terminal.press('q');
  expect(await terminal.exited).toBe(0);
  const second = new Terminal({ args, folder, saves: terminal.saves });
  await second.sees('1 Account');
  await second.settles(() => second.frame().split('\n')[1]?.indexOf(' 2 ') === 41, 'the divider as it was left');
  expect(second.frame()).not.toContain('3 Tasks');
  await second.press('ctrl+c');
  expect(await second.exited).toBe(130);
});
