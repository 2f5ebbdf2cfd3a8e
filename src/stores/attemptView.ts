import type { Sandbox } from '../account/sandbox.ts';
import type { Hint, Scenario } from '../scenario/scenario.ts';
import type { AccessChange } from '../training/accessChange.ts';
import { type AnswerGiven, type AttemptState, redoName, sandboxOf, undoName } from '../training/attemptState.ts';
import { quickGrade } from '../training/grade.ts';
import type { MistakeMade } from '../training/guidance/mistakeMade.ts';
import type { Prediction } from '../training/guidance/prediction.ts';
import { type Profile, profileList } from '../training/profileList.ts';
import type { Report } from '../training/report.ts';
import { lastDenied, type Why } from '../training/why.ts';
import type { Analysis } from './analyst.ts';
import type { PlayedAttempt, TranscriptEntry } from './playedAttempt.ts';

/** An attempt as it stands. A new object after each event. */
export interface AttemptView {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly sandbox: Sandbox;
  readonly report: Report;
  /** True while the claims over all requests in the report are those of an older account. */
  readonly checking: boolean;
  /** Why those claims could not be checked: a fault of ours. Null while all is well. */
  readonly checkFault: string | null;
  readonly profiles: readonly Profile[];
  readonly profile: string;
  /** What undo takes back, e.g. `iam:CreateGroup`; null where there is nothing. The same for redo. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Null until a call changed who may do what. */
  readonly lastChange: readonly AccessChange[] | null;
  /** Hints shown so far, by task. */
  readonly hints: Readonly<Record<string, readonly Hint[]>>;
  readonly transcript: readonly TranscriptEntry[];
  /** By question. */
  readonly answers: Readonly<Record<string, AnswerGiven>>;
  /** Help by which a solution was seen; null where there was none. */
  readonly guided: 'example' | 'half' | null;
  /** True before anything was done. */
  readonly fresh: boolean;
  readonly predictions: readonly Prediction[];
  /** The report of the last submission; null before the first. */
  readonly submitted: Report | null;
  /** The mistake of the scenario that the account behaved like when it was handed in; null where like none. */
  readonly mistake: MistakeMade | null | 'working';
  /** The decision behind the last call, where it was denied. */
  readonly lastDenied: Why | null;
}

/** What screens see of an attempt after an event, before the exact analysis of it has arrived. */
export function attemptView(
  { state, transcript }: PlayedAttempt,
  previous: AttemptView | null,
  submitted: Report | null,
): AttemptView {
  return {
    scenario: state.scenario,
    seed: state.seed,
    sandbox: sandboxOf(state),
    report: quickGrade(state, previous?.report ?? null),
    checking: true,
    checkFault: null,
    profiles: profileList(state),
    profile: state.profile,
    undo: undoName(state),
    redo: redoName(state),
    lastChange: previous?.lastChange ?? null,
    hints: hintsShown(state),
    transcript,
    answers: Object.fromEntries(state.answers),
    guided: state.guided,
    fresh: state.history.steps.length === 0,
    predictions: state.predictions,
    submitted,
    mistake: previous?.mistake ?? null,
    lastDenied: lastDenied(state),
  };
}

/** The view once its exact analysis is there. A call that changed nobody's access keeps the line about the last. */
export function analysedView(view: AttemptView, { report, changes }: Analysis): AttemptView {
  const lastChange = changes.length > 0 ? changes : view.lastChange;
  return { ...view, report, checking: false, checkFault: null, lastChange };
}

function hintsShown({ scenario, hints }: AttemptState): Record<string, readonly Hint[]> {
  const shown = [...hints].map(([task, count]) => [task, (scenario.hints?.[task] ?? []).slice(0, count)] as const);
  return Object.fromEntries(shown);
}
