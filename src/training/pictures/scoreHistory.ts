import { type AttemptState, sandboxOf } from '../attemptState.ts';
import { grade } from '../grade.ts';

/** The score after some of the calls in force. */
export interface ScoreAfter {
  readonly calls: number;
  readonly points: number;
  readonly passed: boolean;
}

/** Grades the account as it was after each call, a few calls apart where there are very many. */
export function* scoreHistory(state: AttemptState): Iterable<readonly ScoreAfter[]> {
  const { steps, cursor, start } = state.history;
  const found: ScoreAfter[] = [];
  const apart = Math.max(1, Math.ceil(cursor / MOST));
  for (let calls = 0; calls <= cursor; calls += calls === cursor ? 1 : Math.min(apart, cursor - calls)) {
    const sandbox = calls === cursor ? sandboxOf(state) : (steps[calls - 1]?.applied.sandbox ?? start);
    const { score, passed } = grade({ ...state, history: { ...state.history, cursor: calls } }, sandbox);
    found.push({ calls, points: score.points, passed });
    yield [...found];
  }
}

/** Points that are worked out at most. */
const MOST = 60;
