import type { Sandbox } from '../account/sandbox.ts';
import type { Hint, Scenario } from '../scenario/scenario.ts';
import type { AccessChange } from '../training/accessChange.ts';
import { type AnswerGiven, type AttemptState, redoName, sandboxOf, undoName } from '../training/attemptState.ts';
import { quickGrade } from '../training/grade.ts';
import { profileList } from '../training/profileList.ts';
import type { Report } from '../training/report.ts';
import { lastDenied, type Why } from '../training/why.ts';
import type { Analysis } from './analyst.ts';
import type { PlayedAttempt, TranscriptEntry } from './playedAttempt.ts';

/** An attempt as it stands. A new object after each event. */
export interface AttemptSnapshot {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly sandbox: Sandbox;
  readonly report: Report;
  /** True while the claims over all requests are those of an older account. */
  readonly checking: boolean;
  readonly profiles: readonly { readonly name: string; readonly arn: string; readonly says: string }[];
  readonly profile: string;
  readonly undo: string | null;
  readonly redo: string | null;
  readonly lastChange: readonly AccessChange[] | null;
  readonly hints: Readonly<Record<string, readonly Hint[]>>;
  readonly transcript: readonly TranscriptEntry[];
  readonly answers: Readonly<Record<string, AnswerGiven>>;
  readonly submitted: Report | null;
  /** The decision behind the last call, where it was denied. */
  readonly lastDenied: Why | null;
}

/** What screens see of an attempt after an event, before the exact analysis of it has arrived. */
export function attemptSnapshot(
  { state, transcript }: PlayedAttempt,
  previous: AttemptSnapshot | null,
  submitted: Report | null,
): AttemptSnapshot {
  return {
    scenario: state.scenario,
    seed: state.seed,
    sandbox: sandboxOf(state),
    report: quickGrade(state, previous?.report ?? null),
    checking: true,
    profiles: profileList(state),
    profile: state.profile,
    undo: undoName(state),
    redo: redoName(state),
    lastChange: previous?.lastChange ?? null,
    hints: hintsShown(state),
    transcript,
    answers: Object.fromEntries(state.answers),
    submitted,
    lastDenied: lastDenied(state),
  };
}

/** The snapshot once its exact analysis is there. A call that changed nobody's access keeps the line about the last. */
export function analysedSnapshot(snapshot: AttemptSnapshot, { report, changes }: Analysis): AttemptSnapshot {
  const lastChange = changes !== null && changes.length > 0 ? changes : snapshot.lastChange;
  return { ...snapshot, report, checking: false, lastChange };
}

function hintsShown({ scenario, hints }: AttemptState): Record<string, readonly Hint[]> {
  const shown = [...hints].map(([task, count]) => [task, (scenario.hints?.[task] ?? []).slice(0, count)] as const);
  return Object.fromEntries(shown);
}
