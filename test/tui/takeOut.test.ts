import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../cli/run.ts';
import { Screen } from './driver.ts';
import { testGame } from './testGame.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iam-dojo-out-'));
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});
afterEach(() => vi.restoreAllMocks());

async function bench() {
  const game = testGame();
  const screen = await Screen.open(game, { scenario: 'developer-ec2-access' });
  await screen.press('s');
  await screen.sees('┏ 1 Account');
  return { game, screen };
}

/** What the terminal was told to put on its clipboard last. */
function clipboard(screen: Screen): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: OSC 52 begins and ends so
  const found = [...screen.raw.matchAll(/\u001b\]52;c;([^\u0007]*)\u0007/g)].at(-1)?.[1] ?? '';
  return Buffer.from(found, 'base64').toString('utf8');
}

describe('taking out', () => {
  it('writes a policy to a file, after a question where there is one, and copies it', async () => {
    const { game, screen } = await bench();
    const file = join(folder, 'AdministratorAccess.json');
    await screen.press('/');
    await screen.type('Administ');
    await screen.press('enter', 'O');
    await screen.sees('Policy AdministratorAccess');
    await screen.press('enter');
    await screen.sees('> AdministratorAccess.json');
    await screen.press('enter');
    await screen.sees('✓ written to ');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ Version: '2012-10-17' });
    writeFileSync(file, 'mine');
    await screen.press('O', 'enter', 'enter');
    await screen.sees('Replace the file?');
    await screen.press('n');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await screen.press('O', 'down', 'enter');
    await screen.sees('✓ copied Policy AdministratorAccess');
    expect(JSON.parse(clipboard(screen))).toMatchObject({ Version: '2012-10-17' });
    await screen.close();
    game.close();
  });

  it('gives what was done as a script that passes the scenario’s own checks again, and the account as JSON', async () => {
    const { game, screen } = await bench();
    game.runLine('aws iam create-group --group-name Developers');
    game.runLine('aws iam add-user-to-group --group-name Developers --user-name maya');
    await screen.press('O');
    await screen.sees('Take out');
    await screen.press('end', 'enter');
    await screen.sees('✓ copied the script');
    expect(clipboard(screen)).toBe(
      '#!/bin/sh\n# Giving developers access to EC2: 2 calls\naws iam create-group --group-name Developers\naws iam add-user-to-group --group-name Developers --user-name maya\n',
    );
    await screen.press('O', 'end', 'up', 'up', 'up', 'enter');
    await screen.sees('> developer-ec2-access.json');
    await screen.press('enter');
    await screen.sees('✓ written to ');
    const written = JSON.parse(readFileSync(join(folder, 'developer-ec2-access.json'), 'utf8'));
    expect(written.GroupDetailList).toContainEqual(expect.objectContaining({ GroupName: 'Developers' }));
    await screen.close();
    game.close();
  });

  it('writes a doubted verdict as a case file that is decided the same way again, by one key', async () => {
    const { game, screen } = await bench();
    await screen.press('3', 'down', 'down', 'down', 'c');
    await screen.sees('✓ written: iam-dojo simulate case-ec2');
    await screen.press('w');
    await screen.sees('Why: may');
    await screen.press('c');
    await screen.until(() => readdirSync(folder).length === 2, 'two case files');
    const files = readdirSync(folder).map((name) => join(folder, name));
    expect(files.every((name) => /case-ec2-\w+-implicitdeny(-2)?\.yaml$/.test(name))).toBe(true);
    const { exit, out } = await run(['simulate', ...files]);
    expect(out).toContain('2 as expected, 0 not as expected');
    expect(exit).toBe(0);
    await screen.close();
    game.close();
  });
});

describe('bringing in', () => {
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] };

  it('opens a file as a new managed policy, named after the file, with the path completed', async () => {
    const { game, screen } = await bench();
    writeFileSync(join(folder, 'read-logs.json'), JSON.stringify({ PolicyVersion: { Document: policy } }));
    writeFileSync(join(folder, 'readme.txt'), '');
    await screen.press('I');
    await screen.type('re');
    await screen.press('tab');
    await screen.sees('read-logs.json  readme.txt');
    await screen.type('-');
    await screen.press('tab');
    await screen.sees('> read-logs.json');
    await screen.press('enter');
    await screen.sees('What becomes of it?');
    await screen.press('enter');
    await screen.sees('> read-logs');
    await screen.press('enter');
    await screen.sees('New policy read-logs');
    await screen.sees('Nothing is stored yet');
    await screen.press('ctrl+s');
    await screen.sees('✓ iam:CreatePolicy done');
    expect(existsSync(join(folder, 'read-logs.json'))).toBe(true);
    await screen.close();
    game.close();
  });

  it('takes a pasted policy as an inline policy of whom the cursor is on', async () => {
    const { game, screen } = await bench();
    await screen.press('/');
    await screen.type('maya');
    await screen.press('enter', 'I');
    await screen.sees('Bring in a policy');
    await screen.paste(JSON.stringify(policy, null, 2));
    await screen.press('enter');
    await screen.sees('An inline policy of user maya');
    await screen.press('end', 'enter');
    await screen.type('mine');
    await screen.press('enter', 'ctrl+s');
    await screen.sees('✓ iam:PutUserPolicy done');
    await screen.close();
    game.close();
  });

  it('says what is wrong with what it cannot take', async () => {
    const { game, screen } = await bench();
    writeFileSync(join(folder, 'deep.json'), '['.repeat(400));
    writeFileSync(join(folder, 'large.json'), ' '.repeat(600_000));
    const wrong: [string, string][] = [
      ['none.json', 'there is no such file or folder'],
      ['deep.json', 'nested deeper than 200 levels'],
      ['large.json', 'larger than'],
      ['.', 'it is a folder'],
    ];
    await screen.press('I');
    for (const [file, says] of wrong) {
      await screen.press('ctrl+u');
      await screen.type(file);
      await screen.press('enter');
      await screen.sees(says);
    }
    await screen.close();
    game.close();
  });
});
