import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lintScenario } from '../src/scenario/lint.ts';
import { schemaText } from '../src/scenario/schema.ts';
import { readScenario, scenarioLibrary } from '../src/stores/scenarioLibrary.ts';
import { prove } from '../src/training/prove.ts';

const root = resolve(import.meta.dirname, '..');
const { listings, broken } = scenarioLibrary(root);
const played = { scenarios: 0, seeds: 0, solutions: 0, mistakes: 0, checks: 0, mutants: 0, survivors: 0 };

afterAll(() => {
  console.log(
    `proven: ${Object.entries(played)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ')}`,
  );
});

describe('the bundled scenarios', () => {
  it('are all read, each in the folder of its track, under the name of its slug', () => {
    expect(broken).toEqual([]);
    for (const { track, slug, file } of listings) expect(file).toBe(`scenarios/${track}/${slug}.yaml`);
    expect(new Set(listings.map(({ id }) => id)).size).toBe(listings.length);
  });

  it('are described by the schema beside them', () => {
    expect(readFileSync(join(root, 'scenarios/schema.json'), 'utf8')).toBe(schemaText());
  });

  it.each(listings)(
    '$slug is unsolved at the start, solved by its solutions and failed by its mistakes',
    ({ file }) => {
      const { scenario } = readScenario(join(root, file));
      if (scenario === null) throw new Error(`${file} is broken`);
      expect(lintScenario(scenario)).toEqual([]);
      const { faults, survivors, counts } = prove(scenario, [0, 1, 2, 3], { mutants: true });
      expect(faults).toEqual([]);
      expect(counts.solutions).toBeGreaterThanOrEqual(2);
      expect(counts.mistakes).toBeGreaterThanOrEqual(4);
      played.scenarios += 1;
      played.survivors += survivors.length;
      for (const [what, count] of Object.entries(counts)) played[what as keyof typeof counts] += count;
    },
  );

  it.each(listings)('$slug fits a screen of 80 columns and 18 lines a page', ({ file }) => {
    const { scenario } = readScenario(join(root, file));
    const lines = scenario?.briefing.split('\n') ?? [];
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
  });
});
