import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedPacks } from '../../src/stores/packs.ts';
import { folderWith, freshFolder, packScenario } from '../stores/packFiles.ts';
import { run } from './run.ts';

interface Row {
  readonly slug: string;
  readonly pack?: string;
}

async function listed(saves: string): Promise<readonly Row[]> {
  const { out } = await run(['scenarios', '--format', 'json', '--saves', saves]);
  const rows: readonly Row[] = JSON.parse(out);
  return rows.filter(({ pack }) => pack !== undefined).map(({ slug, pack }) => ({ slug, ...(pack && { pack }) }));
}

const commands = () => folderWith({ 'commands.txt': 'aws iam list-users\n' });

describe('a pack from a folder', () => {
  it('is listed, played and tested like the scenarios of the program', async () => {
    const saves = freshFolder();
    const pack = folderWith({ 'scenarios/one.yaml': packScenario(1, 'their-own') });
    const { exit, out, err } = await run(['pack', 'add', pack, '--name', 'theirs', '--saves', saves]);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toContain('their-own  A small exercise');
    expect(await listed(saves)).toEqual([{ slug: 'their-own', pack: 'theirs' }]);
    const played = await run(['run', 'their-own', '--commands', join(commands(), 'commands.txt'), '--saves', saves]);
    expect(played.exit).toBe(1);
    const linted = await run(['author', 'lint', 'their-own', '--saves', saves]);
    expect(linted.err).toBe('');
    const plain = await run(['play', 'their-own', '--plain', '--saves', saves], '9\n');
    expect(plain.exit).toBe(0);
    expect(plain.out).toContain('Maya reads the logo');
    expect((await run(['pack', 'list', '--saves', saves])).out).toContain(`theirs, from ${pack}, added `);
  });

  it('stands under its own heading in the list and at home', async () => {
    const saves = freshFolder();
    await run([
      'pack',
      'add',
      folderWith({ 'one.yaml': packScenario(1, 'their-own') }),
      '--name',
      'x',
      '--saves',
      saves,
    ]);
    expect((await run(['--saves', saves])).out).toMatch(/\npack x\n {2}their-own +level 1 of 5/);
    expect((await run(['--plain', '--saves', saves], '0\n')).out).toMatch(/A small exercise: level 1 of 5/);
  });

  it('shows a slug that the program has as pack/slug, and keeps attempts at the two apart', async () => {
    const saves = freshFolder();
    const pack = folderWith({ 'one.yaml': packScenario(1, 'ec2-to-s3-role') });
    await run(['pack', 'add', pack, '--name', 'theirs', '--saves', saves]);
    expect(await listed(saves)).toEqual([{ slug: 'theirs/ec2-to-s3-role', pack: 'theirs' }]);
    for (const slug of ['ec2-to-s3-role', 'theirs/ec2-to-s3-role'])
      expect((await run(['play', slug, '--plain', '--saves', saves], 'aws iam list-users\n9\n')).exit).toBe(0);
    const [learner = ''] = readdirSync(join(saves, 'learners'));
    expect(readdirSync(join(saves, 'learners', learner, 'attempts')).sort()).toEqual([
      'ec2-to-s3-role-1.jsonl',
      'theirs--ec2-to-s3-role-1.jsonl',
    ]);
    const again = await run(['play', 'theirs/ec2-to-s3-role', '--plain', '--saves', saves], '9\n');
    expect(again.out).toContain('You are where you left off.');
    const home = await run(['--plain', '--saves', saves], '0\n');
    expect(home.out).toMatch(/A small exercise: level 1 of 5, 5 minutes, begun/);
  });

  it('is updated by adding it again, and gone after it is removed', async () => {
    const saves = freshFolder();
    const pack = folderWith({ 'one.yaml': packScenario(1, 'first'), 'two.yaml': packScenario(2, 'second') });
    await run(['pack', 'add', pack, '--saves', saves]);
    writeFileSync(join(pack, 'two.yaml'), packScenario(2, 'renamed'));
    await run(['pack', 'add', pack, '--saves', saves]);
    expect((await listed(saves)).map(({ slug }) => slug)).toEqual(['first', 'renamed']);
    expect(readdirSync(join(saves, 'packs'))).toHaveLength(2);
    const name = installedPacks(saves).packs[0]?.name ?? '';
    expect((await run(['pack', 'remove', name, '--saves', saves])).exit).toBe(0);
    expect(await listed(saves)).toEqual([]);
    expect(readdirSync(join(saves, 'packs'))).toEqual([]);
    expect((await run(['pack', 'remove', name, '--saves', saves])).err).toContain(`there is no pack \`${name}\``);
  });

  it('of another source does not take the name of one that is there', async () => {
    const saves = freshFolder();
    const [one, other] = [freshFolder(), freshFolder()].map((folder, index) => {
      const pack = join(folder, 'the-pack');
      return folderWith({ 'one.yaml': packScenario(index + 1, `slug-${index}`) }, pack);
    });
    await run(['pack', 'add', one ?? '', '--saves', saves]);
    const { exit, err } = await run(['pack', 'add', other ?? '', '--saves', saves]);
    expect({ exit, err }).toEqual({
      exit: 2,
      err: `iam-dojo: a pack \`the-pack\` came from ${one}; choose another name with --name\n`,
    });
    expect((await listed(saves)).map(({ slug }) => slug)).toEqual(['slug-0']);
  });
});

