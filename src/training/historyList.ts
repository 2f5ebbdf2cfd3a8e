import { forkOf } from '../account/branches.ts';
import { eventFacts } from '../account/eventFacts.ts';
import { changesAccount } from '../account/history.ts';
import type { AttemptState } from './attemptState.ts';

/** One call of the line that is played. */
export interface HistoryRow {
  /** E.g. `iam:CreateUser`. */
  readonly call: string;
  /** ARN or name of who called; null for acts that no trail records. */
  readonly by: string | null;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly time: number;
  readonly ok: boolean;
  /** False where it only looked, so that undo steps over it. */
  readonly changes: boolean;
  /** Names of the checkpoints set after it. */
  readonly checkpoints: readonly string[];
}

/** The calls of an attempt as a person may go back and forth in them. */
export interface HistoryList {
  readonly line: string;
  readonly rows: readonly HistoryRow[];
  /** Rows in force. */
  readonly cursor: number;
  /** Checkpoints by name; `step` is null on another line. */
  readonly checkpoints: readonly { readonly name: string; readonly step: number | null }[];
  /** Lines that were left: how long they are, and how many steps they share with the one played. */
  readonly branches: readonly { readonly name: string; readonly steps: number; readonly shared: number }[];
}

/** What can be undone, redone, gone back to and taken up again. */
export function historyList({ history }: AttemptState): HistoryList {
  const { steps, cursor, line } = history;
  const checkpoints = [...history.checkpoints].map(([name, place]) => {
    const here = place.length === 0 || steps[place.length - 1] === place[place.length - 1];
    return { name, step: here ? place.length : null };
  });
  return {
    line,
    cursor,
    checkpoints,
    rows: steps.map(({ call, applied }, index) => ({
      call: `${call.service}:${call.operation}`,
      by: applied.event ? eventFacts(applied.event).who : null,
      time: call.time,
      ok: applied.outcome.ok,
      changes: changesAccount(history, index),
      checkpoints: checkpoints.filter(({ step }) => step === index + 1).map(({ name }) => name),
    })),
    branches: [...history.branches].map(([name, left]) => ({
      name,
      steps: left.length,
      shared: forkOf(history, name),
    })),
  };
}
