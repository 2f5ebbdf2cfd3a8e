import { afterEach, beforeAll, expect, test } from 'vitest';
import { built } from './built.ts';
import { closeTerminals, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

test('a terminal that can only print gets the game line by line, without an escape sequence', async () => {
  const terminal = new Terminal({ columns: 80, rows: 120, env: { TERM: 'dumb' } });
  await terminal.sees('3. Giving developers access to EC2');
  await terminal.sees('a number, p to practise, or 0 to leave:');
  await terminal.type('3\r');
  await terminal.sees('priya>');
  await terminal.type('aws iam create-group --group-name Developers\r');
  await terminal.sees(/✓ terminate-prod/);
  await terminal.type('9\r');
  await terminal.sees('Your work is saved.');
  await terminal.type('3\r');
  await terminal.sees('You are where you left off.');
  await terminal.press('ctrl+c');
  expect(await terminal.exited).toBe(130);
  expect(terminal.raw).not.toContain('\u001b');

  const asked = new Terminal({ saves: terminal.saves, args: ['play', 'developer-ec2-access', '--plain'] });
  await asked.sees('You are where you left off.');
  expect(asked.raw).not.toContain('nothing is saved here');
  await asked.type('\u0004');
  expect(await asked.exited).toBe(0);
});
