import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { refuseLarger, seenAgain } from '../../src/cli/authorPreview.ts';
import { modes } from '../../src/scenario/scenario.ts';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-author-'));
const good = readFileSync(resolve(import.meta.dirname, '../scenario/lint/good.yaml'), 'utf8').replace(
  'needs: [user]',
  'needs: []',
);

/** A file in a folder of its own, so that no scenario has another one beside it. */
function file(name: string, text: string, where = mkdtempSync(join(folder, 'one-'))): string {
  const path = join(where, name);
  writeFileSync(path, text);
  return path;
}

describe('author', () => {
  it('names its commands where none or another one is given', async () => {
    expect(await run(['author'])).toMatchObject({ exit: 2, out: '' });
    expect((await run(['author', 'lnt', 'x'])).err).toContain('did you mean `lint`?');
    expect((await run(['author', 'lint'])).err).toContain('SCENARIO… is missing');
  });

  it('has help for each command', async () => {
    for (const name of ['new', 'record', 'lint', 'test', 'preview', 'explain']) {
      expect((await run(['author', name, '--help'])).out).toMatch(new RegExp(`^usage: iam-dojo author ${name} `));
    }
  });
});

describe('author lint', () => {
  const broken = good.replace('title: A small exercise', 'title: Let Maya call s3:GetObject');

  it('says nothing of a good scenario', async () => {
    const path = file('good.yaml', good);
    expect(await run(['author', 'lint', path, '--strict'])).toEqual({
      exit: 0,
      out: 'nothing found in 1 file\n',
      err: '',
    });
  });

  it('tells rule, place and what to do; warnings fail only where that is asked for', async () => {
    const path = file('broken.yaml', broken);
    const { exit, out } = await run(['author', 'lint', path]);
    expect(out).toContain(`${path}:7:8: warning T-02: the title \`Let Maya call s3:GetObject\` tells how`);
    expect(out).toContain('name the goal or the problem');
    expect(exit).toBe(0);
    expect((await run(['author', 'lint', path, '--strict'])).exit).toBe(1);
  });

  it('prints findings as JSON and as SARIF with the rule in words', async () => {
    const path = file('broken.yaml', broken);
    const json: unknown = JSON.parse((await run(['author', 'lint', path, '--format', 'json'])).out);
    expect(json).toMatchObject([
      { file: path, code: 'T-02', severity: 'warning', line: 7, column: 8, path: ['title'] },
    ]);
    const sarif: unknown = JSON.parse((await run(['author', 'lint', path, '--format', 'sarif'])).out);
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { rules: [{ id: 'T-02', shortDescription: { text: expect.stringContaining('not how') } }] } },
          results: [{ ruleId: 'T-02', level: 'warning' }],
        },
      ],
    });
  });

  it('calls a file that is no scenario a finding, and one that cannot be read wrong input', async () => {
    const { exit, out } = await run(['author', 'lint', file('text.yaml', 'schema: iam-scenario/1\nslug: [\n')]);
    expect([exit, out]).toEqual([1, expect.stringContaining('error S-01')]);
    expect((await run(['author', 'lint', join(folder, 'nowhere.yaml'), file('good.yaml', good)])).exit).toBe(2);
  });

  it('looks at the scenarios beside the file, for ids that are taken', async () => {
    const pack = mkdtempSync(join(tmpdir(), 'iam-dojo-author-pack-'));
    writeFileSync(join(pack, 'one.yaml'), good);
    writeFileSync(join(pack, 'two.yaml'), good.replace('slug: good', 'slug: better'));
    expect((await run(['author', 'lint', join(pack, 'two.yaml')])).out).toContain('one.yaml` has this id too');
  });

  it('repairs ids and indentation, and nothing else', async () => {
    const path = file('repair.yaml', good.replace('0f2d61c4-7a35-4b8e', '0F2D61C4-7a35-4b8e'));
    expect((await run(['author', 'lint', path])).out).toContain('error ID-03');
    expect((await run(['author', 'lint', path, '--fix'])).exit).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(good);
    const tabbed = file('tabs.yaml', good.replace('account:\n  id', 'account:\n\tid'));
    expect((await run(['author', 'lint', tabbed, '--fix'])).exit).toBe(0);
    expect(readFileSync(tabbed, 'utf8')).toBe(good);
    const old = file('old.yaml', good.replace('7a35-4b8e', '7a35-1b8e'));
    expect((await run(['author', 'lint', old, '--fix'])).exit).toBe(0);
    expect(readFileSync(old, 'utf8')).toMatch(/^id: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/m);
  });

  it('lists its rules, and those that no machine decides', async () => {
    const { out } = await run(['author', 'lint', '--rules']);
    expect(out).toContain('| H-04 | error |');
    expect(out).toMatch(/\| T-05 \|.*the author:/);
  });
});

