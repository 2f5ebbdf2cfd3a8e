import { apply } from './apply.ts';
import type { ApiCall, Applied } from './call.ts';
import type { Sandbox } from './sandbox.ts';

/** One call with what applying it gave. */
export interface HistoryStep {
  readonly call: ApiCall;
  readonly applied: Applied;
}

/**
 * The calls made since a start, and how many of them are in force. The states in between are kept, so that undo and
 * redo only move the cursor; they share what did not change.
 */
export interface History {
  readonly start: Sandbox;
  readonly steps: readonly HistoryStep[];
  /** Steps in force; the rest can be redone. */
  readonly cursor: number;
  /** Name of the line that `steps` are. */
  readonly line: string;
  /** Lines that were left, whole, by name: a call after an undo leaves one. */
  readonly branches: ReadonlyMap<string, readonly HistoryStep[]>;
  /** Marked places by name: the steps that lead there. Each lies on a line that is kept. */
  readonly checkpoints: ReadonlyMap<string, readonly HistoryStep[]>;
}

/** Name of the first line. */
export const mainLine = 'main';

export const startHistory = (start: Sandbox): History => ({
  start,
  steps: [],
  cursor: 0,
  line: mainLine,
  branches: new Map(),
  checkpoints: new Map(),
});

/** The sandbox after the steps in force. */
export const currentSandbox = ({ start, steps, cursor }: History): Sandbox =>
  steps[cursor - 1]?.applied.sandbox ?? start;

/** Applies a call. Where something could be redone, the line with it is kept as a branch. */
export function push(history: History, call: ApiCall): { readonly history: History; readonly applied: Applied } {
  const applied = apply(currentSandbox(history), call);
  const steps = [...history.steps.slice(0, history.cursor), { call, applied }];
  const branches =
    history.cursor < history.steps.length
      ? new Map(history.branches).set(freeName(history), history.steps)
      : history.branches;
  return { history: { ...history, steps, cursor: steps.length, branches }, applied };
}

/** `branch-1`, `branch-2` …: the first that no line has. */
function freeName({ branches, line }: History): string {
  let number = 1;
  while (branches.has(`branch-${number}`) || line === `branch-${number}`) number += 1;
  return `branch-${number}`;
}

/** Whether a step changed more than clock, trail and last use: only such steps are worth undoing. */
export function changesAccount(history: History, index: number): boolean {
  const step = history.steps[index];
  if (!step?.applied.outcome.ok) return false;
  const { event, sandbox } = step.applied;
  const before = history.steps[index - 1]?.applied.sandbox ?? history.start;
  return event === null || event.readOnly !== true || sandbox.sessions !== before.sessions;
}

/** Goes back before the last step in force that changed something; itself where there is none. */
export function undo(history: History): History {
  for (let index = history.cursor - 1; index >= 0; index -= 1) {
    if (changesAccount(history, index)) return { ...history, cursor: index };
  }
  return history;
}

/** Goes forth over the next step that changed something, and over what only looked after it. */
export function redo(history: History): History {
  let cursor = history.cursor;
  while (cursor < history.steps.length && !changesAccount(history, cursor)) cursor += 1;
  if (cursor === history.steps.length) return history;
  cursor += 1;
  while (cursor < history.steps.length && !changesAccount(history, cursor)) cursor += 1;
  return { ...history, cursor };
}

export const canUndo = (history: History): boolean => undo(history) !== history;
export const canRedo = (history: History): boolean => redo(history) !== history;

/** The calls in force. */
export const callsOf = ({ steps, cursor }: History): readonly ApiCall[] =>
  steps.slice(0, cursor).map(({ call }) => call);

/** Applies calls one after the other. */
export const replay = (start: Sandbox, calls: readonly ApiCall[]): Sandbox =>
  calls.reduce((sandbox, call) => apply(sandbox, call).sandbox, start);
