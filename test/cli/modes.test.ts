import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withSeed } from '../../src/scenario/loadScenario.ts';
import { modes, type Scenario } from '../../src/scenario/scenario.ts';
import { readScenario } from '../../src/stores/scenarioLibrary.ts';
import { prove } from '../../src/training/prove.ts';
import { run } from './run.ts';

const folder = join(import.meta.dirname, 'modes');
const files = readdirSync(folder).map((name) => ({ mode: name.replace('.yaml', ''), file: join(folder, name) }));
const scratch = mkdtempSync(join(tmpdir(), 'iam-dojo-modes-'));

function scenarioIn(file: string, seed = 0): Scenario {
  const { scenario, faults } = readScenario(file);
  expect(faults).toEqual([]);
  const seeded = scenario && withSeed(scenario, seed);
  if (!seeded) throw new Error(`${file} is broken`);
  return seeded;
}

function commandsFile(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

describe('an exercise of each mode', () => {
  it('is there', () => {
    expect(files.map(({ mode }) => mode)).toEqual([...modes].sort());
    for (const { mode, file } of files) expect(scenarioIn(file).mode).toBe(mode);
  });

  it.each(files)('$mode: proves itself with every seed, mistakes made by machine included', ({ file }) => {
    const { faults, counts } = prove(scenarioIn(file), [0, 1, 2, 3], { mutants: true });
    expect(faults).toEqual([]);
    if (!file.endsWith('verify.yaml')) expect(counts.mutants).toBeGreaterThan(0);
  });

  it.each(files)('$mode: is run from a file of commands, with the values of the seed', async ({ file }) => {
    for (const seed of [0, 1, 2]) {
      const { solutions = [], mistakes = [] } = scenarioIn(file, seed);
      const right = commandsFile('right', solutions[0]?.commands ?? '');
      const solved = await run(['run', file, '--commands', right, '--seed', String(seed), '--format', 'json']);
      expect([solved.exit, solved.err]).toEqual([0, '']);
      expect(JSON.parse(solved.out)).toMatchObject({
        passed: true,
        stars: 3,
        score: { points: 100 },
        scenario: { seed },
      });
      const wrong = commandsFile('wrong', mistakes[0]?.commands ?? '');
      const failed = await run(['run', file, '--commands', wrong, '--seed', String(seed), '--format', 'json']);
      expect([failed.exit, failed.err]).toEqual([1, '']);
      expect(JSON.parse(failed.out)).toMatchObject({ passed: false, stars: 0 });
    }
  });

  it.each(files)('$mode: is played in plain lines, from the briefing to the stars', async ({ mode, file }) => {
    // One value each, since whoever plays is given any seed.
    const text = readFileSync(file, 'utf8').replace(/pick: \[(\w[\w-]*),[^\]]*\]/g, 'pick: [$1]');
    const path = commandsFile(`${mode}.yaml`, text.replace('world: ../../..', `world: ${join(folder, '../../..')}`));
    const scenario = scenarioIn(path);
    const saves = mkdtempSync(join(tmpdir(), 'iam-dojo-modes-saves-'));
    const lines = ['2', ...(scenario.solutions?.[0]?.commands ?? '').trim().split('\n'), '7', '9'];
    const { exit, out, err } = await run(
      ['play', path, '--plain', '--saves', saves],
      lines.map((line) => `${line}\n`).join(''),
    );
    expect([exit, err]).toEqual([0, '']);
    for (const word of scenario.briefing.trim().split(/\s+/)) expect(out).toContain(word.replaceAll('`', ''));
    for (const { id } of scenario.questions) expect(out).toContain(`To answer: answer ${id} `);
    expect(out).toContain('PASSED: 3 of 3 stars, 100 of 100 points.');
  });
});

describe('a seed', () => {
  it('chooses the values of start, briefing, tasks, checks, hints, solutions and mistakes together', () => {
    const file = join(folder, 'build.yaml');
    for (const [seed, bucket] of ['larkspur-assets', 'larkspur-photos', 'larkspur-logos'].entries()) {
      const scenario = scenarioIn(file, seed);
      const { account, briefing, tasks, hints, solutions, mistakes } = scenario;
      for (const part of [account?.buckets, briefing, tasks, hints, solutions, mistakes])
        expect(JSON.stringify(part)).toContain(bucket);
      const { unresolved: _, variants: __, ...told } = scenario;
      expect(JSON.stringify(told)).not.toContain('{bucket}');
    }
  });
});