describe('author new', () => {
  it.each(modes)('makes a scenario of the mode %s that has no findings and proves itself', async (mode) => {
    const path = join(folder, `new-${mode}.yaml`);
    expect(await run(['author', 'new', `new-${mode}`, '--mode', mode, '--out', path])).toMatchObject({
      exit: 0,
      out: '',
    });
    expect((await run(['author', 'lint', path, '--strict'])).out).toBe('nothing found in 1 file\n');
    const { exit, out } = await run(['author', 'test', path]);
    expect([exit, out]).toEqual([0, expect.stringContaining(`new-${mode}: proven`)]);
  });

  it('takes no file away, and refuses what does not fit', async () => {
    const path = file('there.yaml', 'mine');
    expect((await run(['author', 'new', 'there', '--out', path])).err).toContain('is there already');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect((await run(['author', 'new', 'Not-So'])).err).toContain('lower-case words');
    expect((await run(['author', 'new', 'x', '--mode', 'buld'])).err).toContain('did you mean `build`?');
    expect((await run(['author', 'new'])).err).toContain('SLUG is missing');
  });

  it('asks on a terminal, again where an answer does not fit', async () => {
    const path = join(folder, 'asked.yaml');
    const { exit, out } = await run(
      ['author', 'new', '--out', path],
      'Asked For\nasked\n\nroles\nfix\n9\n3\n\n',
      {},
      true,
    );
    expect(exit).toBe(0);
    expect(out).toContain('use lower-case words');
    expect(out).toContain('use a number from 1 to 5');
    const text = readFileSync(path, 'utf8');
    for (const line of ['slug: asked', 'title: Asked #', 'track: roles', 'mode: fix', 'difficulty: 3', 'minutes: 15'])
      expect(text).toContain(line);
    expect((await run(['author', 'new'], '', {}, true)).exit).toBe(130);
    expect(existsSync('.yaml')).toBe(false);
  });
});

