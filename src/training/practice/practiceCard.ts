/** Ways of asking about a concept; each is a card of its own. */
export const forms = ['predict', 'mechanism', 'statement', 'hole', 'asked', 'transfer'] as const;
export type Form = (typeof forms)[number];

/** Steps of "how sure are you?", 1 guessed to 4 certain; from 3 on a wrong answer is a hot error. */
export const sureFrom = 3;

/** A concept asked in one form, on its way from review to review. */
export interface Card {
  /** Day from which it is asked again, ISO 8601 of that day's begin. */
  readonly due: string;
  /** Which of the gaps led there, from 0. */
  readonly gap: number;
  /** Times asked. */
  readonly asked: number;
  /** Questions asked last, oldest first: others go before them. */
  readonly seen: readonly string[];
}

/** A question answered wrong although sure: asked again after a day and after a week. */
export interface HotError {
  readonly card: string;
  /** Id of the question. */
  readonly question: string;
  /** When it was answered wrong, ISO 8601. */
  readonly since: string;
  /** Re-asks after that day that were answered right. */
  readonly done: number;
}

/** One answer, as it is kept for the record of how sure and how right. */
export interface PracticeAnswer {
  readonly at: string;
  readonly card: string;
  readonly question: string;
  readonly right: boolean;
  /** 1 to 4. */
  readonly confidence: number;
  readonly seconds: number;
}

/** Everything that a learner's practice has come to. */
export interface PracticeState {
  /** By `cardName`. */
  readonly cards: Readonly<Record<string, Card>>;
  readonly hot: readonly HotError[];
  /** The last ones, oldest first. */
  readonly answers: readonly PracticeAnswer[];
}

export const nothingPractised: PracticeState = { cards: {}, hot: [], answers: [] };

/** `mfa-condition predict`: concepts hold no blanks. */
export function cardName(concept: string, form: Form): string {
  return `${concept} ${form}`;
}

export function partsOf(card: string): { readonly concept: string; readonly form: Form } | null {
  const [concept = '', named] = card.split(' ');
  const form = forms.find((one) => one === named);
  return form === undefined ? null : { concept, form };
}
