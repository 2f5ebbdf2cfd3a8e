import { checkpoint, goTo, goToCheckpoint, takeBranch } from '../account/branches.ts';
import type { Caller, Outcome } from '../account/call.ts';
import { canRedo, canUndo, currentSandbox, type History, push, redo, startHistory, undo } from '../account/history.ts';
import type { Sandbox } from '../account/sandbox.ts';
import { buildSandbox } from '../account/start.ts';
import { defaultIdentity, withSeed } from '../scenario/loadScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { startOf } from '../scenario/startOf.ts';
import type { AttemptEvent } from './attempt.ts';
import { callersOf, withIdentityKeys } from './callers.ts';
import type { Prediction } from './guidance/prediction.ts';
import { withStatements } from './statementChoices.ts';

export interface AnswerGiven {
  readonly choices: readonly string[];
  /** 1 to 4. */
  readonly confidence: number | null;
}

/** Where an attempt stands: the fold of its events. */
export interface AttemptState {
  /** With the values of the seed in its placeholders. */
  readonly scenario: Scenario;
  readonly seed: number;
  readonly history: History;
  /** How each identity and each session begun since signs, by its name. */
  readonly callers: ReadonlyMap<string, Caller>;
  /** The identity that acts. */
  readonly profile: string;
  /** Hints shown, by task. */
  readonly hints: ReadonlyMap<string, number>;
  readonly answers: ReadonlyMap<string, AnswerGiven>;
  /** Help by which a solution was seen; null where there was none. */
  readonly guided: 'example' | 'half' | null;
  readonly predictions: readonly Prediction[];
  /** Console lines as typed. */
  readonly lines: readonly { readonly text: string; readonly exit: number }[];
  /** The last submission; null before the first. */
  readonly submitted: { readonly passed: boolean; readonly stars: number; readonly points: number } | null;
}

/** Time at the start of a scenario that gives none. */
const defaultClock = '2026-11-24T09:00:00Z';
/** Each call moves the sandbox's clock this far, in milliseconds. */
export const callTime = 1000;

/** A fresh attempt. Throws where the seed's values do not fit the scenario, which the loader and the proof rule out. */
export function startAttempt(scenario: Scenario, seed: number): AttemptState {
  const resolved = withSeed(scenario, seed);
  if (!resolved) throw new Error(`the values of seed ${seed} do not fit the scenario ${scenario.slug}`);
  const clock = Date.parse(resolved.clock ?? defaultClock);
  const built = buildSandbox(withIdentityKeys(startOf(resolved), resolved), { clock, seed });
  const { callers, sandbox } = callersOf(resolved, built);
  const questions = resolved.questions.map((question) => withStatements(question, sandbox));
  return {
    scenario: { ...resolved, questions },
    seed,
    history: startHistory(sandbox),
    callers,
    profile: defaultIdentity(resolved),
    hints: new Map(),
    answers: new Map(),
    guided: null,
    predictions: [],
    lines: [],
    submitted: null,
  };
}

/** The state after an event; a call also gives its answer. */
export function advance(state: AttemptState, event: AttemptEvent): { state: AttemptState; outcome?: Outcome } {
  switch (event.type) {
    case 'call': {
      const { history, applied } = push(state.history, event.call);
      return { state: { ...state, history }, outcome: applied.outcome };
    }
    case 'line':
      return { state: { ...state, lines: [...state.lines, { text: event.text, exit: event.exit }] } };
    case 'undo':
      return { state: { ...state, history: undo(state.history) } };
    case 'redo':
      return { state: { ...state, history: redo(state.history) } };
    case 'checkpoint':
      return { state: { ...state, history: checkpoint(state.history, event.name) } };
    case 'goTo':
      return { state: { ...state, history: goTo(state.history, event.step) } };
    case 'return':
      return { state: { ...state, history: goToCheckpoint(state.history, event.checkpoint) } };
    case 'branch':
      return { state: { ...state, history: takeBranch(state.history, event.name) } };
    case 'hint': {
      const shown = Math.max(state.hints.get(event.task) ?? 0, event.index + 1);
      return { state: { ...state, hints: new Map(state.hints).set(event.task, shown) } };
    }
    case 'answer': {
      const { choices, confidence } = event;
      return { state: { ...state, answers: new Map(state.answers).set(event.question, { choices, confidence }) } };
    }
    case 'guided':
      return { state: { ...state, guided: event.level } };
    case 'predict': {
      const { type: _, ...prediction } = event;
      return { state: { ...state, predictions: [...state.predictions, prediction] } };
    }
    case 'point':
      return { state };
    case 'profile':
      return { state: state.callers.has(event.name) ? { ...state, profile: event.name } : state };
    case 'actAs':
      return {
        state: { ...state, callers: new Map(state.callers).set(event.name, event.caller), profile: event.name },
      };
    case 'submit': {
      const { passed, stars, points } = event;
      return { state: { ...state, submitted: { passed, stars, points } } };
    }
  }
}

/** The attempt that a list of events makes. */
export function replayAttempt(scenario: Scenario, seed: number, events: readonly AttemptEvent[]): AttemptState {
  return events.reduce((state, event) => advance(state, event).state, startAttempt(scenario, seed));
}

export function sandboxOf(state: AttemptState): Sandbox {
  return currentSandbox(state.history);
}

export function callerOf(state: AttemptState): Caller {
  return state.callers.get(state.profile) ?? { type: 'anonymous' };
}

/** Time of the next call. */
export function nextTime(state: AttemptState): number {
  return sandboxOf(state).clock + callTime;
}

/** What undo would take back, e.g. `iam:CreateGroup`; null where there is nothing. */
export function undoName(state: AttemptState): string | null {
  return canUndo(state.history) ? callName(state.history, undo(state.history).cursor) : null;
}

/** What redo would do again. */
export function redoName(state: AttemptState): string | null {
  return canRedo(state.history) ? callName(state.history, state.history.cursor) : null;
}

function callName(history: History, index: number): string | null {
  const call = history.steps[index]?.call;
  return call ? `${call.service}:${call.operation}` : null;
}