describe('author test', () => {
  it('shows the request that slipped through, as text, JSON and SARIF', async () => {
    const hole = `- { id: no-secret, atMost: { as: user/maya, policy: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:Get*", Resource: "*" } } } }`;
    const text = good.replace(/- \{ id: no-secret.*/, hole).replace(/ {2}- \{ id: other-object.*\n/, '');
    const path = file(
      'hole.yaml',
      text.replace(
        'file://wide.json',
        '\'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\'',
      ),
    );
    const { exit, out, err } = await run(['author', 'test', path, '--seeds', '2']);
    expect(exit).toBe(1);
    expect(out).toContain('no check notices this mistake');
    expect(out).toMatch(/user\/maya may then s3:\w+ on /);
    expect(out).toContain('not proven – 2 variants with 4 solutions');
    expect(err).toContain('good: seed 0: start');
    const json: unknown = JSON.parse((await run(['author', 'test', path, '--seeds', '1', '--format', 'json'])).out);
    expect(json).toMatchObject([{ slug: 'good', proven: false, counts: { seeds: 1 }, faults: expect.any(Array) }]);
    const sarif: unknown = JSON.parse((await run(['author', 'test', path, '--seeds', '1', '--format', 'sarif'])).out);
    expect(sarif).toMatchObject({
      runs: [{ results: expect.arrayContaining([expect.objectContaining({ ruleId: 'P-12' })]) }],
    });
  });

  it('puts a fault of a mistake where the mistake stands', async () => {
    const path = file('mistake.yaml', good.replace('fails: [no-secret]', 'fails: [reads]'));
    const { out } = await run(['author', 'test', path, '--seeds', '1']);
    const line = good.slice(0, good.indexOf('name: the whole bucket')).split('\n').length;
    expect(out).toContain(
      `${path}:${line}:5: ✗ the whole bucket: it should fail \`reads\`, which holds; mend the mistake, or`,
    );
  });

  it('refuses what is no scenario with its place', async () => {
    const { exit, err } = await run(['author', 'test', file('none.yaml', 'schema: iam-scenario/1\nminuets: 3\n')]);
    expect([exit, err]).toEqual([2, expect.stringContaining('none.yaml:2:1')]);
  });
});

describe('author explain', () => {
  const path = () => file('explained.yaml', good);

  it('lists the checks in words', async () => {
    const { exit, out } = await run(['author', 'explain', path()]);
    expect(exit).toBe(0);
    expect(out).toContain('no-iam (never)\n    no request of user/maya for iam:*, s3:Put* on anything may be allowed');
  });

  it('walks through what decides a check at the start, after the solution and after a mistake', async () => {
    const { out } = await run(['author', 'explain', path(), 'reads']);
    expect(out).toContain('at the start: failed');
    expect(out).toContain('after `one policy`: passed');
    expect(out).toContain('identity: lacks an allow');
    const mistaken = await run([
      'author',
      'explain',
      path(),
      'no-secret',
      '--after',
      'the whole bucket',
      '--format',
      'json',
    ]);
    expect(JSON.parse(mistaken.out)).toMatchObject({
      told: [{ status: 'passed' }, { when: 'after `the whole bucket`', status: 'failed', walk: expect.any(Array) }],
    });
  });

  it('names the check and the play that were meant', async () => {
    expect((await run(['author', 'explain', path(), 'read'])).err).toContain('did you mean `reads`?');
    expect((await run(['author', 'explain', path(), 'reads', '--after', 'one polcy'])).err).toContain('`one policy`');
  });
});

describe('author record', () => {
  const commands = `start
aws iam create-user --user-name maya
aws iam create-user --user-name priya
aws iam attach-user-policy --user-name priya --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws s3api create-bucket --bucket larkspur-photos
as user/priya
solution on the user
aws iam put-user-policy --user-name maya --policy-name read --policy-document file://read.json
mistake everything
aws iam attach-user-policy --user-name maya --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
mistake the wrong bucket
aws iam put-user-policy --user-name maya --policy-name read --policy-document file://other.json
`;
  const document = (bucket: string) =>
    `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::${bucket}/*"}}`;
  file('read.json', document('larkspur-photos'), folder);
  file('other.json', document('larkspur-plans'), folder);

  it('makes a scenario of a file of commands that proves itself', async () => {
    const out = join(folder, 'photos.yaml');
    const recorded = await run([
      'author',
      'record',
      'photos',
      '--commands',
      file('photos.txt', commands, folder),
      '--out',
      out,
    ]);
    expect(recorded).toMatchObject({ exit: 0, out: '' });
    const proof = await run(['author', 'test', out]);
    expect([proof.exit, proof.out]).toEqual([0, expect.stringContaining('photos: proven')]);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain('as: user/priya');
    expect(text).toContain('action: s3:GetObject');
  });

  it('plays line by line from a pipe too, takes a command back and leaves out what fails', async () => {
    const typed = commands
      .replace(
        'aws s3api create-bucket --bucket larkspur-photos',
        'aws iam create-group --group-name G\nundo\naws iam nonsense',
      )
      .replace(/file:\/\/(\w+)\.json/g, (_, name: string) => `file://${folder}/${name}.json`);
    const { exit, out, err } = await run(['author', 'record', 'typed'], typed);
    expect(exit).toBe(0);
    expect(err).toContain('taken back');
    expect(out).not.toContain('name: G');
    expect(out).toContain('name: maya');
  });

  it('gives back what was typed where a person leaves before the end, to be played again', async () => {
    const start = commands.slice(0, commands.indexOf('solution'));
    const left = await run(['author', 'record', 'left'], start, {}, true);
    expect(left.exit).toBe(130);
    const [, kept = ''] = left.err.split('for --commands:\n');
    expect(kept).toBe(start);
    expect((await run(['author', 'record', 'left'], '', {}, true)).err).not.toContain('--commands');
  });

  it('keeps whom the world lets administer, so that what is recorded there proves itself', async () => {
    const path = file('auditors.txt', 'solution one more\naws iam create-group --group-name Auditors\n');
    const { out } = await run(['author', 'record', 'more', '--commands', path, '--world', 'developer-ec2-access']);
    const { administrators } = parse(readFileSync(resolve('scenarios/foundations/developer-ec2-access.yaml'), 'utf8'));
    expect(parse(out)).toMatchObject({ administrators });
  });

  it('refuses a file with a command that fails, with its line', async () => {
    const path = file(
      'fails.txt',
      'start\naws iam create-user --user-name maya\naws iam create-user --user-name maya\n',
    );
    const { exit, err } = await run(['author', 'record', 'x', '--commands', path]);
    expect([exit, err]).toEqual([2, expect.stringContaining('fails.txt:3:1: this command fails')]);
  });

  it('begins in the account of another scenario where that is asked for', async () => {
    const path = file('world.txt', 'solution one more\naws iam create-group --group-name Auditors\n');
    const { out } = await run(['author', 'record', 'more', '--commands', path, '--world', 'developer-ec2-access']);
    for (const name of ['larkspur-dev', 'PlatformAdmins', 'i-0d3e1a2b4c5d60001']) expect(out).toContain(name);
  });
});

describe('author preview', () => {
  it('shows the first screen as text where there is no terminal, in the size that is asked for', async () => {
    const { exit, out } = await run(['author', 'preview', file('seen.yaml', good), '--size', '100x30', '--seed', '1']);
    expect(exit).toBe(0);
    expect(out).toContain('Maya designs pages and reads one picture');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    const bench = await run([
      'author',
      'preview',
      file('seen.yaml', good),
      '--seed',
      '1',
      '--screen',
      'workbench',
      '--size',
      '120x30',
    ]);
    expect(bench.out).toContain('larkspur-photos');
  });

  it('refuses sizes and themes that there are not, and broken files with their place', async () => {
    expect((await run(['author', 'preview', 'x', '--size', 'large'])).err).toContain('such as 80x24');
    expect((await run(['author', 'preview', file('seen.yaml', good), '--theme', 'pink'])).err).toContain(
      'use one of auto',
    );
    const { exit, err } = await run(['author', 'preview', file('torn.yaml', `${good}minuets: 3\n`)]);
    expect([exit, err]).toEqual([2, expect.stringMatching(/torn\.yaml:\d+:1: unknown key/)]);
  });

  it('waits for a file that is gone or half written while it is open, and shows it again once it is mended', async () => {
    const path = file('open.yaml', good);
    const again = () => seenAgain(path, 0, { ...quiet, args: [path] });
    expect(again().scenario?.slug).toBe('good');
    rmSync(path);
    expect(again()).toMatchObject({ scenario: null, told: expect.stringContaining('there is no scenario or file') });
    writeFileSync(path, Buffer.from([0xff, 0xfe]));
    expect(again()).toMatchObject({ scenario: null, told: expect.stringContaining('not UTF-8') });
    writeFileSync(path, good);
    expect(again().scenario?.slug).toBe('good');
  });

  it('refuses a size that the terminal does not have', () => {
    const terminal = { columns: 80, rows: 24 };
    expect(() => refuseLarger({ columns: 120, rows: 24 }, terminal)).toThrow('this terminal has 80x24');
    expect(() => refuseLarger({ columns: 80, rows: 24 }, terminal)).not.toThrow();
    expect(() => refuseLarger({ columns: 120, rows: 40 }, {})).not.toThrow();
  });
});

const quiet = {
  stdin: () => [],
  lines: async function* () {},
  out: () => {},
  err: () => {},
  options: {},
  env: {},
  terminal: false,
  columns: 80,
};
