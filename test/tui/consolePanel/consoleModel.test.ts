import { describe, expect, it } from 'vitest';
import { complete as completeLine } from '../../../src/doors/console/complete.ts';
import { type ConsolePort, openSession } from '../../../src/doors/console/session.ts';
import { candidateOptions } from '../../../src/tui/consolePanel/candidateOptions.ts';
import { ConsoleModel, type ConsoleOptions } from '../../../src/tui/consolePanel/consoleModel.ts';
import type { LineCompleter } from '../../../src/tui/consolePanel/lineCompletion.ts';
import { press, type } from '../editor/typing.ts';

/** A console that notes what it runs and answers with it. */
function open(options: Partial<ConsoleOptions> = {}): { model: ConsoleModel; ran: string[] } {
  const ran: string[] = [];
  const run = (line: string) => {
    ran.push(line);
    return { line, output: `ran ${line}\n`, error: '', exit: 0 };
  };
  return { model: new ConsoleModel({ run, ...options }), ran };
}

const shown = (model: ConsoleModel) => {
  const { text, cursor } = model.snapshot().input;
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
};
const rows = (model: ConsoleModel, width = 80, height = 20) => model.layOut(width, height).map(({ text }) => text);

describe('the line of the console', () => {
  it('runs with Enter and is empty afterwards', () => {
    const { model, ran } = open();
    type(model, 'aws iam list-users\n');
    expect(ran).toEqual(['aws iam list-users']);
    expect(shown(model)).toBe('|');
    expect(rows(model)).toEqual(['$ aws iam list-users', 'ran aws iam list-users']);
  });

  it('runs nothing where nothing is typed', () => {
    const { model, ran } = open();
    type(model, '\n  \n# only a remark\n');
    expect(ran).toEqual([]);
  });

  it.each([
    ['aws iam get-user \\\n--user-name maya\n'],
    ["aws iam create-user --user-name 'a\nb'\n"],
    ['x=$(aws iam get-user\n)\n'],
    ['cat > p.json <<EOF\n{}\nEOF\n'],
  ])('goes on in the next row until %j is complete', (text) => {
    const { model, ran } = open();
    type(model, text);
    expect(ran).toEqual([text.slice(0, -1)]);
  });

  it.each([
    ['ctrl+a', 'aws iam|', '|aws iam'],
    ['ctrl+w', 'aws iam|', 'aws |'],
    ['ctrl+u', 'aws iam|', '|'],
    ['alt+b', 'aws iam|', 'aws |iam'],
    ['backspace', 'aws 👩‍👩‍👧|', 'aws |'],
  ])('is edited with %s', (name, from, to) => {
    const { model } = open();
    type(model, from.replace('|', ''));
    press(model, name);
    expect(shown(model)).toBe(to);
  });

  it('is cut behind the cursor with Ctrl+K and joined with Ctrl+E', () => {
    const { model } = open();
    type(model, 'aws iam list-users');
    press(model, 'ctrl+a', 'ctrl+right', 'ctrl+k');
    expect(shown(model)).toBe('aws|');
    press(model, 'ctrl+a', 'ctrl+e');
    expect(shown(model)).toBe('aws|');
  });

  it('leaves keys that mean nothing to it to the screen', () => {
    expect(press(open().model, 'escape', 'ctrl+g', 'f1')).toEqual([false, false, false]);
  });
});

describe('earlier lines', () => {
  it('come back with Up and go away with Down, and the draft is kept', () => {
    const { model } = open({ history: ['one'] });
    type(model, 'two\ndraft');
    press(model, 'up');
    expect(shown(model)).toBe('two|');
    press(model, 'up', 'up');
    expect(shown(model)).toBe('one|');
    press(model, 'down', 'down');
    expect(shown(model)).toBe('draft|');
    press(model, 'down');
    expect(shown(model)).toBe('draft|');
  });

  it('are kept once where the same line is entered twice', () => {
    const { model } = open();
    type(model, 'a\na\nb\n');
    expect(model.history()).toEqual(['a', 'b']);
  });

  it('leave the cursor inside of a text of several rows', () => {
    const { model } = open({ history: ['old'] });
    type(model, 'abc \\\nxy');
    press(model, 'up');
    expect(shown(model)).toBe('ab|c \\\nxy');
    press(model, 'up');
    expect(shown(model)).toBe('old|');
  });

  it('are found by Ctrl+R, older ones by pressing it again', () => {
    const { model, ran } = open({ history: ['aws iam get-user', 'aws s3 ls', 'aws iam list-users'] });
    press(model, 'ctrl+r');
    type(model, 'iam');
    expect(model.snapshot().search).toMatchObject({ query: 'iam', found: { line: 'aws iam list-users' } });
    press(model, 'ctrl+r');
    expect(model.snapshot().search?.found?.line).toBe('aws iam get-user');
    press(model, 'ctrl+r');
    expect(model.snapshot().search?.found?.line).toBe('aws iam get-user');
    press(model, 'enter');
    expect(shown(model)).toBe('aws iam get-user|');
    expect(ran).toEqual([]);
  });

  it('stay where they are when the search is left with Esc', () => {
    const { model } = open({ history: ['old'] });
    type(model, 'draft');
    press(model, 'ctrl+r');
    type(model, 'o');
    press(model, 'escape');
    expect(shown(model)).toBe('draft|');
  });

  it('are taken over by a key that edits', () => {
    const { model } = open({ history: ['aws s3 ls'] });
    press(model, 'ctrl+r');
    type(model, 's3');
    press(model, 'ctrl+a');
    expect(shown(model)).toBe('|aws s3 ls');
  });
});

