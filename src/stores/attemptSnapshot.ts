import type { Sandbox } from '../account/sandbox.ts';
import type { Hint, Scenario } from '../scenario/scenario.ts';
import { type AccessChange, accessChanges } from '../training/accessChange.ts';
import { type AnswerGiven, type AttemptState, redoName, sandboxOf, undoName } from '../training/attemptState.ts';
import { grade } from '../training/grade.ts';
import { profileList } from '../training/profileList.ts';
import type { Report } from '../training/report.ts';
import { lastDenied, type Why } from '../training/why.ts';
import type { PlayedAttempt, TranscriptEntry } from './playedAttempt.ts';

/** An attempt as it stands. A new object after each event. */
export interface AttemptSnapshot {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly sandbox: Sandbox;
  readonly report: Report;
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

/** What screens see of an attempt after an event; what the event left alone is taken from the snapshot before. */
export function attemptSnapshot(
  { state, transcript }: PlayedAttempt,
  previous: AttemptSnapshot | null,
  before: PlayedAttempt | null,
  submitted: Report | null,
): AttemptSnapshot {
  const sandbox = sandboxOf(state);
  const old = before === null ? null : sandboxOf(before.state);
  const moved = old !== null && sameAccounts(old, sandbox) === false;
  return {
    scenario: state.scenario,
    seed: state.seed,
    sandbox,
    report: grade(state),
    checking: false,
    profiles: profileList(state),
    profile: state.profile,
    undo: undoName(state),
    redo: redoName(state),
    lastChange:
      moved && old ? changed(accessChanges(old, sandbox), previous) : before && (previous?.lastChange ?? null),
    hints: hintsShown(state),
    transcript,
    answers: Object.fromEntries(state.answers),
    submitted,
    lastDenied: lastDenied(state),
  };
}

/** A call that changed nobody's access leaves the line about the last one that did. */
function changed(now: readonly AccessChange[], previous: AttemptSnapshot | null): readonly AccessChange[] | null {
  return now.length > 0 ? now : (previous?.lastChange ?? null);
}

function sameAccounts(one: Sandbox, other: Sandbox): boolean {
  return one.accounts === other.accounts || one.accounts.get(one.home) === other.accounts.get(other.home);
}

function hintsShown({ scenario, hints }: AttemptState): Record<string, readonly Hint[]> {
  const shown = [...hints].map(([task, count]) => [task, (scenario.hints?.[task] ?? []).slice(0, count)] as const);
  return Object.fromEntries(shown);
}
