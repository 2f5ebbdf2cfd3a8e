import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { schemaText } from '../src/scenario/schema.ts';
import { readScenario, scenarioLibrary } from '../src/stores/scenarioLibrary.ts';
import { long } from './cases.ts';
import { proofsOf } from './proofThreads.ts';

const root = resolve(import.meta.dirname, '..');
const { listings, broken } = scenarioLibrary(root);
const seeds = Array.from({ length: long ? 50 : 4 }, (_, seed) => seed);
const proofs = proofsOf(
  listings.map(({ file }) => join(root, file)),
  seeds,
);
const played = { scenarios: 0, seeds: 0, solutions: 0, mistakes: 0, checks: 0, mutants: 0, survivors: 0 };
const took: (readonly [string, number])[] = [];

const names: Readonly<Record<keyof typeof played, string>> = {
  scenarios: 'scenarios',
  seeds: 'seeds',
  solutions: 'solutions',
  mistakes: 'mistakes',
  checks: 'checks',
  mutants: 'generated mistakes',
  survivors: 'of them that no check needs to notice',
};

afterAll(async () => {
  await proofs.close();
  const counts = Object.entries(played).map(([what, count]) => `${count} ${names[what as keyof typeof played]}`);
  const slowest = took.sort(([, one], [, other]) => other - one).slice(0, 3);
  console.log(`proven: ${counts.join(', ')}`);
  console.log(`longest: ${slowest.map(([slug, ms]) => `${slug} ${Math.round(ms)} ms`).join(', ')}`);
});

/** Whether the reference solution leaves something that can be spoiled: a policy of its own, or an answer. */
function isSpoilable(commands: string): boolean {
  return /\bStatement\b/.test(commands) || /^\s*answer /m.test(commands);
}

describe('the bundled scenarios', () => {
  it('are all read, each in the folder of its track, under the name of its slug', () => {
    expect(broken).toEqual([]);
    for (const { track, slug, file } of listings) expect(file).toBe(`scenarios/${track}/${slug}.yaml`);
    expect(new Set(listings.map(({ id }) => id)).size).toBe(listings.length);
    expect(new Set(listings.map(({ slug }) => slug)).size).toBe(listings.length);
  });

  it('are described by the schema beside them', () => {
    expect(readFileSync(join(root, 'scenarios/schema.json'), 'utf8')).toBe(schemaText());
  });

  it.each(listings)(
    '$slug is unsolved at the start, solved by its solutions and failed by its mistakes',
    async ({ slug, file }) => {
      const { scenario } = readScenario(join(root, file));
      const proven = await proofs.of(join(root, file));
      if (!scenario || !proven?.proof) throw new Error(`${file} is broken`);
      const { faults, survivors, counts } = proven.proof;
      expect(proven.lint).toEqual([]);
      expect(faults).toEqual([]);
      expect(counts.solutions).toBeGreaterThanOrEqual(2);
      expect(counts.mistakes).toBeGreaterThanOrEqual(4);
      if (isSpoilable(scenario.solutions?.[0]?.commands ?? '')) expect(counts.mutants).toBeGreaterThan(0);
      took.push([slug, proven.took]);
      played.scenarios += 1;
      played.survivors += survivors.length;
      for (const [what, count] of Object.entries(counts)) played[what as keyof typeof counts] += count;
    },
  );

  it.each(listings)('$slug fits a screen of 80 columns', ({ file }) => {
    const { scenario } = readScenario(join(root, file));
    const lines = scenario?.briefing.split('\n') ?? [];
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
  });
});
