import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-bad-input-'));

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const good = {
  id: 'good',
  request: {
    principal: 'arn:aws:iam::111122223333:user/dana',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::logs/a',
    resourceAccount: '111122223333',
  },
  policies: { identity: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }] },
  expect: 'allowed',
};
const line = JSON.stringify(good);

async function simulate(path: string, stdin = ''): Promise<{ exit: number; results: readonly unknown[]; err: string }> {
  const { exit, out, err } = await run(['simulate', '--format', 'jsonl', path], stdin);
  const lines = out.split('\n').filter((text) => text !== '');
  return { exit, results: lines.map((text): unknown => JSON.parse(text)), err };
}

const fine = { id: 'good', ok: true };

describe('cases that can be read', () => {
  it.each([
    ['a byte order mark before JSON Lines', 'bom.jsonl', `\ufeff${line}\n`, 1],
    ['a byte order mark before YAML', 'bom.yaml', `\ufeffcases: [${line}]\n`, 1],
    ['a byte order mark before JSON', 'bom.json', `\ufeff[${line}]`, 1],
    ['line ends of Windows in JSON Lines', 'crlf.jsonl', `${line}\r\n\r\n${line}\r\n`, 2],
    ['line ends of Windows in YAML', 'crlf.yaml', `cases:\r\n  - ${line}\r\n  - ${line}\r\n`, 2],
    ['tabs in JSON', 'tabs.json', JSON.stringify({ cases: [good] }, null, '\t'), 1],
    ['empty lines', 'empty.jsonl', `\n\n${line}\n \n`, 1],
    ['no end of the last line', 'open.jsonl', `${line}\n${line}`, 2],
    ['a document on one line and no extension', 'document', JSON.stringify({ cases: [good] }), 1],
    ['lines and no extension', 'lines', `${line}\n${line}\n`, 2],
    ['blanks before the first line and no extension', 'blanks', ` \t${line}\r\n${line}\n`, 2],
    ['a list on one line and no extension', 'list', `[${line},${line}]`, 2],
    ['an extension in capitals', 'CAPITALS.JSONL', `${line}\n`, 1],
    ['a very long line', 'long.jsonl', `${line.replace('logs/a', `logs/${'a'.repeat(3_000_000)}`)}\n`, 1],
    ['nothing', 'nothing.jsonl', '', 0],
  ])('may have %s', async (_, name, text, count) => {
    const { exit, results, err } = await simulate(file(name, text));
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(results).toMatchObject(Array.from({ length: count }, () => fine));
  });

  it('come from standard input line by line, in more than ten megabytes', async () => {
    const many = `${line}\n`.repeat(40_000);
    expect(many.length).toBeGreaterThan(10_000_000);
    expect((await run(['simulate', '-'], many)).out).toContain('40000 as expected, 0 not as expected');
  });

  it('are large documents too', async () => {
    const many = Array.from({ length: 4_000 }, () => good);
    const json = JSON.stringify({ cases: many });
    expect(json.length).toBeGreaterThan(1_000_000);
    for (const path of [file('large.json', json), file('large.yaml', json)]) {
      expect((await run(['simulate', path])).out).toContain('4000 as expected, 0 not as expected');
    }
  });
});

