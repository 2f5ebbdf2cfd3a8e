import { describe, expect, it } from 'vitest';
import { lintScenario } from '../../../src/scenario/lint.ts';
import { firstSteps, placeOf, sandbox } from '../../../src/scenario/places/place.ts';
import { prove } from '../../../src/training/prove.ts';

describe('a place of the program itself', () => {
  it('is known by its slug, with the id that progress hangs on', () => {
    for (const { slug, id } of [sandbox, firstSteps]) expect(placeOf(slug)).toMatchObject({ slug, id });
    expect(placeOf('elsewhere')).toBeNull();
  });

  it('that teaches the program proves itself as every scenario does', () => {
    const scenario = placeOf('first-steps');
    if (scenario === null) throw new Error('there is no lesson');
    expect(lintScenario(scenario)).toEqual([]);
    const { faults, counts } = prove(scenario, [0], { mutants: true });
    expect(faults).toEqual([]);
    expect(counts).toMatchObject({ solutions: 1, mistakes: 2 });
  });

  it('that is free to play in asks nothing', () => {
    expect(placeOf('sandbox')?.tasks.flatMap(({ checks }) => checks)).toEqual([]);
  });

  it('keeps its briefing within 76 columns', () => {
    for (const { slug } of [sandbox, firstSteps]) {
      const lines = placeOf(slug)?.briefing.split('\n') ?? [];
      expect(Math.max(...lines.map((line) => line.length)), slug).toBeLessThanOrEqual(76);
    }
  });
});
