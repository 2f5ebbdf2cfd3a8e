import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedPacks } from '../../src/stores/packs.ts';
import { folderWith, freshFolder, packScenario } from '../stores/packFiles.ts';
import { run } from './run.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;

/** A repository with one commit of these files. */
function repository(files: Readonly<Record<string, string>>, prepare: (folder: string) => void = () => {}): string {
  const folder = folderWith(files);
  prepare(folder);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'scenarios');
  return folder;
}

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('iam-dojo-pack-'));

describe('a pack by Git', () => {
  it('needs git to be there, and says so', async () => {
    const env = { PATH: '/nowhere' };
    const { exit, err } = await run(['pack', 'add', 'file:///tmp/x.git', '--saves', freshFolder()], '', env);
    expect({ exit, err }).toEqual({ exit: 2, err: 'iam-dojo: `git` is not there; install it, or name a folder\n' });
  });

  it.runIf(hasGit)('is the newest commit, told with it', async () => {
    const saves = freshFolder();
    const source = repository({ 'scenarios/one.yaml': packScenario(1, 'theirs'), '.github/x.yaml': 'a: 1\n' });
    writeFileSync(join(source, 'scenarios/two.yaml'), packScenario(2, 'not-committed'));
    const { exit, err } = await run(['pack', 'add', `file://${source}`, '--saves', saves]);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const [pack] = installedPacks(saves).packs;
    expect(pack?.scenarios.map(({ slug }) => slug)).toEqual(['theirs']);
    expect(pack?.commit).toBe(execFileSync('git', ['-C', source, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim());
    expect(leftovers()).toEqual([]);
  });

  it.runIf(hasGit)('runs nothing of the repository: no filters, no hooks, no links, no submodules', async () => {
    const saves = freshFolder();
    const mark = join(freshFolder(), 'mark');
    const inner = repository({ 'inner.yaml': packScenario(3, 'inner') });
    const source = repository(
      {
        'one.yaml': packScenario(1, 'theirs'),
        '.gitattributes': '*.yaml filter=evil\n',
        '.gitmodules': `[submodule "inner"]\n\tpath = inner\n\turl = file://${inner}\n`,
      },
      (folder) => {
        symlinkSync('/etc/passwd', join(folder, 'link.yaml'));
        execFileSync('git', ['-C', folder, 'init', '--quiet']);
        const commit = execFileSync('git', ['-C', inner, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
        execFileSync('git', ['-C', folder, 'update-index', '--add', '--cacheinfo', `160000,${commit},inner`]);
      },
    );
    for (const hook of ['upload-pack', 'post-checkout', 'pre-receive'])
      writeFileSync(join(source, '.git/hooks', hook), `#!/bin/sh\ntouch ${mark}\n`, { mode: 0o755 });
    const home = folderWith({
      '.gitconfig': `[filter "evil"]\n\tsmudge = "touch ${mark}; cat"\n\trequired = true\n[init]\n\ttemplateDir = ${source}/.git\n`,
    });
    const env = { PATH: process.env.PATH, HOME: home };
    const { exit, err } = await run(['pack', 'add', `file://${source}`, '--saves', saves], '', env);
    expect({ exit, err }).toEqual({
      exit: 1,
      err: 'link.yaml: left out: a link could lead out of the pack and is not followed\n',
    });
    expect(existsSync(mark)).toBe(false);
    expect(installedPacks(saves).packs[0]?.scenarios.map(({ slug }) => slug)).toEqual(['theirs']);
  });

  it.runIf(hasGit)('that cannot be cloned is told in the words of Git, and leaves nothing behind', async () => {
    const saves = freshFolder();
    const missing = join(freshFolder(), 'none.git');
    const { exit, err } = await run(['pack', 'add', `file://${missing}`, '--saves', saves]);
    expect(exit).toBe(2);
    expect(err).toContain(
      `file://${missing}: git cannot clone it: '${missing}' does not appear to be a git repository`,
    );
    expect(leftovers()).toEqual([]);
    expect(installedPacks(saves).packs).toEqual([]);
  });
});
