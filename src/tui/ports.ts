import type { Alert } from '../account/alerts.ts';
import type { Caller, JsonObject, Outcome } from '../account/call.ts';
import type { TimelineEntry, TimelineSubject } from '../account/timeline.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import type { Hint } from '../scenario/scenario.ts';
import type { AttemptView } from '../stores/attemptView.ts';
import type { Picture } from '../stores/game.ts';
import type { HomeView } from '../stores/gameHome.ts';
import type { AttemptEntry } from '../stores/learnerGame.ts';
import type { PictureWish } from '../stores/pictureWork.ts';
import type { PracticeDesk } from '../stores/practiceDesk.ts';
import type { AttemptEvent } from '../training/attempt.ts';
import type { EntityName } from '../training/entityNames.ts';
import type { EventEntry } from '../training/eventList.ts';
import type { WorkedStep } from '../training/guidance/fading.ts';
import type { HistoryList } from '../training/historyList.ts';
import type { Report } from '../training/report.ts';
import type { Why } from '../training/why.ts';
import type { LineCompleter } from './consolePanel/lineCompletion.ts';

/** What React needs of a store; every zustand store is one. */
export interface Readable<State> {
  readonly getState: () => State;
  readonly getInitialState: () => State;
  readonly subscribe: (listener: (state: State, previous: State) => void) => () => void;
}

/** What the learner asks in the form: `as` like a check's (`user/maya`, `root`, an ARN). */
export interface WhyQuestion {
  readonly as: string;
  readonly action: string;
  readonly on: string;
}

/** The game as screens see it. Actions are synchronous; what they change arrives through the two stores. */
export interface GamePort {
  readonly home: Readable<HomeView>;
  /** Null while no scenario is open. */
  readonly attempt: Readable<AttemptView | null>;

  /** Questions drawn from what was passed. */
  readonly practice: Pick<
    PracticeDesk,
    'view' | 'begin' | 'toggle' | 'answer' | 'judge' | 'takeBack' | 'next' | 'leave'
  >;

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

  /** Sends one call as the present profile, or as `caller`. */
  readonly send: (
    call: { readonly service: string; readonly operation: string; readonly input: JsonObject },
    via: 'form' | 'editor',
    caller?: Caller,
  ) => Outcome;
  /** Runs a console line; what it prints is added to the transcript. */
  readonly runLine: (text: string) => void;
  readonly complete: LineCompleter;
  /** Lines typed in the console in any scenario, oldest first. Absent: only those of the attempt are offered again. */
  readonly consoleLines?: () => readonly string[];
  readonly undo: () => void;
  readonly redo: () => void;
  readonly switchProfile: (name: string) => void;
  /** Acts as somebody who signed in, under a name of their own. */
  readonly actAs: (name: string, caller: Caller) => void;

  /** Marks where the account stands. */
  readonly checkpoint: (name: string) => void;
  readonly returnTo: (checkpoint: string) => void;
  /** Back or forth to after that many calls. */
  readonly goTo: (step: number) => void;
  /** Goes on with a line of calls that was left. */
  readonly takeBranch: (name: string) => void;
  readonly history: () => HistoryList;
  /** The calls in force as a script of `aws` commands. */
  readonly script: () => string;
  /** Everything the trails recorded on the line that is played, newest first. */
  readonly events: () => readonly EventEntry[];
  /** Whose life can be told. */
  readonly entities: () => readonly EntityName[];
  /** The life of one user, group, role or policy, oldest first. */
  readonly timeline: (subject: TimelineSubject) => readonly TimelineEntry[];
  /** What somebody who watches the trail would be told of, newest first. */
  readonly alerts: () => readonly Alert[];
  /** Shows the next hint of a task; null where there are no more. */
  readonly hint: (task: string) => Hint | null;
  readonly answer: (question: string, choices: readonly string[], confidence: number | null) => void;
  /** Keeps what was foretold of a request before its answer was shown, or which statement was pointed at. */
  readonly foretell: (event: Extract<AttemptEvent, { type: 'predict' | 'point' }>) => void;
  /** The reference solution, command by command; whoever looks at it earns two stars at most. */
  readonly workedExample: () => readonly WorkedStep[];
  /** Plays the first half of the reference solution. */
  readonly fillHalf: () => void;
  /** Grades for good and gives the report. */
  readonly submit: () => Report;

  /** The decision behind a check that asks one request; null for other checks. */
  readonly whyCheck: (check: string) => Why | null;
  /** What decided the call with this number, then; null where it asked for no permission. */
  readonly whyCall: (step: number) => Why | null;
  /** A sentence where the principal is unknown. */
  readonly why: (question: WhyQuestion) => Why | string;
  /** Decides a whole request, such as a witness, in the present account. Null where the caller is unknown. */
  readonly whyRequest: (request: AuthorizationRequest) => Why | null;

  /** The picture that was wished for last, as far as it is worked out. */
  readonly picture: Readable<Picture | null>;
  /** Has a picture worked out beside the play. */
  readonly draw: (wish: PictureWish) => void;

  /** A policy text under edit that was not saved yet, by what it belongs to. Kept with the attempt. */
  readonly draft: (target: string) => string | null;
  readonly keepDraft: (target: string, text: string | null) => void;
}
