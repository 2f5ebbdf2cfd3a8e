import type { JsonObject, Outcome } from '../account/call.ts';
import type { Sandbox } from '../account/sandbox.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import type { Hint, Scenario } from '../scenario/scenario.ts';
import type { AccessChange } from '../training/accessChange.ts';
import type { AnswerGiven } from '../training/attemptState.ts';
import type { Report } from '../training/report.ts';
import type { Why } from '../training/why.ts';
import type { LineCompleter } from './consolePanel/lineCompletion.ts';
import type { ConsoleEntry } from './consolePanel/transcript.ts';

/** What React needs of a store; every zustand store is one. */
export interface Readable<State> {
  readonly getState: () => State;
  readonly getInitialState: () => State;
  readonly subscribe: (listener: (state: State, previous: State) => void) => () => void;
}

/** One scenario of the list. */
export interface ScenarioEntry {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly track: string;
  /** 1 to 5. */
  readonly difficulty: number;
  readonly minutes: number;
  readonly mode: string;
  readonly teaches: readonly string[];
  /** The best attempt so far; null before the first submission. */
  readonly best: { readonly passed: boolean; readonly stars: 0 | 1 | 2 | 3; readonly points: number } | null;
  /** True where an attempt was begun and can be continued. */
  readonly begun: boolean;
}

export interface HomeView {
  readonly learner: string;
  readonly learners: readonly string[];
  /** In the order of the list: by track, then as the tracks teach. */
  readonly scenarios: readonly ScenarioEntry[];
  /** What to do next: an attempt to continue, or the next scenario of the course. Null when all is done. */
  readonly next: { readonly slug: string; readonly why: string } | null;
  /** Something about the saves that the person must be told, one sentence each. */
  readonly notices: readonly string[];
}

/** Somebody the learner may act as. */
export interface ProfileEntry {
  readonly name: string;
  readonly arn: string;
  readonly says: string;
}

/** An attempt as it stands. A new object after each event. */
export interface AttemptView {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly sandbox: Sandbox;
  /** Graded after each event. */
  readonly report: Report;
  /** True while the exact part of the report (excess, ceilings) is still of an older account. */
  readonly checking: boolean;
  readonly profiles: readonly ProfileEntry[];
  readonly profile: string;
  /** What undo takes back, e.g. `iam:CreateGroup`; null where there is nothing. The same for redo. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Null until a call changed who may do what. */
  readonly lastChange: readonly AccessChange[] | null;
  /** Hints shown so far, by task. */
  readonly hints: Readonly<Record<string, readonly Hint[]>>;
  readonly transcript: readonly ConsoleEntry[];
  /** By question. */
  readonly answers: Readonly<Record<string, AnswerGiven>>;
  /** The report of the last submission; null before the first. */
  readonly submitted: Report | null;
  /** The last call that was denied, by console or form; null where the last call was allowed. */
  readonly lastDenied: Why | null;
}

/** What the learner asks in the form: `as` like a check's (`user/maya`, `root`, an ARN). */
export interface WhyQuestion {
  readonly as: string;
  readonly action: string;
  readonly on: string;
}

/** One attempt at a scenario. */
export interface AttemptEntry {
  /** Name of its file. */
  readonly file: string;
  /** Wall clock, ISO 8601. */
  readonly started: string;
  /** Events so far. */
  readonly steps: number;
  /** The best submission; null before the first. */
  readonly best: { readonly passed: boolean; readonly points: number } | null;
}

/** The game as screens see it. Actions are synchronous; what they change arrives through the two stores. */
export interface GamePort {
  readonly home: Readable<HomeView>;
  /** Null while no scenario is open. */
  readonly attempt: Readable<AttemptView | null>;

  /** Opens a scenario: continues its attempt or begins one. A sentence where that is not possible. */
  readonly open: (slug: string) => string | null;
  /** Begins a new attempt at a scenario. A sentence where that is not possible. */
  readonly begin: (slug: string) => string | null;
  /** Begins the open scenario anew. */
  readonly restart: () => void;
  /** Closes the scenario; the attempt stays saved. */
  readonly leave: () => void;
  /** Changes the learner, making a new one where the name is new. A sentence where the name cannot be used. */
  readonly useLearner: (name: string) => string | null;
  /** Removes another learner with everything they reached. A sentence where that is not possible. */
  readonly removeLearner: (name: string) => string | null;
  /** Attempts of the learner at a scenario, newest first. */
  readonly attempts: (slug: string) => readonly AttemptEntry[];
  /** Goes on with one of them. A sentence where that is not possible. */
  readonly openAttempt: (file: string) => string | null;
  readonly removeAttempt: (file: string) => void;

  /** Sends one call as the present profile. */
  readonly send: (
    call: { readonly service: string; readonly operation: string; readonly input: JsonObject },
    via: 'form' | 'editor',
  ) => Outcome;
  /** Runs a console line; what it prints is added to the transcript. */
  readonly runLine: (text: string) => void;
  readonly complete: LineCompleter;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly switchProfile: (name: string) => void;
  /** Shows the next hint of a task; null where there are no more. */
  readonly hint: (task: string) => Hint | null;
  readonly answer: (question: string, choices: readonly string[], confidence: number | null) => void;
  /** Grades for good and gives the report. */
  readonly submit: () => Report;

  /** The decision behind a check that asks one request; null for other checks. */
  readonly whyCheck: (check: string) => Why | null;
  /** A sentence where the principal is unknown. */
  readonly why: (question: WhyQuestion) => Why | string;
  /** Decides a whole request, such as a witness, in the present account. Null where the caller is unknown. */
  readonly whyRequest: (request: AuthorizationRequest) => Why | null;

  /** A policy text under edit that was not saved yet, by what it belongs to. Kept with the attempt. */
  readonly draft: (target: string) => string | null;
  readonly keepDraft: (target: string, text: string | null) => void;
}
