import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScenario, scenarioLibrary } from '../../../src/stores/scenarioLibrary.ts';
import { advance, startAttempt } from '../../../src/training/attemptState.ts';
import { grade } from '../../../src/training/grade.ts';
import { fadeLevel, halfOf, workedSteps } from '../../../src/training/guidance/fading.ts';
import { playIn } from '../../../src/training/provePlay.ts';
import { long } from '../../cases.ts';
import { smallScenario } from '../smallScenario.ts';

const root = resolve(import.meta.dirname, '../../..');
const { listings } = scenarioLibrary(root);
/** Every third scenario in a short run, each of them in a long one. */
const sampled = listings.filter((_, index) => long || index % 3 === 0);

const passed = (...teaches: string[]) => ({ teaches, passed: true });

describe('help that fades', () => {
  it('is a worked example for a concept that is new, half of one for the second time, nothing from then on', () => {
    expect(fadeLevel(['role'], [])).toBe('example');
    expect(fadeLevel(['role'], [passed('group'), { teaches: ['role'], passed: false }])).toBe('example');
    expect(fadeLevel(['role'], [passed('role', 'group')])).toBe('half');
    expect(fadeLevel(['role'], [passed('role'), passed('role')])).toBe('blank');
  });

  it('goes by the concept that was practised least', () => {
    expect(fadeLevel(['role', 'trust'], [passed('role'), passed('role'), passed('trust')])).toBe('half');
    expect(fadeLevel(['role', 'trust'], [passed('role'), passed('role')])).toBe('example');
  });

  it('shows the solution with a stop where a check begins to hold, with wrong choices beside the right one', () => {
    const steps = workedSteps(smallScenario(), 0);
    expect(steps.map(({ turned }) => turned)).toEqual([[], ['reads']]);
    expect(steps[1]?.choices.map(({ id }) => id)).toContain('reads');
    expect(steps[1]?.command).toContain('attach-user-policy');
  });

  it('fills in what leads to the first half of the stops and leaves the rest', () => {
    const stop = (command: string, turned: string[]) => ({ command, output: '', turned, choices: [] });
    const steps = [stop('a', []), stop('b', ['1']), stop('c', ['2']), stop('d', []), stop('e', ['3']), stop('f', [])];
    expect(halfOf(steps)).toEqual(['a', 'b']);
    expect(halfOf(steps.slice(0, 2))).toEqual([]);
  });

  it('costs the third star and no points', () => {
    const scenario = smallScenario();
    const { state } = playIn(scenario, 'right', scenario.solutions?.[0]?.commands ?? '');
    const guided = advance(state, { type: 'guided', level: 'half' }).state;
    expect([grade(state).stars, grade(guided).stars]).toEqual([3, 2]);
    expect(grade(guided).score).toEqual(grade(state).score);
  });

  it.each(sampled)('has something to ask about $slug, and leaves it unsolved half filled', ({ file }) => {
    const { scenario } = readScenario(join(root, file));
    if (scenario === null) throw new Error(`${file} is broken`);
    const steps = workedSteps(scenario, 0);
    expect(steps.filter(({ choices }) => choices.length > 0).length).toBeGreaterThan(0);
    for (const { choices, turned } of steps)
      if (choices.length > 0) expect(choices.some(({ id }) => turned.includes(id))).toBe(true);
    const half = playIn(scenario, 'half', halfOf(steps).join('\n'), startAttempt(scenario, 0));
    expect(half.isUnsolved).toBe(true);
  });
});