const reads = (...more: readonly string[]) => ['pack', 'add', ...more];

describe('a hostile pack', () => {
  it('reports broken files with their place and leaves them out', async () => {
    const saves = freshFolder();
    const pack = folderWith({
      'good.yaml': packScenario(1, 'good'),
      'broken.yaml': packScenario(2, 'broken', ['difficulty: 1', 'difficulty: 9']),
      'deep.yaml': `schema: iam-scenario/1\nid: ${'['.repeat(5000)}`,
      'bytes.yaml': Buffer.concat([Buffer.from('schema: iam-scenario/1\nslug: '), Buffer.from([0xff, 0xfe])]),
      'ci.yaml': 'on: push\njobs: {}\n',
    });
    const { exit, err } = await run(reads(pack, '--saves', saves));
    expect(exit).toBe(1);
    const line = packScenario(2, 'broken').split('\n').indexOf('difficulty: 1') + 1;
    expect(err.split('\n').sort()).toEqual([
      '',
      `broken.yaml:${line}:13: left out: \`difficulty\` is \`9\`; use at most 5`,
      'bytes.yaml: left out: the text is not UTF-8; save the file as UTF-8',
      expect.stringMatching(/^deep\.yaml:2:\d+: left out: the text is nested deeper than 200 levels/),
    ]);
    expect((await listed(saves)).map(({ slug }) => slug)).toEqual(['good']);
  });

  it('reaches no file outside of it: no links, no paths, no worlds', async () => {
    const saves = freshFolder();
    const outside = folderWith({
      'secret.yaml': packScenario(9, 'secret'),
      'world.yaml': 'schema: iam-world/1\naccount: { groups: [{ name: Stolen }] }\n',
      'real/one.yaml': packScenario(1, 'good'),
    });
    const pack = folderWith(
      {
        'good.yaml': packScenario(1, 'good'),
        'up.yaml': packScenario(2, 'up', ['mode: build', 'mode: build\nworld: ../world.yaml']),
        'root.yaml': packScenario(3, 'root', ['mode: build', `mode: build\nworld: ${join(outside, 'world.yaml')}`]),
      },
      join(outside, 'pack'),
    );
    symlinkSync(join(outside, 'secret.yaml'), join(pack, 'link.yaml'));
    symlinkSync(outside, join(pack, 'folder'));
    execFileSync('mkfifo', [join(pack, 'pipe.yaml')]);
    const { err } = await run(reads(pack, '--saves', saves));
    expect(err).toContain('link.yaml: left out: a link could lead out of the pack and is not followed');
    expect(err).toContain('folder: left out: a link');
    expect(err).toContain('pipe.yaml: left out: this is no ordinary file');
    expect(err).toContain('up.yaml:14:8: left out: the world file `../world.yaml` cannot be read');
    expect(err).toMatch(/root\.yaml:14:8: left out: the world file `\/\S+` cannot be read/);
    expect((await listed(saves)).map(({ slug }) => slug)).toEqual(['good']);
  });

  it('takes worlds that lie inside it along', async () => {
    const saves = freshFolder();
    const pack = folderWith({
      'track/one.yaml': packScenario(1, 'one', ['mode: build', 'mode: build\nworld: ../worlds/shop.yaml']),
      'worlds/shop.yaml': 'schema: iam-world/1\naccount: { users: [{ name: theo }] }\n',
      'worlds/unused.yaml': 'schema: iam-world/1\n',
    });
    expect((await run(reads(pack, '--name', 'p', '--saves', saves))).exit).toBe(0);
    const folder = join(saves, 'packs', installedPacks(saves).packs[0]?.folder ?? '');
    expect(readdirSync(join(folder, 'worlds'))).toEqual(['shop.yaml']);
    const plain = await run(['play', 'one', '--plain', '--saves', saves], 'aws iam get-user --user-name theo\n9\n');
    expect(plain.out).toContain('"UserName": "theo"');
  });

  it('brings no control characters to the terminal', async () => {
    const saves = freshFolder();
    const pack = folderWith({
      'good.yaml': packScenario(1, 'good'),
      'escape.yaml': packScenario(2, 'escape', ['title: A small exercise', 'title: "\\e[2Jgone"']),
      'turn.yaml': packScenario(3, 'turn', ['title: A small exercise', 'title: "a\\u202Eb"']),
      'raw.yaml': packScenario(4, 'raw', ['title: A small exercise', 'title: \u001b[2Jgone']),
    });
    writeFileSync(join(pack, 'name\u001b[2J.yaml'), packScenario(5, 'name'));
    const { out, err } = await run(reads(pack, '--saves', saves));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    for (const file of ['escape.yaml', 'turn.yaml', 'raw.yaml', 'name']) expect(err).toContain(`${file}`);
    expect((await listed(saves)).map(({ slug }) => slug)).toEqual(['good']);
  });

  it('cannot take the id of another scenario, on which somebody’s progress hangs', async () => {
    const saves = freshFolder();
    const bundled = readFileSync('scenarios/topics.yaml', 'utf8');
    const [first = '', id = ''] = await firstBundled();
    const text = packScenario(1, 'thief').replace(/^id: .*$/m, `id: ${id}`);
    const pack = folderWith({ 'thief.yaml': text, 'good.yaml': packScenario(2, 'good'), 'topics.yaml': bundled });
    const { err } = await run(reads(pack, '--name', 'one', '--saves', saves));
    expect(err).toBe(`thief.yaml: left out: its id is that of ${first}; progress hangs on it, so give it a new one\n`);
    const twin = folderWith({ 'twin.yaml': packScenario(2, 'twin'), 'more.yaml': packScenario(3, 'more') });
    const second = await run(reads(twin, '--name', 'two', '--saves', saves));
    expect(second.err).toContain('twin.yaml: left out: its id is that of one/good');
  });

  it.each([
    ['files', () => Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`${at}.yaml`, 'a: 1\n'])), '500 YAML'],
    ['bytes', () => Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`${at}.yaml`, large])), '20 MB'],
  ])('is refused as a whole with too many %s', async (_, files, says) => {
    const saves = freshFolder();
    const { exit, err } = await run(reads(folderWith(files()), '--saves', saves));
    expect(exit).toBe(2);
    expect(err).toContain(says);
    expect(await listed(saves)).toEqual([]);
  });

  it('has no file of more than a megabyte and no folders without end', async () => {
    const saves = freshFolder();
    const pack = folderWith({
      'good.yaml': packScenario(1, 'good'),
      'large.yaml': `${packScenario(2, 'large')}# ${large}`,
      [`${'a/'.repeat(9)}deep.yaml`]: packScenario(3, 'deep'),
    });
    linkSync(join(pack, 'good.yaml'), join(pack, 'twin.yaml'));
    const { err } = await run(reads(pack, '--saves', saves));
    expect(err).toContain('large.yaml: left out: a file of a pack has at most 1 MB');
    expect((await listed(saves)).map(({ slug }) => slug)).toEqual(['good']);
  });

  it('without a scenario that can be played changes nothing', async () => {
    const saves = freshFolder();
    const { exit, err } = await run(reads(folderWith({ 'a.yaml': 'a: 1\n' }), '--saves', saves));
    expect(exit).toBe(2);
    expect(err).toMatch(/: there is no scenario in it that can be played\n$/);
    expect(await listed(saves)).toEqual([]);
  });
});

