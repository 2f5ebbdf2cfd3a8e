import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { built } from './built.ts';
import { closeTerminals, type Options, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

const attemptFile = 'learners/learner/attempts/developer-ec2-access-1.jsonl';
const createGroup = 'aws iam create-group --group-name Night\r';

/** A program in the middle of a scenario, with one group made. */
async function atWork(options: Options = {}): Promise<Terminal> {
  const terminal = new Terminal({ ...options, args: ['play', 'developer-ec2-access'] });
  await terminal.sees('page 1 of');
  await terminal.press('s');
  await terminal.sees('1 Account');
  await terminal.press('4');
  await terminal.type(createGroup);
  await terminal.sees('"GroupName": "Night"');
  return terminal;
}

async function comesBack(saves: string): Promise<void> {
  const again = new Terminal({ saves, args: ['play', 'developer-ec2-access'] });
  await again.sees('You are where you left off');
  await again.press('4');
  await again.sees('$ aws iam create-group --group-name Night');
  await again.sees(/Groups +2/);
  await again.press('esc', 'q');
  await again.sees('Your work is saved');
  expect(again.frame()).not.toContain('nothing is saved here');
  await again.press('q');
  expect(await again.exited).toBe(0);
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await new Promise((wake) => setTimeout(wake, 25));
  }
  return false;
}

/** What the shell's terminal looks like after the program: the last word on every mode that the program turned on. */
function lastMode(raw: string, mode: string): string | undefined {
  return raw
    .match(new RegExp(`\\u001b\\[\\?${mode}[hl]`, 'g'))
    ?.at(-1)
    ?.at(-1);
}

describe('the terminal after the program', () => {
  test.each([
    ['Ctrl+C', 130, (terminal: Terminal) => terminal.press('ctrl+c')],
    [
      'q',
      0,
      async (terminal: Terminal) => {
        await terminal.press('esc', 'q');
        await terminal.sees('Your work is saved');
        await terminal.press('q');
      },
    ],
  ])('is as it was before when the program is left with %s', async (_, code, leave) => {
    const terminal = await atWork({ shell: true });
    expect(lastMode(terminal.raw, '1049')).toBe('h');
    await leave(terminal);
    await terminal.sees(new RegExp(`exit code ${code}[\\s\\S]*extproc`));
    expect(lastMode(terminal.raw, '1049')).toBe('l');
    expect(lastMode(terminal.raw, '25')).toBe('h');
    expect(lastMode(terminal.raw, '2004')).toBe('l');
    const modes = terminal.raw.slice(terminal.raw.lastIndexOf('exit code'));
    expect(modes).toMatch(/ icanon /);
    expect(modes).toMatch(/ echo /);
    expect(modes).toMatch(/\bisig /);
    await terminal.type('\r');
    await terminal.exited;
    expect(readFileSync(join(terminal.saves, attemptFile), 'utf8')).toContain('"GroupName":"Night"');
  });

  test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'is as it was before when %s ends the program',
    async (signal) => {
      const terminal = await atWork();
      terminal.signal(signal);
      expect(await terminal.exited).toBe(130);
      expect(lastMode(terminal.raw, '1049')).toBe('l');
      expect(lastMode(terminal.raw, '25')).toBe('h');
      expect(existsSync(join(terminal.saves, 'writer.lock'))).toBe(false);
      expect(readFileSync(join(terminal.saves, attemptFile), 'utf8')).toContain('"GroupName":"Night"');
    },
  );
});

describe('the program as a job of a shell', () => {
  test('gives the terminal back on Ctrl+Z, and goes on where it was', async () => {
    const terminal = await atWork({ job: true });
    await terminal.press('esc', 'ctrl+z');
    await terminal.sees(/stopped 1\d\d/);
    expect(lastMode(terminal.raw, '1049')).toBe('l');
    expect(lastMode(terminal.raw, '25')).toBe('h');
    expect(lastMode(terminal.raw, '1006')).toBe('l');
    await terminal.sees(/ icanon[\s\S]* echo /);
    await terminal.type('\r');
    await terminal.sees(/Groups +2/);
    expect(lastMode(terminal.raw, '1049')).toBe('h');
    await terminal.press('?');
    await terminal.sees('Search in this list');
    expect(lastMode(terminal.raw, '1006')).toBe('h');
    await terminal.press('ctrl+c');
    await terminal.sees('exit code 130');
    await terminal.exited;
    expect(lastMode(terminal.raw, '1049')).toBe('l');
  });
});

describe('nothing is lost', () => {
  test('when the program is killed: the next one takes the lock over and goes on', async () => {
    const terminal = await atWork();
    await terminal.type('aws iam add-user-to-group --group-name Ni');
    terminal.signal('SIGKILL');
    expect(await terminal.exited).toBe('SIGKILL');
    expect(existsSync(join(terminal.saves, 'writer.lock'))).toBe(true);
    await comesBack(terminal.saves);
    expect(existsSync(join(terminal.saves, 'writer.lock'))).toBe(false);
    expect(readdirSync(join(terminal.saves, 'learners/learner/attempts'))).toEqual(['developer-ec2-access-1.jsonl']);
  });

  test('when the terminal is closed: the program ends', async () => {
    const terminal = await atWork();
    const { pid } = terminal;
    terminal.hangUp();
    expect(await isGone(pid)).toBe(true);
    expect(existsSync(join(terminal.saves, 'writer.lock'))).toBe(false);
    await comesBack(terminal.saves);
  });

  test('of a policy text under edit when a signal ends the program', async () => {
    const terminal = await atWork();
    await terminal.type('aws iam create-policy --policy-name dev-look --policy-document file://look.json\r');
    await terminal.sees('"PolicyName": "dev-look"');
    await terminal.press('esc', '1', '/');
    await terminal.type('dev-look');
    await terminal.press('enter');
    await terminal.sees('2 Policy dev-look');
    await terminal.press('e');
    await terminal.sees('Ctrl+S saves version v2');
    await terminal.type('half a thought');
    await terminal.sees('half a thought');
    terminal.signal('SIGTERM');
    expect(await terminal.exited).toBe(130);
    const again = new Terminal({ saves: terminal.saves, args: ['play', 'developer-ec2-access'] });
    await again.sees('You are where you left off');
    await again.press('/');
    await again.type('dev-look');
    await again.press('enter');
    await again.sees('2 Policy dev-look');
    await again.press('e');
    await again.sees('half a thought');
  });
});
