import type { Review } from '../training/reviewSchedule.ts';
import type { Reached } from './learnerSaves.ts';

/** The review schedule of a scenario; for saves without one it begins with the day of the first pass. */
export function reviewOf({ review, solved, best }: Reached): Review | null {
  if (review !== null) return review;
  return best?.passed === true && solved !== null ? { rounds: 1, since: solved } : null;
}
