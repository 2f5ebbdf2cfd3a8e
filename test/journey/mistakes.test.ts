import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { built } from './built.ts';
import { closeTerminals, type Options, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

async function atWork(options: Options = {}): Promise<Terminal> {
  const terminal = new Terminal({ ...options, args: ['play', 'developer-ec2-access'] });
  await terminal.sees('page 1 of');
  await terminal.press('s');
  await terminal.sees('1 Account');
  return terminal;
}

describe('in the console', () => {
  test('a misspelt command, an operation that does not exist and a missing argument are answered as AWS does', async () => {
    const terminal = await atWork({ columns: 80, rows: 24 });
    await terminal.press('4');
    await terminal.type('aws iam create-usr --user-name zoe\r');
    await terminal.seesWords("Invalid choice: 'create-usr', maybe you meant: * create-user");
    await terminal.press('ctrl+l');
    await terminal.type('aws iam make-everybody-happy\r');
    await terminal.sees('rows further down');
    await terminal.seesWords('argument operation: Invalid choice, valid choices are:');
    await terminal.press('ctrl+l');
    await terminal.type('aws iam create-group\r');
    await terminal.seesWords('the following arguments are required: --group-name');
    await terminal.press('ctrl+l');
    await terminal.type('sudo rm -rf /\r');
    await terminal.sees('command not found');
    await terminal.press('ctrl+l');
    await terminal.type("echo 'half a quote\r");
    await terminal.sees('half a quote');
    await terminal.sees('4 Console');
  });
});

describe('in the policy editor', () => {
  test('a trailing comma gets a sentence and a mark on its line, and AWS refuses the policy', async () => {
    const terminal = await atWork();
    await terminal.press('n');
    await terminal.sees(/Policy +iam:CreatePolicy/);
    await terminal.press('down', 'down', 'down', 'enter');
    await terminal.sees('❯ PolicyName *');
    await terminal.type('comma');
    await terminal.press('down', 'enter');
    await terminal.sees('Esc: back to the form');
    await terminal.press('ctrl+a');
    terminal.paste(
      '{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" },\n  ]\n}',
    );
    await terminal.sees(/✗ +[45] /);
    await terminal.sees('1 finding');
    await terminal.press('ctrl+n');
    await terminal.sees(/comma/);
    await terminal.press('esc', 'ctrl+s');
    await terminal.sees('❯ PolicyDocument *');
    await terminal.sees('1 fault');
  });
});

/** An attempt with one step, left in order. */
async function played(): Promise<string> {
  const terminal = await atWork();
  await terminal.press('4');
  await terminal.type('aws iam create-group --group-name Night\r');
  await terminal.sees('"GroupName": "Night"');
  await terminal.type('aws iam create-group --group-name Day\r');
  await terminal.sees('"GroupName": "Day"');
  await terminal.press('ctrl+c');
  expect(await terminal.exited).toBe(130);
  return terminal.saves;
}

function cutInHalf(path: string): void {
  truncateSync(path, Math.floor(readFileSync(path).byteLength / 2));
}

describe('a save cut in half', () => {
  test('of the progress is told at home, kept aside, and the attempts stay', async () => {
    const saves = await played();
    const folder = join(saves, 'learners/learner');
    cutInHalf(join(folder, 'progress.json'));
    const terminal = new Terminal({ saves });
    await terminal.seesWords('progress.json is damaged');
    expect(readdirSync(folder).filter((name) => name.startsWith('progress.damaged'))).toHaveLength(1);
    expect(existsSync(join(folder, 'attempts/developer-ec2-access-1.jsonl'))).toBe(true);
    await terminal.press('ctrl+c');
    await terminal.exited;
  });

  test('of an attempt loses the damaged rest only, and says so', async () => {
    const saves = await played();
    const file = join(saves, 'learners/learner/attempts/developer-ec2-access-1.jsonl');
    const bytes = readFileSync(file).byteLength;
    truncateSync(file, bytes - 10);
    const terminal = new Terminal({ saves });
    await terminal.seesWords('go on where you');
    await terminal.press('c');
    await terminal.sees(/Groups +2/);
    await terminal.sees('Night');
    await terminal.seesWords('was cut off while it was written; it is dropped');
  });
});
