import type { JsonObject, Outcome } from '../../../src/account/call.ts';
import { runLine } from '../../../src/doors/console/runLine.ts';
import {
  type ConsolePort,
  type ConsoleSession,
  type FileContent,
  type LineResult,
  openSession,
  type SentCall,
} from '../../../src/doors/console/session.ts';

export const yes = (output: JsonObject = {}): Outcome => ({ ok: true, output, decisions: [] });

export const no = (code: string, message: string, status = 400): Outcome => ({
  ok: false,
  error: { code, status, message },
  decisions: [],
});

/** A port whose account answers as the test says. */
export function fakePort(
  answer: (call: SentCall) => Outcome = () => yes(),
  files: Readonly<Record<string, FileContent>> = {},
  more: Partial<ConsolePort> = {},
): ConsolePort {
  return {
    send: answer,
    readFile: (name) => (Object.hasOwn(files, name) ? files[name] : undefined),
    profiles: [
      { name: 'admin', caller: { type: 'console', account: '111122223333', user: 'admin', mfa: true } },
      { name: 'maya', caller: { type: 'console', account: '111122223333', user: 'maya', mfa: false } },
      { name: 'root', caller: { type: 'root', account: '111122223333', mfa: false } },
    ],
    now: () => Date.parse('2026-11-24T09:00:00Z'),
    mfaCode: (serial, next) => (serial.endsWith(':mfa/maya') ? (next ? '654321' : '123456') : undefined),
    ...more,
  };
}

/** Runs lines one after the other in one session. */
export function runAll(
  lines: readonly string[],
  port: ConsolePort,
  start = openSession('admin'),
): readonly LineResult[] {
  let session: ConsoleSession = start;
  return lines.map((line) => {
    const result = runLine(line, session, port);
    session = result.session;
    return result;
  });
}

/** Runs one line in a fresh session. */
export function run(line: string, port: ConsolePort = fakePort()): LineResult {
  return runLine(line, openSession('admin'), port);
}

/** The input of the one call that a line makes. */
export function inputOf(line: string, port: ConsolePort = fakePort()): JsonObject {
  const { calls, stderr } = run(line, port);
  const [call] = calls;
  if (!call || calls.length !== 1) throw new Error(`${calls.length} calls: ${stderr}`);
  return call.input;
}
