import { commandLines } from '../doors/console/commandLines.ts';
import { openSession } from '../doors/console/session.ts';
import type { Fault } from '../policy/fault.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ReadFile } from './attemptPort.ts';
import { type AttemptState, startAttempt } from './attemptState.ts';
import { grade } from './grade.ts';
import { playLine } from './playLine.ts';
import type { CommandReport, Report } from './report.ts';

export interface RunCommands {
  readonly state: AttemptState;
  readonly report: Report;
  /** Faults of the command file itself; the lines before the first one were run. */
  readonly faults: readonly Fault[];
}

/** Plays a command file in a fresh attempt and grades it. A line that fails is recorded and the run goes on. */
export function runCommands(scenario: Scenario, seed: number, text: string, readFile: ReadFile): RunCommands {
  const { state, commands, faults } = playCommands(startAttempt(scenario, seed), text, readFile);
  return { state, report: { ...grade(state), commands }, faults };
}

/** Plays a command file in an attempt without grading it. */
export function playCommands(
  start: AttemptState,
  text: string,
  readFile: ReadFile,
): { state: AttemptState; commands: CommandReport[]; faults: readonly Fault[] } {
  const { lines, faults } = commandLines(text);
  const commands: CommandReport[] = [];
  let state = start;
  let session = openSession(start.profile, start.scenario.region);
  for (const { line, text: command } of lines) {
    const played = playLine(state, session, command, readFile, 'file');
    state = played.state;
    session = played.session;
    const { exit, stdout, stderr } = played.result;
    commands.push({ line, text: command, ok: exit === 0, exit, output: stdout + stderr });
  }
  return { state, commands, faults };
}
