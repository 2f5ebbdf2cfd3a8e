import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { built } from './built.ts';
import { openScenario } from './openScenario.ts';
import { closeTerminals, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

/** Every line that is not the header, the footer or blank lies in a closed box. */
function looseLines(frame: string): string[] {
  return frame
    .split('\n')
    .slice(1, -1)
    .filter((line) => line.trim() !== '' && !/^ *[┏┌┃│└┗].*[┓┐┃│┘┛]$/.test(line) && !/^ 1 Account/.test(line));
}

async function fits(terminal: Terminal, rows: number): Promise<void> {
  const isWhole = () => terminal.frame().split('\n').length === rows && looseLines(terminal.frame()).length === 0;
  await terminal.settles(isWhole, 'whole boxes and no line too many');
}

describe('the program fits the terminal', () => {
  test.each([
    [80, 24],
    [100, 30],
    [200, 60],
  ])('at %i×%i', async (columns, rows) => {
    const terminal = new Terminal({ columns, rows });
    await terminal.sees('First steps');
    await fits(terminal, rows);
    await openScenario(terminal, 'developer-ec2-access');
    await terminal.sees('page 1 of');
    await fits(terminal, rows);
    await terminal.press('s');
    await terminal.sees('┏ 1 Account');
    await fits(terminal, rows);
    for (const [key, title] of [
      ['2', '┏ 2 Account larkspur-dev'],
      ['3', '┏ 3 Tasks'],
      ['4', '┏ 4 Console'],
    ] as const) {
      await terminal.press(key);
      await terminal.sees(title);
      await fits(terminal, rows);
      await terminal.press('esc');
    }
  });

  test.each([
    [59, 11, 'Please make the window larger: 60×12 at least, it is 59×11.'],
    [10, 5, 'Please make the window larger: 60×12'],
  ])('or says politely that %i×%i is too small, and comes back when it grows', async (columns, rows, says) => {
    const terminal = new Terminal({ columns, rows });
    await terminal.seesWords(says);
    terminal.resize(100, 30);
    await terminal.sees('Giving developers access to EC2');
    terminal.resize(columns, rows);
    await terminal.seesWords('Please make the window larger');
    await terminal.press('ctrl+c');
    expect(await terminal.exited).toBe(130);
  });

  test('while it is resized in the middle of work', async () => {
    const terminal = new Terminal({ args: ['play', 'developer-ec2-access'] });
    await terminal.sees('page 1 of');
    await terminal.press('s', '4');
    await terminal.type('aws iam list-groups');
    for (const [columns, rows] of [
      [80, 24],
      [200, 60],
      [61, 13],
      [120, 40],
    ] as const) {
      terminal.resize(columns, rows);
      await terminal.sees('$ aws iam list-groups');
      await fits(terminal, rows);
    }
    await terminal.press('enter');
    await terminal.sees('"GroupName": "PlatformAdmins"');
  });

  test('when keys come before the first frame', async () => {
    const terminal = new Terminal();
    await terminal.type('\r');
    await terminal.sees('First steps 1 of 9');
    expect(terminal.frame().split('\n')[0]).toContain('iam-dojo › Foundations › First steps');
  });
});

describe('colour', () => {
  const sgr = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`, 'g');
  /** Parameters of every SGR sequence. */
  const painted = (raw: string) => [...raw.matchAll(sgr)].flatMap(([, codes]) => (codes ?? '').split(';'));
  const colours = (raw: string) => painted(raw).filter((code) => /^(3[0-8]|4[0-8]|9[0-7]|10[0-7])$/.test(code));

  test('is there, unless NO_COLOR asks for none', async () => {
    const [plain, coloured] = [new Terminal({ env: { NO_COLOR: '1' } }), new Terminal()];
    for (const terminal of [plain, coloured]) {
      await terminal.sees('First steps');
      await terminal.press('c');
      await terminal.sees('page 1 of');
      await terminal.press('s', '3', 'enter');
      await terminal.sees('Esc');
      await terminal.sees('3 Tasks');
    }
    expect(colours(coloured.raw)).not.toEqual([]);
    expect(colours(plain.raw)).toEqual([]);
    expect(painted(plain.raw)).toContain('1');
  });
});

test('lines pasted into the console do not run by themselves', async () => {
  const terminal = new Terminal({ args: ['play', 'developer-ec2-access'] });
  await terminal.sees('page 1 of');
  await terminal.press('s', '4');
  terminal.paste('aws iam create-group --group-name One\naws iam create-group --group-name Two\n');
  await terminal.sees('--group-name Two');
  expect(terminal.frame()).not.toContain('GroupId');
  await terminal.press('enter');
  await terminal.sees(/Groups +3/);
});

test('a second process on the same saves says that it saves nothing, and plays', async () => {
  const first = new Terminal();
  await first.sees(/0 of \d+ passed/);
  const second = new Terminal({ saves: first.saves });
  await second.seesWords(`another iam-dojo (process ${first.pid}) is using`);
  await second.seesWords('nothing is saved here');
  await openScenario(second, 'developer-ec2-access');
  await second.sees('page 1 of');
  await second.press('s', '4');
  await second.type('aws iam create-group --group-name Elsewhere\r');
  await second.sees('"GroupName": "Elsewhere"');
  await second.press('ctrl+c');
  expect(await second.exited).toBe(130);
  await openScenario(first, 'developer-ec2-access');
  await first.sees('page 1 of');
  await first.press('ctrl+c');
  expect(await first.exited).toBe(130);
});
