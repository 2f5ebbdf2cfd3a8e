import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { savesFolder } from '../../src/stores/savesFolder.ts';

const clone = mkdtempSync(join(tmpdir(), 'iam-dojo-clone-'));
mkdirSync(join(clone, 'saves'));
writeFileSync(join(clone, 'saves', 'README.md'), '');
const installed = mkdtempSync(join(tmpdir(), 'iam-dojo-installed-'));

describe('the folder of the saves', () => {
  it('is what --saves says, before everything else', () => {
    const env = { IAM_DOJO_SAVES: '/elsewhere' };
    expect(savesFolder({ option: '/mine', env, packageRoot: clone, platform: 'linux' })).toBe('/mine');
  });

  it('is what IAM_DOJO_SAVES says without the option', () => {
    const env = { IAM_DOJO_SAVES: '/elsewhere' };
    expect(savesFolder({ option: undefined, env, packageRoot: clone, platform: 'linux' })).toBe('/elsewhere');
  });

  it('is saves/ of a clone', () => {
    expect(savesFolder({ option: undefined, env: {}, packageRoot: clone, platform: 'linux' })).toBe(
      join(clone, 'saves'),
    );
  });

  it('is in the XDG data directory when the program is installed', () => {
    const env = { XDG_DATA_HOME: '/data' };
    expect(savesFolder({ option: undefined, env, packageRoot: installed, platform: 'linux' })).toBe('/data/iam-dojo');
  });
});