describe('pasting into the console', () => {
  it('inserts one line without running it, line break or not', () => {
    const { model, ran } = open();
    model.paste('aws iam list-users\n');
    expect(ran).toEqual([]);
    expect(shown(model)).toBe('aws iam list-users|');
    expect(model.snapshot().pasted).toBe(0);
  });

  it('shows several lines, and runs them one after the other with Enter', () => {
    const { model, ran } = open();
    model.paste('aws iam list-users\r\n# a remark\naws iam get-user \\\n  --user-name maya\n');
    expect(ran).toEqual([]);
    expect(model.snapshot().pasted).toBe(2);
    press(model, 'enter');
    expect(ran).toEqual(['aws iam list-users', 'aws iam get-user \\\n  --user-name maya']);
    expect(model.snapshot()).toMatchObject({ pasted: 0, input: { text: '' } });
    expect(model.snapshot().entries).toHaveLength(2);
  });

  it('drops them with Esc', () => {
    const { model, ran } = open();
    model.paste('a\nb');
    expect(press(model, 'escape', 'enter')).toEqual([true, true]);
    expect(ran).toEqual([]);
    expect(shown(model)).toBe('|');
  });

  it('cleans what it takes of control characters', () => {
    const { model } = open();
    model.paste('a\u001b[2Jws\u0007');
    expect(model.snapshot().input.text).toBe('a[2Jws');
  });
});

describe('completing in the console', () => {
  const words = ['get-user', 'get-group', 'list-users'];
  const complete: LineCompleter = (line, cursor) => {
    const from = line.lastIndexOf(' ', cursor - 1) + 1;
    const options = words
      .filter((word) => word.startsWith(line.slice(from, cursor)))
      .map((label) => ({ label, detail: '' }));
    return { from, to: cursor, options };
  };

  it('writes out the only option, with a space behind it', () => {
    const { model } = open({ complete });
    type(model, 'aws li');
    press(model, 'tab');
    expect(shown(model)).toBe('aws list-users |');
  });

  it('writes out what all options begin with, then shows them', () => {
    const { model } = open({ complete });
    type(model, 'aws g');
    press(model, 'tab');
    expect(shown(model)).toBe('aws get-|');
    press(model, 'tab');
    expect(model.snapshot().popup?.options.map(({ label }) => label)).toEqual(['get-user', 'get-group']);
    press(model, 'down', 'enter');
    expect(shown(model)).toBe('aws get-group |');
    expect(model.snapshot().popup).toBe(null);
  });

  it('narrows the options while typing goes on, and Esc closes only them', () => {
    const { model } = open({ complete });
    type(model, 'aws get-');
    press(model, 'tab');
    type(model, 'g');
    expect(model.snapshot().popup?.options.map(({ label }) => label)).toEqual(['get-group']);
    expect(press(model, 'escape', 'escape')).toEqual([true, false]);
  });

  it('does nothing where nothing fits', () => {
    const { model } = open({ complete });
    type(model, 'aws zzz');
    press(model, 'tab');
    expect(shown(model)).toBe('aws zzz|');
  });
});