describe('one case that cannot be read', () => {
  const repeated = line.replace('"Effect":"Allow"', '"Effect":"Deny","Effect":"Allow"');
  const proto = line.replace('"Effect":"Allow"', '"__proto__":{"Effect":"Deny"},"Effect":"Allow"');
  const wanting = line.replace('"Resource":"*"', '"Resource":"*","Condition":{"__proto__":{"a":"b"}}');

  it.each([
    [
      'a key that stands twice',
      repeated,
      { id: 'good', error: { code: 'DUPLICATE_KEY', column: repeated.indexOf('"Effect":"Allow"') + 1 } },
    ],
    ['an element called __proto__', proto, { id: 'good', error: { code: 'INVALID_POLICY_ELEMENT' } }],
    ['an operator called __proto__', wanting, { id: 'good', error: { code: 'INVALID_CONDITION_OPERATOR' } }],
    [
      'a context key called __proto__',
      line.replace('"request":{', '"request":{"context":{"__proto__":"a"},'),
      { id: 'good', error: { code: 'CASE_VALUE' } },
    ],
    [
      'a layer called constructor',
      line.replace('"identity":', '"constructor":'),
      { id: 'good', error: { code: 'CASE_UNKNOWN_KEY' } },
    ],
    ['a number that is none', '{"id": NaN}', { id: null, error: { code: 'JSON_SYNTAX_ERROR', column: 8 } }],
    [
      'a list',
      '[1]',
      { id: null, error: { code: 'CASE_VALUE', message: expect.stringContaining('the case should be') } },
    ],
    ['nesting without end', '['.repeat(200_000), { id: null, error: { code: 'TEXT_TOO_DEEP', column: 201 } }],
    [
      'a null byte',
      line.replace('good', 'go\0od'),
      { id: null, error: { code: 'TEXT_CONTROL_CHARACTER', column: 10 } },
    ],
    ['half a JSON object', line.slice(0, -1), { id: null, error: { code: 'JSON_SYNTAX_ERROR' } }],
    [
      'a caller that is none',
      line.replace('arn:aws:iam::111122223333:user/dana', 'dana'),
      { id: 'good', error: { code: 'CASE_VALUE', column: line.indexOf('"arn:aws:iam') + 1 } },
    ],
    [
      'an action without a service',
      line.replace('"action":"s3:', '"action":"'),
      { id: 'good', error: { code: 'CASE_VALUE' } },
    ],
  ])('does not stop the others: %s', async (_, broken, expected) => {
    const { exit, results } = await simulate(file('mixed.jsonl', `${line}\n${broken}\n${line}\n`));
    expect(exit).toBe(2);
    expect(results).toMatchObject([fine, { error: { line: 2 } }, fine]);
    expect(results[1]).toMatchObject(expected);
  });

  it('does not stop the others for not being UTF-8, or too long', async () => {
    const latin = Buffer.concat([Buffer.from(`${line}\n{"id":"`), Buffer.from([0xff]), Buffer.from(`"}\n${line}\n`)]);
    expect((await simulate(file('latin.jsonl', latin))).results).toMatchObject([
      fine,
      { error: { code: 'TEXT_NOT_UTF8', line: 2 } },
      fine,
    ]);
    const long = `${line}\n"${'a'.repeat(11_000_000)}"\n${line}\n`;
    expect((await simulate(file('long.jsonl', long))).results).toMatchObject([
      fine,
      { error: { code: 'TEXT_TOO_LARGE', line: 2 } },
      fine,
    ]);
  });

  it('has its place in a document, in JSON and in YAML alike', async () => {
    const odd = { ...good, expect: 'maybe' };
    const text = JSON.stringify({ cases: [good, odd, good] }, null, 2);
    const expected = {
      id: 'good',
      error: { code: 'CASE_VALUE', line: text.slice(0, text.indexOf('"maybe"')).split('\n').length, column: 17 },
    };
    expect((await simulate(file('odd.json', text))).results).toMatchObject([fine, expected, fine]);
    expect((await simulate(file('odd.yaml', text))).results).toMatchObject([fine, expected, fine]);
  });

  it('is alone refused where a key stands twice in a document', async () => {
    const text = `{"cases":[\n${line},\n${repeated}\n]}`;
    const column = repeated.indexOf('"Effect":"Allow"') + 1;
    expect((await simulate(file('twice.json', text))).results).toMatchObject([fine, { error: { line: 3, column } }]);
    expect((await simulate(file('twice.yaml', text))).results).toMatchObject([fine, { error: { line: 3, column } }]);
  });

  it('is never taken for a case without the values that YAML cannot tell', async () => {
    const cases = ['boundary: .nan', 'session: .inf', 'resource: !!binary aGk='].map((odd) => {
      return `  - {id: x, request: ${JSON.stringify(good.request)}, policies: {identity: [], ${odd}}}`;
    });
    const { exit, results } = await simulate(file('nan.yaml', `cases:\n${cases.join('\n')}\n`));
    expect(exit).toBe(2);
    expect(results).toMatchObject(cases.map((_, index) => ({ error: { line: index + 2 } })));
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['binary.yaml', Uint8Array.from({ length: 512 }, (_, index) => index % 256), 'the text is not UTF-8'],
    ['empty.yaml', '', 'no list of cases here'],
    ['empty.json', '', ':1:1: a value is missing here'],
    ['text.json', '{"cases": [1,]}', ':1:14: '],
    ['deep.json', '[{"a":'.repeat(100_000), ':1:601: the text is nested deeper than 200 levels'],
    [
      'deep.yaml',
      `cases:\n${Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth + 1)}a:`).join('\n')}`,
      'nested deeper',
    ],
    ['dashes.yaml', `cases:\n ${'- '.repeat(200_000)}x`, ':2:1: the text is nested deeper'],
    ['questions.yaml', '? '.repeat(200_000), 'nested deeper'],
    ['cycle.yaml', 'a: &a [*a]\ncases: *a\n', 'the anchor `a` contains itself'],
    ['tabs.yaml', 'cases:\n\t- id: x\n', ':2:1: this is not valid YAML: tabs are not allowed'],
    ['two.yaml', 'cases: []\n---\ncases: []\n', ':2:1: the file holds more than one document'],
    ['tag.yaml', 'cases: !!js/function "x"\n', ':1:8: '],
    ['parts.yaml', `cases: [${'a,'.repeat(600_000)}]`, 'too many values'],
  ])('%s is refused in a sentence', async (name, text, reason) => {
    const { exit, results, err } = await simulate(file(name, text));
    expect({ exit, results }).toEqual({ exit: 2, results: [] });
    expect(err).toContain(reason);
    expect(err).toMatch(/^iam-dojo: [^\n]*\n$/);
  });

  it('is refused where aliases explode, and read where they are merely many', async () => {
    const levels = Array.from({ length: 9 }, (_, level) => `k${level}: &k${level} [${`*k${level - 1},`.repeat(10)}]`);
    const bomb = ['k: &k-1 [x]', ...levels, 'cases: *k8'].join('\n');
    expect((await simulate(file('bomb.yaml', bomb))).err).toContain('expands to too many values');
    const many = `anchor: &one ${line}\ncases:\n${'  - *one\n'.repeat(20_000)}`;
    expect((await run(['simulate', file('many.yaml', many)])).out).toContain('20000 as expected');
  });

  it('may be a folder, or not be there, for every command that reads one', async () => {
    mkdirSync(join(folder, 'folder.yaml'), { recursive: true });
    for (const name of ['folder.yaml', 'nowhere.yaml']) {
      const path = join(folder, name);
      const argvs = [
        ['simulate', path],
        ['run', path, '--commands', path],
        ['run', 'admin-lockdown', '--commands', path],
        ['author', 'lint', path],
        ['play', path],
      ];
      for (const argv of argvs) {
        const { exit, out, err } = await run(argv);
        expect({ argv, exit, out }).toEqual({ argv, exit: 2, out: '' });
        expect(err).toMatch(name === 'folder.yaml' ? 'this is a folder' : /there is no/);
      }
    }
  });
});

describe('a folder for saves that cannot be one', () => {
  it.each([
    ['a file', () => file('saves', 'x'), 'this is no folder'],
    ['below a file', () => join(file('saves', 'x'), 'more'), 'saves'],
    ['nowhere', () => '/proc/iam-dojo/saves', '/proc/iam-dojo'],
    ['without a name', () => '', 'needs a value: DIR'],
  ])('is refused: %s', async (_, path, reason) => {
    const { exit, out, err } = await run(['play', 'admin-lockdown', '--plain', '--saves', path()]);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(reason);
  });
});

describe('what reaches the terminal', () => {
  const hostile = '\\u001b[2J\\u009b31m\\u202e\\u0007\\r';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through
  const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

  it('holds no control characters of ids, messages, file names or arguments', async () => {
    const named = file(
      `esc-\u001b[31m.jsonl`,
      `${line.replace('good', hostile)}\n${line.replace('"Allow"', `"${hostile}"`)}\n`,
    );
    for (const argv of [
      ['simulate', named],
      ['simulate', '--format', 'jsonl', named],
      ['\u001b[31m'],
      ['simulate', '--\u001b[31m'],
      ['run', '\u009b31m', '--commands', 'x'],
      ['play', '\u001b]0;x\u0007'],
    ]) {
      const { out, err } = await run(argv);
      expect(out + err).not.toMatch(control);
      expect(out + err).not.toBe('');
    }
  });

  it('is, as JSON, the same value to every reader', async () => {
    const { results } = await simulate(file('hostile.jsonl', `${line.replace('good', hostile)}\n`));
    expect(results).toMatchObject([{ id: JSON.parse(`"${hostile}"`) }]);
  });

  it('is one line a case, whatever the id holds', async () => {
    const { out } = await run(['simulate', file('lines.jsonl', `${line.replace('good', 'a\\n✓ forged: allowed')}\n`)]);
    expect(out.split('\n')).toEqual([
      '✓ a ✓ forged: allowed: allowed (identity)',
      '1 as expected, 0 not as expected',
      '',
    ]);
  });
});