const large = 'x'.repeat(999_990);

async function firstBundled(): Promise<readonly [string, string]> {
  const rows: readonly { slug: string; id: string }[] = JSON.parse((await run(['scenarios', '--format', 'json'])).out);
  return [rows[0]?.slug ?? '', rows[0]?.id ?? ''];
}

describe('the words for packs', () => {
  it.each([
    [['pack', 'add'], 'use `pack add FOLDER-OR-ADDRESS`'],
    [['pack', 'list', 'x'], '`pack list`'],
    [['pack', 'ad', 'x'], '`pack ad`: use add, list or remove'],
    [['pack', 'add', '/no/such/folder'], '/no/such/folder: there is no such folder'],
    [['pack', 'add', 'package.json'], 'package.json: this is a file'],
    [['pack', 'add', 'http://example.com/x.git'], 'by Git from https://, ssh:// or file://'],
    [['pack', 'add', 'ext::sh -c touch% /tmp/x'], 'an address has no blanks'],
    [['pack', 'add', 'ext::sh'], 'by Git from https://, ssh:// or file://'],
    [['pack', 'add', 'ssh://-oProxyCommand=x/y'], 'a host does not begin with `-`'],
    [['pack', 'add', 'git@-oProxyCommand=x:y'], 'a host does not begin with `-`'],
    [['pack', 'add', 'https://me:secret@example.com/x.git'], 'leave the password out of the address'],
    [['pack', 'remove', '../../x'], 'there is no pack `../../x`'],
  ])('are explained: %j', async (argv, says) => {
    const { exit, err } = await run([...argv, '--saves', freshFolder()]);
    expect(exit).toBe(2);
    expect(err).toContain(says);
    expect(err).not.toContain('secret@');
  });

  it('name a damaged pack, keep the others, and adding again mends it', async () => {
    const saves = freshFolder();
    const [one, two] = [1, 2].map((at) => folderWith({ 'a.yaml': packScenario(at, `slug-${at}`) }));
    await run(reads(one ?? '', '--name', 'one', '--saves', saves));
    await run(reads(two ?? '', '--name', 'two', '--saves', saves));
    writeFileSync(join(saves, 'packs', 'one.json'), '{"version":1');
    const { exit, err } = await run(['scenarios', '--saves', saves]);
    expect({ exit, err }).toEqual({ exit: 2, err: 'packs/one.json: the pack `one` is damaged; add it again\n' });
    expect((await listed(saves)).map(({ slug }) => slug)).toEqual(['slug-2']);
    await run(reads(one ?? '', '--name', 'one', '--saves', saves));
    expect((await listed(saves)).map(({ slug }) => slug)).toEqual(['slug-1', 'slug-2']);
  });

  it('let one process at a time change packs', async () => {
    const saves = freshFolder();
    mkdirSync(join(saves, 'packs'));
    writeFileSync(join(saves, 'packs', 'writer.lock'), 'elsewhere\n1\n');
    const { exit, err } = await run(reads(folderWith({ 'a.yaml': packScenario(1, 'a') }), '--saves', saves));
    expect({ exit, err }).toEqual({
      exit: 2,
      err: 'iam-dojo: another iam-dojo is changing packs; try again when it is done\n',
    });
    expect(existsSync(join(saves, 'packs', `${basename(saves)}.json`))).toBe(false);
  });
});
