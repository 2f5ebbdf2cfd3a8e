import { type Card, cardName, type Form, forms, type HotError, type PracticeState, partsOf } from './practiceCard.ts';
import { dayAfter, hotDue } from './practiceSchedule.ts';

/** A scenario that somebody passed. */
export interface Practised {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly track: string;
  readonly teaches: readonly string[];
  /** When it was passed first, ISO 8601. */
  readonly solved: string;
}

/** Something that could be asked now. */
export interface Candidate {
  readonly card: string;
  readonly concept: string;
  readonly form: Form;
  /** Scenarios that teach the concept. */
  readonly from: readonly Practised[];
  /** Null for a concept that was never asked in this form. */
  readonly before: Card | null;
  /** The very question that is asked again; null where any of the card will do. */
  readonly hot: HotError | null;
  /** True where it is not due yet. */
  readonly early: boolean;
}

/** Holes are for those who have the concept: wrong examples help who knows, and confuse who does not. */
function isOpen(form: Form, concept: string, { cards }: PracticeState): boolean {
  return form !== 'hole' || (cards[cardName(concept, 'predict')]?.gap ?? 0) > 0;
}

function conceptsOf(passed: readonly Practised[]): ReadonlyMap<string, readonly Practised[]> {
  const found = new Map<string, readonly Practised[]>();
  for (const one of passed) for (const concept of one.teaches) found.set(concept, [...(found.get(concept) ?? []), one]);
  return found;
}

/** A mixing of the cards that is the same for the same day and the same person. */
function mixed(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return hash >>> 0;
}

export function seedOf(...parts: readonly (string | number)[]): number {
  return mixed(parts.join('\n')) % 1_000_000;
}

/**
 * Every card of the concepts that the passed scenarios teach: hot errors of today, then what is due, the longest
 * first, then what is not due. A concept's cards are due from the day after the pass.
 */
export function deckOf(state: PracticeState, passed: readonly Practised[], now: string, who: string): Candidate[] {
  const concepts = conceptsOf(passed);
  const hot = state.hot.flatMap((one): Candidate[] => {
    const due = hotDue(one);
    const parts = partsOf(one.card);
    const from = parts === null ? undefined : concepts.get(parts.concept);
    if (due === null || due > now || parts === null || from === undefined) return [];
    return [{ card: one.card, ...parts, from, before: state.cards[one.card] ?? null, hot: one, early: false }];
  });
  const asked = new Set(hot.map(({ card }) => card));
  const cards = [...concepts].flatMap(([concept, from]) =>
    forms
      .filter((form) => isOpen(form, concept, state))
      .map((form) => {
        const card = cardName(concept, form);
        const before = state.cards[card] ?? null;
        const first = from.map(({ solved }) => dayAfter(solved, 1)).sort()[0] ?? now;
        const due = before?.due ?? first;
        return { due, one: { card, concept, form, from, before, hot: null, early: due > now } };
      }),
  );
  const order = (card: string) => mixed(`${who}\n${now.slice(0, 10)}\n${card}`);
  const rest = cards
    .filter(({ one: { card } }) => !asked.has(card))
    .sort(
      (one, other) =>
        one.due.slice(0, 10).localeCompare(other.due.slice(0, 10)) || order(one.one.card) - order(other.one.card),
    );
  return [...hot, ...rest.map(({ one }) => one)];
}

/** Whether something is to be asked today. */
export function isDue(state: PracticeState, passed: readonly Practised[], now: string): boolean {
  return deckOf(state, passed, now, '').some(({ early }) => !early);
}
