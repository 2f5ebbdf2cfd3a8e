import { makeQuestion } from './makeQuestion.ts';
import { type Candidate, type Practised, seedOf } from './practiceDeck.ts';
import type { PracticeQuestion } from './practiceQuestion.ts';
import type { PracticeWorlds } from './practiceWorlds.ts';

/** Questions of one session; what was answered wrong with certainty is asked once more behind them. */
export const sessionSize = 10;
/** Cards looked at for one that differs from its neighbour. */
const ahead = 8;

export interface SessionOptions {
  readonly deck: readonly Candidate[];
  /** The accounts of a scenario; null where it cannot be read any more. */
  readonly worlds: (scenario: Practised, seed: number) => PracticeWorlds | null;
  /** Told of cards of which no question can be made. */
  readonly onEmpty: (card: string) => void;
  /** Who practises: each person meets other values. */
  readonly who: string;
}

export interface SessionQuestion {
  readonly card: string;
  readonly question: PracticeQuestion;
  /** True where it is not due yet. */
  readonly early: boolean;
  /** True where it was answered wrong in this session, or on another day. */
  readonly again: 'session' | 'day' | null;
}

/** Questions one by one, mixed over scenarios and forms. */
export class PracticeSession {
  readonly #options: SessionOptions;
  #left: Candidate[];
  #asked: SessionQuestion[] = [];
  readonly #repeats: SessionQuestion[] = [];

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#left = [...options.deck];
  }

  /** Asks the question once more at the end. */
  repeat(asked: SessionQuestion): void {
    if (asked.again !== 'session') this.#repeats.push({ ...asked, again: 'session', early: true });
  }

  /** Null at the end. */
  next(): SessionQuestion | null {
    while (this.#asked.length < sessionSize && this.#left.length > 0) {
      const candidate = this.#pick();
      this.#left = this.#left.filter((one) => one !== candidate);
      const question = this.#question(candidate);
      if (question === null) {
        this.#options.onEmpty(candidate.card);
        continue;
      }
      const { card, early, hot } = candidate;
      const asked: SessionQuestion = { card, question, early, again: hot === null ? null : 'day' };
      this.#asked.push(asked);
      return asked;
    }
    return this.#repeats.shift() ?? null;
  }

  /** The first that is as urgent as the very first and unlike the question before; else the very first. */
  #pick(): Candidate {
    const [first] = this.#left;
    if (first === undefined) throw new Error('no card is left');
    const last = this.#asked.at(-1);
    if (last === undefined) return first;
    const near = this.#left.slice(0, ahead).filter(({ early, hot }) => early === first.early && !hot === !first.hot);
    const other = ({ from }: Candidate) => from.some(({ id }) => id !== last.question.scenario.id);
    const unlike = near.filter(({ form }) => form !== last.question.form);
    return unlike.find(other) ?? near.find(other) ?? unlike[0] ?? first;
  }

  #question({ card, form, from, before, hot }: Candidate): PracticeQuestion | null {
    const { worlds, who } = this.#options;
    const last = this.#asked.at(-1)?.question;
    const seed = seedOf(who, card, before?.asked ?? 0);
    const order = [...from].sort(
      (one, other) =>
        Number(one.id === last?.scenario.id) - Number(other.id === last?.scenario.id) ||
        seedOf(seed, one.id) - seedOf(seed, other.id),
    );
    const seen = [...(before?.seen ?? []), ...this.#asked.map(({ question }) => question.id)];
    for (const scenario of order) {
      const id = hot?.question ?? null;
      if (id !== null && !id.startsWith(`${scenario.id} `)) continue;
      const made = worlds(scenario, seed);
      const question = made && makeQuestion(made, { form, seed, seen, id, cause: last?.cause ?? '' });
      if (question && !this.#asked.some((one) => one.question.id === question.id)) return question;
    }
    return null;
  }
}
