import { runLine } from '../doors/console/runLine.ts';
import type { ConsoleSession, LineResult } from '../doors/console/session.ts';
import type { AttemptEvent } from './attempt.ts';
import { AttemptPort, type ReadFile } from './attemptPort.ts';
import { type AttemptState, advance } from './attemptState.ts';

/** What a console line did to an attempt. */
export interface PlayedLine {
  readonly state: AttemptState;
  readonly session: ConsoleSession;
  /** The line and then its calls, as they are saved. */
  readonly events: readonly AttemptEvent[];
  readonly result: LineResult;
}

/** Runs one console line in an attempt, sent from an address where one is given. */
export function playLine(
  state: AttemptState,
  session: ConsoleSession,
  text: string,
  readFile: ReadFile,
  via: 'console' | 'file' = 'console',
  from: string | null = null,
): PlayedLine {
  const port = new AttemptPort(state, readFile, via, from);
  const result = runLine(text, session, port);
  const line: AttemptEvent = { type: 'line', text, exit: result.exit };
  return { state: advance(port.state, line).state, session: result.session, events: [line, ...port.events], result };
}
