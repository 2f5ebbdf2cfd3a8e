/** A passed scenario on its way from review to review. */
export interface Review {
  /** Passes at their time so far, the first one included. */
  readonly rounds: number;
  /** When the last of them was, ISO 8601. */
  readonly since: string;
}

/**
 * Days from one pass to the next. Spacing matters, the exact curve hardly does: growing gaps against equal ones made no
 * measurable difference (Latimier, Peyre and Ramus, "A meta-analytic review of the benefit of spacing out retrieval
 * practice episodes on retention", 2021).
 */
export const reviewGaps = [1, 3, 7, 16, 35] as const;

const DAY = 86_400_000;

/** Days by the calendar, so that an evening's pass is due on the next day and not a night too late. */
function dayOf(time: string): number {
  return Math.floor(Date.parse(time) / DAY);
}

/** Days until a review is due; 0 on the day itself, less than 0 afterwards. */
export function daysUntilReview({ rounds, since }: Review, now: string): number {
  const gap = reviewGaps[Math.min(rounds, reviewGaps.length) - 1] ?? reviewGaps[0];
  return dayOf(since) + gap - dayOf(now);
}

/** The schedule after a result. Playing before the time changes nothing; failing when due begins anew. */
export function reviewAfter(before: Review | null, passed: boolean, now: string): Review | null {
  if (before === null) return passed ? { rounds: 1, since: now } : null;
  if (daysUntilReview(before, now) > 0) return before;
  return { rounds: passed ? before.rounds + 1 : 1, since: now };
}
