import { describe, expect, it } from 'vitest';
import {
  cardName,
  nothingPractised,
  type PracticeAnswer,
  type PracticeState,
} from '../../../src/training/practice/practiceCard.ts';
import { deckOf, isDue, type Practised } from '../../../src/training/practice/practiceDeck.ts';
import {
  hotDue,
  practiceAfter,
  ratingOf,
  usualSeconds,
  withoutQuestion,
} from '../../../src/training/practice/practiceSchedule.ts';

const day = (number: number, hour = 10): string => new Date(Date.UTC(2026, 10, number, hour)).toISOString();

const base: PracticeAnswer = {
  at: day(2),
  card: 'group predict',
  question: 'q1',
  right: true,
  confidence: 3,
  seconds: 10,
};
const answer = (change: Partial<PracticeAnswer> = {}): PracticeAnswer => ({ ...base, ...change });
const play = (...answers: readonly PracticeAnswer[]): PracticeState => answers.reduce(practiceAfter, nothingPractised);
const due = (state: PracticeState): string | undefined => state.cards['group predict']?.due.slice(0, 10);

const passed: readonly Practised[] = [
  { id: 'a', slug: 'a', title: 'A', track: 'foundations', teaches: ['group', 'user'], solved: day(1, 23) },
  { id: 'b', slug: 'b', title: 'B', track: 'policies', teaches: ['group', 'role'], solved: day(9) },
];

describe('a card', () => {
  it('comes back after ever longer gaps while it is answered right when due', () => {
    const dates: (string | undefined)[] = [];
    let state = nothingPractised;
    let at = day(2);
    for (let round = 0; round < 6; round += 1) {
      state = practiceAfter(state, answer({ at }));
      at = state.cards['group predict']?.due ?? '';
      dates.push(due(state));
    }
    expect(dates).toEqual(['2026-11-03', '2026-11-06', '2026-11-13', '2026-11-29', '2027-01-03', '2027-02-07']);
  });

  it('begins anew when it is answered wrong, and stays where it is when it was a guess', () => {
    const known = play(answer(), answer({ at: day(3) }), answer({ at: day(6) }));
    expect(due(known)).toBe('2026-11-13');
    expect(due(practiceAfter(known, answer({ at: day(13), right: false, confidence: 1 })))).toBe('2026-11-14');
    expect(due(practiceAfter(known, answer({ at: day(13), confidence: 1 })))).toBe('2026-11-20');
  });

  it('is not moved by a right answer before its time', () => {
    const known = play(answer(), answer({ at: day(3) }));
    expect(due(practiceAfter(known, answer({ at: day(4), confidence: 4 })))).toBe(due(known));
  });

  it('is rated by how sure, how right and how quick, never by the person', () => {
    expect(ratingOf(answer({ right: false, confidence: 4 }), 10)).toBe('again');
    expect(ratingOf(answer({ confidence: 2 }), 10)).toBe('hard');
    expect(ratingOf(answer({ seconds: 21 }), 10)).toBe('hard');
    expect(ratingOf(answer({ confidence: 3 }), 10)).toBe('good');
    expect(ratingOf(answer({ confidence: 4, seconds: 9 }), 10)).toBe('easy');
    expect(ratingOf(answer({ confidence: 4, seconds: 9 }), null)).toBe('good');
    expect(usualSeconds([1, 2, 30, 4, 5].map((seconds) => answer({ seconds })))).toBe(4);
  });

  it('of which no question can be made waits the longest gap', () => {
    expect(due(withoutQuestion(nothingPractised, 'group predict', day(2)))).toBe('2026-12-07');
  });
});

describe('an answer that was wrong although sure', () => {
  const wrong = answer({ right: false, confidence: 3 });
  const asksAgain = (state: PracticeState, now: string) =>
    deckOf(state, passed, now, 'ada').filter(({ hot }) => hot?.question === 'q1').length;

  it('is asked again after one and after seven days, and then it is done with', () => {
    let state = play(wrong);
    const asked: number[] = [];
    for (let at = 2; at <= 20; at += 1) {
      if (asksAgain(state, day(at)) === 0) continue;
      asked.push(at);
      state = practiceAfter(state, answer({ at: day(at) }));
    }
    expect(asked).toEqual([3, 9]);
    expect(state.hot).toEqual([]);
  });

  it('is not done with by a right answer a minute later, and waits where its day was missed', () => {
    const later = practiceAfter(play(wrong), answer({ at: day(2, 11) }));
    expect(later.hot.map(hotDue)).toEqual(['2026-11-03T00:00:00.000Z']);
    expect(asksAgain(later, day(12))).toBe(1);
  });

  it('begins anew when it is wrong with certainty once more, and waits when it is wrong without', () => {
    const again = practiceAfter(play(wrong), answer({ at: day(3), right: false, confidence: 4 }));
    expect(again.hot.map(({ since, done }) => [since, done])).toEqual([[day(3), 0]]);
    const unsure = practiceAfter(play(wrong), answer({ at: day(3), right: false, confidence: 1 }));
    expect(asksAgain(unsure, day(4))).toBe(1);
  });

  it('is not made by a wrong guess', () => {
    expect(play(answer({ right: false, confidence: 2 })).hot).toEqual([]);
  });
});

describe('the deck', () => {
  it('takes up every concept of what was passed by itself, due from the day after', () => {
    expect(isDue(nothingPractised, passed.slice(0, 1), day(1, 23))).toBe(false);
    expect(isDue(nothingPractised, passed.slice(0, 1), day(2, 0))).toBe(true);
    const concepts = deckOf(nothingPractised, passed, day(10), 'ada').map(({ concept }) => concept);
    expect(new Set(concepts)).toEqual(new Set(['group', 'user', 'role']));
  });

  it('puts what is due before what is not, and what came back before both', () => {
    const state = play(answer({ right: false, confidence: 4 }), answer({ at: day(2), card: 'user predict' }));
    const deck = deckOf(state, passed, day(3), 'ada');
    expect(deck[0]).toMatchObject({ card: 'group predict', hot: { question: 'q1' } });
    const early = deck.map((one) => Number(one.early));
    expect(early).toEqual([...early].sort());
    expect(new Set(deck.map(({ card }) => card)).size).toBe(deck.length);
  });

  it('shows holes only once the concept was answered right on its day', () => {
    const holes = (state: PracticeState) =>
      deckOf(state, passed, day(10), 'ada')
        .filter(({ form }) => form === 'hole')
        .map(({ concept }) => concept);
    expect(holes(nothingPractised)).toEqual([]);
    expect(holes(play(answer(), answer({ at: day(3) })))).toEqual(['group']);
  });

  it('is the same for the same day and person, and another on another day', () => {
    const cards = (now: string, who: string) => deckOf(nothingPractised, passed, now, who).map(({ card }) => card);
    expect(cards(day(10), 'ada')).toEqual(cards(day(10, 23), 'ada'));
    expect(cards(day(10), 'ada')).not.toEqual(cards(day(11), 'ada'));
    expect(cards(day(10), 'ada')).not.toEqual(cards(day(10), 'bob'));
    expect(cards(day(10), 'ada')).toContain(cardName('role', 'mechanism'));
  });
});