describe('completing with the candidates of the console', () => {
  const port: ConsolePort = {
    send: () => ({ ok: true, output: {}, decisions: [] }),
    readFile: () => undefined,
    profiles: [],
    now: () => 0,
    mfaCode: () => undefined,
    names: (kind) => (kind === 'user' ? ['maya', 'martin'] : []),
  };
  const complete: LineCompleter = (line, cursor) =>
    candidateOptions(completeLine(line, cursor, openSession('default'), port));

  it('finds services, operations, options and names of the account', () => {
    const { model } = open({ complete });
    type(model, 'aws iam tag-us');
    press(model, 'tab');
    type(model, '--user-n');
    press(model, 'tab');
    type(model, 'may');
    press(model, 'tab');
    expect(shown(model)).toBe('aws iam tag-user --user-name maya |');
  });

  it('describes what it offers', () => {
    const { model } = open({ complete });
    type(model, 'aws iam get-user --user-name ma');
    press(model, 'tab');
    expect(model.snapshot().popup?.options.map(({ label, describe }) => [label, describe?.()])).toEqual([
      ['maya', 'user'],
      ['martin', 'user'],
    ]);
  });
});

describe('the transcript of the console', () => {
  const entry = (line: string, output: string, error = '', exit = 0) => ({ line, output, error, exit });

  it('shows the end, and scrolls up to the start and no further', () => {
    const output = Array.from({ length: 100 }, (_, at) => `row ${at}`).join('\n');
    const { model } = open({ entries: [entry('seq', output)] });
    expect(rows(model, 80, 10)).toEqual(Array.from({ length: 10 }, (_, at) => `row ${at + 90}`));
    press(model, 'pageUp');
    expect(rows(model, 80, 10)[9]).toBe('row 90');
    press(model, 'ctrl+home');
    expect(rows(model, 80, 10)[0]).toBe('$ seq');
    press(model, 'shift+down');
    expect(rows(model, 80, 10)[0]).toBe('row 0');
    press(model, 'ctrl+end');
    expect(rows(model, 80, 10)[9]).toBe('row 99');
  });

  it('goes to the end when something is typed', () => {
    const { model } = open({ entries: [entry('a', 'x\n'.repeat(50))] });
    press(model, 'pageUp');
    type(model, 'b');
    expect(model.snapshot().scroll).toBe(0);
  });

  it('wraps long lines anew when the width changes', () => {
    const { model } = open({ entries: [entry('a', 'abcdefgh')] });
    expect(rows(model, 5)).toEqual(['$ a', 'abcde', 'fgh']);
    expect(rows(model, 20)).toEqual(['$ a', 'abcdefgh']);
  });

  it('keeps the indentation of JSON', () => {
    const { model } = open({ entries: [entry('a', '{\n    "a": 1\n}')] });
    expect(rows(model)).toEqual(['$ a', '{', '    "a": 1', '}']);
  });

  it('marks a command that failed with its exit code, and its message as an error', () => {
    const { model } = open({ entries: [entry('aws x', '', 'aws: error', 252)] });
    expect(model.layOut(80, 10)).toEqual([
      { text: '$ aws x', token: 'accent', exit: 252 },
      { text: 'aws: error', token: 'error', exit: null },
    ]);
  });

  it('never holds control characters', () => {
    const { model } = open({ entries: [entry('a\u001b[31m', '\u001b]0;title\u0007text\tend\r\nnext', '\u009b2J')] });
    expect(rows(model)).toEqual(['$ a[31m', ']0;titletext  end', 'next', '2J']);
  });

  it('is out of sight after Ctrl+L, also when it is set anew', () => {
    const old = entry('old', '');
    const { model } = open({ entries: [old] });
    press(model, 'ctrl+l');
    expect(rows(model)).toEqual([]);
    model.setEntries([old, entry('new', '')]);
    expect(rows(model)).toEqual(['$ new']);
  });

  it('begins anew with the lines of another transcript', () => {
    const { model } = open({ history: ['one'] });
    type(model, 'draft');
    model.restart([entry('two', '')]);
    expect(shown(model)).toBe('|');
    expect(model.history()).toEqual(['two']);
    expect(rows(model)).toEqual(['$ two']);
  });

  it('may come from outside instead of from the command', () => {
    const { model, ran } = open({ run: () => null });
    type(model, 'a\n');
    expect(ran).toEqual([]);
    expect(model.snapshot().entries).toEqual([]);
    model.setEntries([entry('a', 'b')]);
    expect(rows(model)).toEqual(['$ a', 'b']);
  });

  it('wraps an entry once for each width, however often it is drawn', () => {
    let reads = 0;
    const output = 'some output of a command\n'.repeat(1000);
    const counted = {
      line: 'a',
      error: '',
      exit: 0,
      get output() {
        reads++;
        return output;
      },
    };
    const { model } = open({ entries: [counted] });
    for (let at = 0; at < 20; at++) {
      press(model, 'pageUp');
      rows(model);
    }
    expect(reads).toBe(1);
    rows(model, 30);
    expect(reads).toBe(2);
  });
});
