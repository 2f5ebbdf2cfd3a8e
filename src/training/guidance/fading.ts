import { commandLines } from '../../doors/console/commandLines.ts';
import { openSession } from '../../doors/console/session.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { startAttempt } from '../attemptState.ts';
import { quickGrade } from '../grade.ts';
import { playLine } from '../playLine.ts';
import type { CheckResult, Report } from '../report.ts';

/** How much of a scenario is done for somebody: all to look at, the first half, or nothing. */
export type FadeLevel = 'example' | 'half' | 'blank';

interface Practised {
  readonly teaches: readonly string[];
  readonly passed: boolean;
}

/**
 * What help fits somebody who passed these scenarios: the first of a concept worked out, the second half filled, then
 * blank. Taking away from the front beat taking away from the back (Moreno, Reisslein and Ozogul, "Optimizing
 * worked-example instruction in electrical engineering", 2009); those who know more are better off without.
 */
export function fadeLevel(teaches: readonly string[], others: readonly Practised[]): FadeLevel {
  const practised = teaches.map(
    (concept) => others.filter((one) => one.passed && one.teaches.includes(concept)).length,
  );
  const least = practised.length === 0 ? 2 : Math.min(...practised);
  return least === 0 ? 'example' : least === 1 ? 'half' : 'blank';
}

/** One command of the reference solution with what it brought. */
export interface WorkedStep {
  readonly command: string;
  readonly output: string;
  /** Checks to choose from, those that did not hold before; empty where the command made none hold. */
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  /** Which of them hold after the command. */
  readonly turned: readonly string[];
}

/** Choices at a stop, so that they are read at a glance. */
const mostChoices = 5;

/** The reference solution command by command, with a stop wherever a check begins to hold; empty without a solution. */
export function workedSteps(scenario: Scenario, seed: number): readonly WorkedStep[] {
  let state = startAttempt(scenario, seed);
  const [reference] = state.scenario.solutions ?? [];
  let session = openSession(state.profile, scenario.region);
  let before = failing(quickGrade(state, null));
  const steps: WorkedStep[] = [];
  for (const { text } of commandLines(reference?.commands ?? '').lines) {
    const played = playLine(state, session, text, () => undefined);
    ({ state, session } = played);
    const after = failing(quickGrade(state, null));
    const turned = before.filter(({ id }) => !after.some((check) => check.id === id)).map(({ id }) => id);
    const { stdout, stderr } = played.result;
    steps.push({ command: text, output: stdout + stderr, turned, choices: choicesAt(before, turned) });
    before = after;
  }
  return steps;
}

/** The commands that a half-filled attempt begins with: those before the second half of the stops; none for one stop. */
export function halfOf(steps: readonly WorkedStep[]): readonly string[] {
  const stops = steps.flatMap(({ turned }, at) => (turned.length > 0 ? [at] : []));
  const last = stops[Math.floor(stops.length / 2) - 1];
  return last === undefined ? [] : steps.slice(0, last + 1).map(({ command }) => command);
}

/** Visible checks of the tasks that do not hold; advice on style is no stop. */
function failing({ tasks }: Report): readonly CheckResult[] {
  return tasks
    .flatMap(({ checks }) => checks)
    .filter(({ status, visibility, kind }) => status === 'failed' && visibility === 'visible' && kind !== 'hygiene');
}

/** One that turns stands among some that do not, in the order of the tasks. */
function choicesAt(before: readonly CheckResult[], turned: readonly string[]): WorkedStep['choices'] {
  if (turned.length === 0) return [];
  const first = turned[0];
  const others = before.filter(({ id }) => !turned.includes(id)).slice(0, mostChoices - 1);
  const shown = before.filter((check) => check.id === first || others.includes(check));
  return shown.map(({ id, message }) => ({ id, text: `${id}: ${message}` }));
}
