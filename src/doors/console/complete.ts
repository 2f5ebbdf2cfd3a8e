import { awsCandidates } from './awsCandidates.ts';
import { type Candidate, fileCandidates, fitting, namesOf, plainCandidates } from './candidates.ts';
import type { ConsolePort, ConsoleSession } from './session.ts';
import { commands } from './shellCommands.ts';
import { type TypedCommand, typedCommand } from './typedWords.ts';

export type { Candidate } from './candidates.ts';

/** What could stand at the cursor: each candidate replaces the text from `from` to `to`. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly Candidate[];
}

const mostCandidates = 500;

type Complete = (typed: TypedCommand, session: ConsoleSession, port: ConsolePort) => readonly Candidate[];

const profileVariable = 'AWS_PROFILE=';

/** Candidates for the arguments of commands other than `aws`. */
const others = new Map<string, Complete>(
  Object.entries({
    cat: (_typed, session, port) => fileCandidates(session, port, ''),
    base64: (_typed, session, port) => [...plainCandidates(['-d'], 'decode'), ...fileCandidates(session, port, '')],
    export: (_typed, _session, port) => [
      ...port.profiles.map(({ name }) => ({ text: profileVariable + name, description: 'act as this profile' })),
      ...plainCandidates(
        ['AWS_ACCESS_KEY_ID=', 'AWS_SECRET_ACCESS_KEY=', 'AWS_SESSION_TOKEN=', 'AWS_REGION='],
        'variable',
      ),
    ],
    unset: (_typed, session) => plainCandidates(session.variables.keys(), 'variable'),
    'mfa-code': (_typed, _session, port) => [
      ...namesOf('mfaDevice', port),
      ...plainCandidates(['--next'], 'the code after that'),
    ],
    'sign-in': (_typed, _session, port) => [
      ...namesOf('user', port),
      ...plainCandidates(['root'], 'the root user'),
      ...plainCandidates(['--password', '--mfa-code', '--account'], 'option'),
    ],
    'switch-role': (_typed, _session, port) => [
      ...namesOf('role', port),
      ...plainCandidates(['--account', '--profile'], 'option'),
    ],
    'root-mfa': () => plainCandidates(['enable', 'disable'], 'what the root user does in the console'),
  } satisfies Readonly<Record<string, Complete>>),
);

function candidatesAt(typed: TypedCommand, session: ConsoleSession, port: ConsolePort): readonly Candidate[] {
  const { words, current } = typed;
  if (current.text.startsWith('$'))
    return plainCandidates(
      [...session.variables.keys()].map((name) => `$${name}`),
      'variable',
    );
  const [first] = words;
  if (!first) return [...commands].map(([text, { does }]) => ({ text, description: does }));
  if (first.text === 'aws') return awsCandidates({ words: words.slice(1), current }, session, port);
  return others.get(first.text)?.(typed, session, port) ?? [];
}

/** Completes the word at the cursor of a console line (0 ≤ cursor ≤ length). */
export function complete(line: string, cursor: number, session: ConsoleSession, port: ConsolePort): Completion {
  const typed = typedCommand(line, cursor);
  const candidates = fitting(candidatesAt(typed, session, port), typed.current.text);
  return { from: typed.current.start, to: cursor, candidates: candidates.slice(0, mostCandidates) };
}
