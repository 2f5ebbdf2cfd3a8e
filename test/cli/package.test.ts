import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenarioLibrary } from '../../src/stores/scenarioLibrary.ts';

const root = resolve(import.meta.dirname, '../..');

describe('the package', () => {
  it('runs from its tarball alone, without any dependency beside it, whatever became of its compiled code', () => {
    const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-package-'));
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root, stdio: 'pipe' });
    const [tarball = ''] = readdirSync(folder);
    execFileSync('tar', ['xzf', join(folder, tarball), '-C', folder]);
    const main = join(folder, 'package/dist/cli/main.js');
    const iamDojo = (...args: string[]) =>
      execFileSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    expect(iamDojo('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    const scenarios: unknown = JSON.parse(iamDojo('scenarios', '--format', 'json'));
    expect(scenarios).toHaveLength(scenarioLibrary(root).listings.length);
    const commands = join(folder, 'package/dist/cli');
    const kept = readdirSync(commands).filter((file) => file.endsWith('.bin'));
    expect(kept).toHaveLength(1);
    for (const file of kept) writeFileSync(join(commands, file), 'damaged');
    expect(iamDojo('--version')).toMatch(/^\d/);
    for (const file of kept) rmSync(join(commands, file));
    expect(iamDojo('--version')).toMatch(/^\d/);
    expect(readdirSync(commands).filter((file) => file.endsWith('.bin'))).toEqual(kept);
    expect(readdirSync(join(folder, 'package')).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'dist',
      'package.json',
      'scenarios',
      'src',
    ]);
  });
});
