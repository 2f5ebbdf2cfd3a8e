import { createStore } from 'zustand/vanilla';
import { type PracticeAnswer, type PracticeState, sureFrom } from '../training/practice/practiceCard.ts';
import { deckOf, type Practised } from '../training/practice/practiceDeck.ts';
import { isRight, type PracticeQuestion } from '../training/practice/practiceQuestion.ts';
import { practiceAfter, withoutQuestion } from '../training/practice/practiceSchedule.ts';
import { PracticeSession, type SessionQuestion, sessionSize } from '../training/practice/practiceSession.ts';
import type { PracticeWorlds } from '../training/practice/practiceWorlds.ts';

/** A practice session as screens see it. */
export interface PracticeView {
  /** `judging`: the answer is shown and the person says whether they had it. */
  readonly stage: 'asking' | 'judging' | 'told' | 'done';
  /** Null when done. */
  readonly question: PracticeQuestion | null;
  /** Counts from 1. */
  readonly number: number;
  readonly of: number;
  /** True where the question is not due yet: a right answer moves no date. */
  readonly early: boolean;
  readonly again: SessionQuestion['again'];
  /** Choices made so far; in their order where that counts. */
  readonly chosen: readonly string[];
  /** What was answered; null while asking. */
  readonly given: { readonly chosen: readonly string[]; readonly confidence: number; readonly right: boolean } | null;
  /** Answers of this session. */
  readonly answers: readonly PracticeAnswer[];
  /** Answers of all sessions that are kept, these included. */
  readonly record: readonly PracticeAnswer[];
}

/** What the desk needs of the learner's saves. */
export interface PracticeSource {
  readonly state: () => PracticeState;
  readonly keep: (state: PracticeState) => void;
  readonly passed: () => readonly Practised[];
  readonly worlds: (scenario: Practised, seed: number) => PracticeWorlds | null;
  readonly who: () => string;
  /** Wall clock, ISO 8601. */
  readonly now: () => string;
}

/** A session is over after this long, whatever is left: 12 minutes in milliseconds. */
const longestSession = 720_000;
/** Milliseconds after which the next question is made while this one is read. */
const whileReading = 150;

interface Running {
  readonly session: PracticeSession;
  /** Questions that can be expected. */
  readonly of: number;
  readonly began: string;
  asked: SessionQuestion;
  shown: string;
  number: number;
  answers: readonly PracticeAnswer[];
  /** The next question, made ahead; undefined while it is not. */
  ahead?: SessionQuestion | null;
  timer?: NodeJS.Timeout;
  /** The practice before the last answer. */
  before?: PracticeState;
}

/** One session of questions at a time; each answer is on the disk before it is told. */
export class PracticeDesk {
  readonly view = createStore<PracticeView | null>(() => null);
  readonly #source: PracticeSource;
  #running: Running | null = null;

  constructor(source: PracticeSource) {
    this.#source = source;
  }

  /** Begins a session. A sentence where there is nothing to ask. */
  begin(): string | null {
    this.leave();
    const { passed, worlds, who, now, state } = this.#source;
    const done = passed();
    if (done.length === 0) return 'pass a scenario first; its questions come here from the next day on';
    const deck = deckOf(state(), done, now(), who());
    const session = new PracticeSession({
      deck,
      worlds,
      who: who(),
      onEmpty: (card) => this.#source.keep(withoutQuestion(this.#source.state(), card, this.#source.now())),
    });
    const first = session.next();
    if (first === null) return 'no question can be made of what you passed';
    const of = Math.min(sessionSize, deck.length);
    this.#running = { session, of, began: now(), asked: first, shown: now(), number: 1, answers: [] };
    this.#show(this.#running, 'asking', null);
    return null;
  }

  /** Chooses or takes back; where one choice is right, it takes the place of the one before. */
  toggle(choice: string): void {
    const view = this.view.getState();
    if (view?.stage !== 'asking' || view.question === null) return;
    const { chosen, question } = view;
    const without = chosen.filter((one) => one !== choice);
    const kept = question.takes === 'one' ? [] : without;
    this.view.setState({ ...view, chosen: without.length < chosen.length ? kept : [...kept, choice] }, true);
  }

  /** Takes an answer with how sure it is, 1 to 4. A question without choices is judged by the person next. */
  answer(chosen: readonly string[], confidence: number): void {
    const running = this.#running;
    if (running === null || this.view.getState()?.stage !== 'asking') return;
    const { question } = running.asked;
    if (question.choices.length === 0) this.#show(running, 'judging', { chosen, confidence, right: false });
    else this.#take(running, { chosen, confidence, right: isRight(question, chosen) });
  }

  /** Whether the person had the answer that they were shown. */
  judge(right: boolean): void {
    const view = this.view.getState();
    if (this.#running === null || view?.stage !== 'judging' || view.given === null) return;
    this.#take(this.#running, { ...view.given, right });
  }

  /** The last answer does not count, such as after a slip of the finger. */
  takeBack(): void {
    const running = this.#running;
    if (running?.before === undefined || this.view.getState()?.stage !== 'told') return;
    this.#source.keep(running.before);
    running.answers = running.answers.slice(0, -1);
    delete running.before;
    this.next();
  }

  next(): void {
    const running = this.#running;
    if (running === null || this.view.getState()?.stage !== 'told') return;
    const isLate = Date.parse(this.#source.now()) - Date.parse(running.began) > longestSession;
    const last = running.before && running.answers.at(-1);
    if (last && !last.right && last.confidence >= sureFrom) running.session.repeat(running.asked);
    const next = isLate ? null : this.#ahead(running);
    clearTimeout(running.timer);
    delete running.ahead;
    delete running.before;
    if (next === null) {
      this.#show(running, 'done', null);
      return;
    }
    running.asked = next;
    running.shown = this.#source.now();
    running.number += 1;
    this.#show(running, 'asking', null);
  }

  leave(): void {
    clearTimeout(this.#running?.timer);
    this.#running = null;
    this.view.setState(null, true);
  }

  #take(running: Running, given: NonNullable<PracticeView['given']>): void {
    const { state, keep, now } = this.#source;
    const at = now();
    const { card, question } = running.asked;
    const seconds = Math.max(0, Math.round((Date.parse(at) - Date.parse(running.shown)) / 1000));
    const { right, confidence } = given;
    const answer = { at, card, question: question.id, right, confidence, seconds };
    running.before = state();
    keep(practiceAfter(running.before, answer));
    running.answers = [...running.answers, answer];
    this.#show(running, 'told', given);
  }

  /** What a repeat would be is not known before the answer. */
  #ahead({ session, ahead }: Running): SessionQuestion | null {
    return ahead ?? session.next();
  }

  #show(running: Running, stage: PracticeView['stage'], given: PracticeView['given']): void {
    const { asked, number, answers } = running;
    const { question, early, again } = asked;
    const isDone = stage === 'done';
    const of = Math.max(running.of, number);
    const shown = { stage, question: isDone ? null : question, number, of, early, again, given, answers };
    this.view.setState({ ...shown, chosen: given?.chosen ?? [], record: this.#source.state().answers }, true);
    if (stage !== 'asking') return;
    clearTimeout(running.timer);
    running.timer = setTimeout(() => {
      running.ahead ??= running.session.next();
    }, whileReading);
    running.timer.unref();
  }
}
