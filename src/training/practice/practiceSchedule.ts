import { reviewGaps } from '../reviewSchedule.ts';
import { type Card, type HotError, type PracticeAnswer, type PracticeState, sureFrom } from './practiceCard.ts';

const DAY = 86_400_000;
/** Questions remembered for a card, and answers in all. */
const mostSeen = 12;
const mostAnswers = 500;
/** Answers that the usual time is taken from. */
const timed = 50;
/** Days after a hot error on which it is asked again (Butler, Fazio and Marsh, 2011: the error returns after a week). */
const hotDays = [1, 7] as const;

function dayOf(time: string): number {
  return Math.floor(Date.parse(time) / DAY);
}

/** The begin of a day some days later, by the calendar. */
export function dayAfter(time: string, days: number): string {
  return new Date((dayOf(time) + days) * DAY).toISOString();
}

export type Rating = 'again' | 'hard' | 'good' | 'easy';

/** Seconds that the person usually takes; null before there is anything usual. */
export function usualSeconds(answers: readonly PracticeAnswer[]): number | null {
  if (answers.length < 5) return null;
  const sorted = answers
    .slice(-timed)
    .map(({ seconds }) => seconds)
    .sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** What an answer was worth. The person never rates: how sure, how right and how quick do. */
export function ratingOf(answer: PracticeAnswer, usual: number | null): Rating {
  const { right, confidence, seconds } = answer;
  if (!right) return 'again';
  if (confidence < sureFrom || (usual !== null && seconds > 2 * usual)) return 'hard';
  return confidence === 4 && usual !== null && seconds < usual ? 'easy' : 'good';
}

const steps: Readonly<Record<Rating, (gap: number) => number>> = {
  again: () => 0,
  hard: (gap) => gap,
  good: (gap) => gap + 1,
  easy: (gap) => gap + 2,
};

/** A right answer before the time moves no date; a wrong one always does. */
function cardAfter(before: Card | undefined, answer: PracticeAnswer, rating: Rating): Card {
  const seen = [...(before?.seen ?? []).filter((one) => one !== answer.question), answer.question].slice(-mostSeen);
  const asked = (before?.asked ?? 0) + 1;
  const early = before !== undefined && dayOf(before.due) > dayOf(answer.at);
  if (early && rating !== 'again') return { ...before, asked, seen };
  const gap = before === undefined && rating !== 'easy' ? 0 : steps[rating](before?.gap ?? 0);
  const kept = Math.min(gap, reviewGaps.length - 1);
  return { due: dayAfter(answer.at, reviewGaps[kept] ?? 1), gap: kept, asked, seen };
}

function isHot({ right, confidence }: PracticeAnswer): boolean {
  return !right && confidence >= sureFrom;
}

/** When a hot error is asked next; null where it is done with. */
export function hotDue({ since, done }: HotError): string | null {
  const days = hotDays[done];
  return days === undefined ? null : dayAfter(since, days);
}

/** A right answer counts for a hot error only on its days: the one a minute later shows nothing. */
function hotAfter(hot: readonly HotError[], answer: PracticeAnswer): readonly HotError[] {
  const { card, question, at, right } = answer;
  const others = hot.filter((one) => one.question !== question);
  const before = hot.find((one) => one.question === question);
  if (isHot(answer)) return [...others, { card, question, since: at, done: 0 }];
  if (before === undefined || !right) return hot;
  const due = hotDue(before);
  if (due === null || dayOf(due) > dayOf(at)) return hot;
  const after = { ...before, done: before.done + 1 };
  return hotDue(after) === null ? others : [...others, after];
}

/** The practice after an answer. */
export function practiceAfter(state: PracticeState, answer: PracticeAnswer): PracticeState {
  const rating = ratingOf(answer, usualSeconds(state.answers));
  return {
    cards: { ...state.cards, [answer.card]: cardAfter(state.cards[answer.card], answer, rating) },
    hot: hotAfter(state.hot, answer),
    answers: [...state.answers, answer].slice(-mostAnswers),
  };
}

/** A card of which no question can be made: it is looked at again when the longest gap is over. */
export function withoutQuestion(state: PracticeState, card: string, now: string): PracticeState {
  const before = state.cards[card];
  const due = dayAfter(now, reviewGaps.at(-1) ?? 1);
  const after = { due, gap: before?.gap ?? 0, asked: before?.asked ?? 0, seen: before?.seen ?? [] };
  return { ...state, cards: { ...state.cards, [card]: after } };
}
