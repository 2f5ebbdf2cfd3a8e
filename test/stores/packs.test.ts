import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedPacks, keepPack, readPackScenario } from '../../src/stores/packs.ts';
import { vettedPack } from '../../src/stores/packsVetted.ts';
import { freshFolder, packScenario } from './packFiles.ts';

/** Kills a process that adds two versions of a pack in turn, some milliseconds after it began. */
async function killedAdding(saves: string, after: number): Promise<void> {
  const adder = resolve(import.meta.dirname, 'packAdder.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', adder, saves], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await new Promise((done) => setTimeout(done, after));
  child.kill('SIGKILL');
  await once(child, 'close');
}

describe('adding a pack that is killed in the middle', () => {
  it('leaves the old one or the new one whole, and what was left over goes with the next', async () => {
    const saves = freshFolder();
    for (const after of [3, 17, 31, 53]) {
      await killedAdding(saves, after);
      const [pack] = installedPacks(saves).packs;
      // The very first kill may come before there is anything.
      if (pack === undefined) continue;
      const words = new Set(pack.scenarios.map(({ slug }) => slug.split('-')[0]));
      expect(words.size).toBe(1);
      for (const { file, slug } of pack.scenarios)
        expect(readPackScenario(saves, pack, file)?.scenario?.slug).toBe(slug);
    }
    const one = vettedPack(
      { files: new Map([['a.yaml', Buffer.from(packScenario(1, 'last'))]]), leftOut: [] },
      new Map(),
    );
    keepPack(saves, { name: 'p', source: '/s', commit: null, added: '2026-11-25T00:00:00.000Z' }, one);
    expect(readdirSync(join(saves, 'packs'))).toHaveLength(2);
    expect(installedPacks(saves).packs[0]?.scenarios.map(({ slug }) => slug)).toEqual(['last']);
  });
});
