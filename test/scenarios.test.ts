import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintScenario } from '../src/scenario/lint.ts';
import { schemaText } from '../src/scenario/schema.ts';
import { readScenario, scenarioLibrary } from '../src/stores/scenarioLibrary.ts';
import { prove } from '../src/training/prove.ts';

const root = resolve(import.meta.dirname, '..');
const { listings, broken } = scenarioLibrary(root);

/** What is played of each scenario; a solution or mistake that is dropped shows here. */
const played: Readonly<Record<string, { solutions: number; mistakes: number; checks: number }>> = {
  'admin-lockdown': { solutions: 3, mistakes: 8, checks: 19 },
  'contractor-sts-access': { solutions: 3, mistakes: 9, checks: 21 },
  'developer-ec2-access': { solutions: 3, mistakes: 8, checks: 22 },
  'ec2-to-s3-role': { solutions: 3, mistakes: 8, checks: 20 },
};

/** Mistakes made by machine that no check should notice: the scenario leaves to the learner what they widen. */
const equivalent: Readonly<Record<string, readonly string[]>> = {
  'developer-ec2-access': [
    // No Region was asked for, the three actions work on instances only, and the tag condition stays.
    'policy dev-ec2, statement 2: any resource',
    // Only a request that creates something carries ec2:CreateAction, and tags of new things are free.
    'policy dev-ec2, statement 5: any resource',
  ],
};

describe('the bundled scenarios', () => {
  it('are the four founding ones, and none is broken', () => {
    expect(broken).toEqual([]);
    expect(listings.map(({ slug }) => slug).sort()).toEqual(Object.keys(played));
  });

  it('are described by the schema beside them', () => {
    expect(readFileSync(join(root, 'scenarios/schema.json'), 'utf8')).toBe(schemaText());
  });

  it.each(listings)(
    '$slug is unsolved at the start, solved by its solutions and failed by its mistakes',
    ({ slug, file }) => {
      const { scenario } = readScenario(join(root, file));
      if (scenario === null) throw new Error(`${file} is broken`);
      expect(lintScenario(scenario)).toEqual([]);
      const { faults, survivors, counts } = prove(scenario, [0, 1, 2, 3], { mutants: true });
      expect(faults).toEqual([]);
      expect(survivors.map(({ name }) => name)).toEqual(equivalent[slug] ?? []);
      expect(counts).toMatchObject({ seeds: 1, ...played[slug] });
      expect(counts.mutants).toBeGreaterThan(3);
    },
  );

  it.each(listings)('$slug fits a screen of 80 columns and 18 lines a page', ({ file }) => {
    const { scenario } = readScenario(join(root, file));
    const lines = scenario?.briefing.split('\n') ?? [];
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
  });
});
