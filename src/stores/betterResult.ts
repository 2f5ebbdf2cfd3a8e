import { gradesAlike } from './gradesAlike.ts';
import type { Reached } from './learnerSaves.ts';

type Result = NonNullable<Reached['best']>;

/**
 * Which of two results is kept. One of a version that graded differently stays, with its label, until somebody passes
 * the present one.
 */
export function betterResult(before: Reached['best'], now: Result): Result {
  if (before === null) return now;
  const { version } = before;
  if (version !== undefined && now.version !== undefined && !gradesAlike(version, now.version))
    return now.passed ? now : before;
  return rank(before) >= rank(now) ? before : now;
}

function rank({ passed, stars, points }: Result): number {
  return (passed ? 1_000 : 0) + stars * 200 + points;
}
