import type { Outcome } from '../account/call.ts';
import { type ConsoleSession, openSession } from '../doors/console/session.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { AttemptEvent } from '../training/attempt.ts';
import { type AttemptState, advance, startAttempt } from '../training/attemptState.ts';
import { playLine } from '../training/playLine.ts';
import { sameJson } from './sameJson.ts';

/** One console line with what it printed. */
export interface TranscriptEntry {
  readonly line: string;
  readonly output: string;
  readonly error: string;
  readonly exit: number;
}

/** An attempt together with its console: what the learner sees is made from this. */
export interface PlayedAttempt {
  readonly state: AttemptState;
  readonly session: ConsoleSession;
  readonly transcript: readonly TranscriptEntry[];
}

export interface Played {
  readonly attempt: PlayedAttempt;
  /** In the order in which they are to be saved. */
  readonly events: readonly AttemptEvent[];
}

export function beginAttempt(scenario: Scenario, seed: number): PlayedAttempt {
  const state = startAttempt(scenario, seed);
  return { state, session: openSession(state.profile, scenario.region), transcript: [] };
}

/** Runs a console line as it was typed. The virtual folder holds the scenario's files and what lines wrote. */
export function playedLine({ state, session, transcript }: PlayedAttempt, text: string): Played {
  const played = playLine(state, session, text, () => undefined);
  const { stdout, stderr, exit } = played.result;
  const entry = { line: text, output: stdout, error: stderr, exit };
  const profile = profileEvent(state, played.session);
  const after = profile === null ? played.state : advance(played.state, profile).state;
  return {
    attempt: { state: after, session: played.session, transcript: [...transcript, entry] },
    events: profile === null ? played.events : [...played.events, profile],
  };
}

/** A line such as `export AWS_PROFILE=maya` changes who acts in the forms as well. */
function profileEvent(state: AttemptState, session: ConsoleSession): AttemptEvent | null {
  const named = session.exported.has('AWS_PROFILE') ? session.variables.get('AWS_PROFILE') : undefined;
  const name = named ?? session.profile;
  return name !== state.profile && state.callers.has(name) ? { type: 'profile', name } : null;
}

/** Plays one event that is no console line. */
export function playedEvent(
  attempt: PlayedAttempt,
  event: AttemptEvent,
): { attempt: PlayedAttempt; outcome?: Outcome } {
  const { state, outcome } = advance(attempt.state, event);
  const isSwitch = event.type === 'profile' || event.type === 'actAs';
  const session = isSwitch ? withProfile(attempt.session, event.name) : attempt.session;
  return { attempt: { ...attempt, state, session }, ...(outcome && { outcome }) };
}

function withProfile(session: ConsoleSession, profile: string): ConsoleSession {
  const exported = new Set(session.exported);
  exported.delete('AWS_PROFILE');
  return { ...session, profile, exported };
}

/**
 * The attempt that saved events make. Console lines are run again, which gives back their output, variables and files;
 * where a line makes other calls than it made then (another version of the program), the saved calls count.
 */
export function replayedAttempt(scenario: Scenario, seed: number, events: readonly AttemptEvent[]): PlayedAttempt {
  let attempt = beginAttempt(scenario, seed);
  for (let at = 0; at < events.length; at += 1) {
    const event = events[at];
    if (event?.type === 'line') {
      const again = playedLine(attempt, event.text);
      if (sameEvents(again.events, events, at)) {
        attempt = again.attempt;
        at += again.events.length - 1;
        continue;
      }
      attempt = {
        ...attempt,
        transcript: [...attempt.transcript, { line: event.text, output: '', error: '', exit: event.exit }],
      };
    }
    if (event !== undefined) attempt = playedEvent(attempt, event).attempt;
  }
  return attempt;
}

function sameEvents(again: readonly AttemptEvent[], saved: readonly AttemptEvent[], from: number): boolean {
  return again.every((event, at) => sameJson(event, saved[from + at]));
}
