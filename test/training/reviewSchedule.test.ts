import { describe, expect, it } from 'vitest';
import { daysUntilReview, type Review, reviewAfter, reviewGaps } from '../../src/training/reviewSchedule.ts';

const day = (number: number, hour = 10): string => new Date(Date.UTC(2026, 10, number, hour)).toISOString();

describe('a review', () => {
  it('is due on the next day by the calendar, however late the pass was', () => {
    const review = reviewAfter(null, true, day(24, 23));
    expect(review).toEqual({ rounds: 1, since: day(24, 23) });
    expect(review && daysUntilReview(review, day(24, 23))).toBe(1);
    expect(review && daysUntilReview(review, day(25, 0))).toBe(0);
    expect(review && daysUntilReview(review, day(28, 0))).toBe(-3);
  });

  it('comes after ever longer gaps while each is passed when due', () => {
    let [review, now]: [Review | null, number] = [reviewAfter(null, true, day(1)), 1];
    const gaps: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const gap = review === null ? 0 : daysUntilReview(review, day(now));
      gaps.push(gap);
      now += gap;
      review = reviewAfter(review, true, day(now));
    }
    expect(gaps).toEqual([...reviewGaps, 35, 35]);
  });

  it('is not moved by playing before its time, passed or failed', () => {
    const review = { rounds: 3, since: day(1) };
    expect(reviewAfter(review, true, day(5))).toBe(review);
    expect(reviewAfter(review, false, day(5))).toBe(review);
  });

  it('begins anew when it is failed, and never begins without a pass', () => {
    expect(reviewAfter({ rounds: 3, since: day(1) }, false, day(9))).toEqual({ rounds: 1, since: day(9) });
    expect(reviewAfter(null, false, day(9))).toBeNull();
  });
});
