import type { Sandbox } from '../account/sandbox.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type AccessChange, accessChanges } from '../training/accessChange.ts';
import type { AttemptEvent } from '../training/attempt.ts';
import { type AttemptState, advance, sandboxOf, startAttempt } from '../training/attemptState.ts';
import { grade } from '../training/grade.ts';
import type { Report } from '../training/report.ts';
import { type PictureNews, type PictureWish, pictureWork } from './pictureWork.ts';

/** What the exact analysis found after so many events. */
export interface Analysis {
  /** Events taken since the attempt was opened. */
  readonly events: number;
  readonly report: Report;
  /** Who gained or lost what since the analysis before, or since the attempt was opened. */
  readonly changes: readonly AccessChange[];
}

/**
 * Follows an attempt event by event and grades it in full. It may lag behind the attempt; `listen` hears of the newest
 * state only.
 */
export interface Analyst {
  open(scenario: Scenario, seed: number, events: readonly AttemptEvent[]): void;
  take(events: readonly AttemptEvent[]): void;
  listen(listener: (analysis: Analysis) => void): void;
  /** Works out a picture of the attempt as it stands; an earlier wish is dropped. Tells how far it is as it goes. */
  draw(wish: PictureWish, hear: (news: PictureNews) => void): void;
  /** Tells of a fault of ours that kept an analysis from being made; the next event tries again. */
  onFault(listener: (fault: Error) => void): void;
  close(): void;
}

/** The work itself, wherever it is done. */
export class AnalystState {
  #state: AttemptState;
  #events: number;
  /** The account whose changes were told last. */
  #seen: Sandbox;

  /** `taken` of the events were taken since the attempt was opened; the rest led to it. */
  constructor(scenario: Scenario, seed: number, events: readonly AttemptEvent[], taken = 0) {
    this.#events = taken;
    this.#state = events.reduce((state, event) => advance(state, event).state, startAttempt(scenario, seed));
    this.#seen = sandboxOf(this.#state);
  }

  take(events: readonly AttemptEvent[]): void {
    this.#state = events.reduce((state, event) => advance(state, event).state, this.#state);
    this.#events += events.length;
  }

  /** A picture of the attempt as it stands, in steps. */
  picture(wish: PictureWish): Iterable<PictureNews | null> {
    return pictureWork(this.#state, wish);
  }

  analyse(): Analysis {
    const sandbox = sandboxOf(this.#state);
    const before = this.#seen;
    this.#seen = sandbox;
    const report = grade(this.#state);
    const changes = before === sandbox ? [] : accessChanges(before, sandbox);
    return { events: this.#events, report, changes };
  }
}

/** An analyst that answers at once, in the same process. */
export function promptAnalyst(): Analyst {
  let work: AnalystState | null = null;
  let tell: (analysis: Analysis) => void = () => {};
  const answer = (): void => {
    if (work !== null) tell(work.analyse());
  };
  return {
    open: (scenario, seed, events) => {
      work = new AnalystState(scenario, seed, events);
      answer();
    },
    take: (events) => {
      work?.take(events);
      answer();
    },
    listen: (listener) => {
      tell = listener;
    },
    draw: (wish, hear) => {
      for (const news of work?.picture(wish) ?? []) if (news !== null) hear(news);
    },
    // What goes wrong here is thrown where it happens.
    onFault: () => {},
    close: () => {
      work = null;
    },
  };
}
