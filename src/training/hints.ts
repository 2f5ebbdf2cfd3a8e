import type { Hint, Scenario } from '../scenario/scenario.ts';
import type { AttemptState } from './attemptState.ts';

/** Hints of a task that were shown so far. */
export function shownHints(state: AttemptState, task: string): readonly Hint[] {
  return hintsOf(state.scenario, task).slice(0, state.hints.get(task) ?? 0);
}

/** The next hint of a task with its index, for a `hint` event; null where there are no more. */
export function nextHint(state: AttemptState, task: string): { readonly index: number; readonly hint: Hint } | null {
  const index = state.hints.get(task) ?? 0;
  const hint = hintsOf(state.scenario, task)[index];
  return hint ? { index, hint } : null;
}

function hintsOf(scenario: Scenario, task: string): readonly Hint[] {
  const hints = scenario.hints ?? {};
  return Object.hasOwn(hints, task) ? (hints[task] ?? []) : [];
}

/** True where a hint that gives a step was shown: such an attempt earns at most two stars. */
export function showsStep(scenario: Scenario, shown: ReadonlyMap<string, number>): boolean {
  return [...shown].some(([task, count]) =>
    hintsOf(scenario, task)
      .slice(0, count)
      .some((hint) => hint.step !== undefined),
  );
}
