import type { ApiCall, Caller, Outcome } from '../../account/call.ts';

/** Text, or bytes where a file is no text. */
export type FileContent = string | Uint8Array;

/** What a console remembers from line to line. Immutable: each line gives the next one. */
export interface ConsoleSession {
  /** Profile in force while neither `--profile` nor the environment names one. */
  readonly profile: string;
  readonly region: string;
  /** Format in force while neither `--output` nor the environment names one. */
  readonly output: string;
  readonly variables: ReadonlyMap<string, string>;
  /** Names of the variables that commands see as their environment. */
  readonly exported: ReadonlySet<string>;
  /** The virtual folder: what `>` and `--outfile` wrote, by name. It lies over the files that the port reads. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** Settings that `aws configure set` wrote, by profile. */
  readonly settings: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Credentials of profiles that assume a role, by what was asked for; the AWS CLI keeps them in `~/.aws/cli/cache`. */
  readonly assumed: ReadonlyMap<string, { readonly caller: Caller; readonly expires: number }>;
  /** Exit code of the last line, `$?`. */
  readonly exit: number;
}

/** A call without its time: the port's owner knows the clock. */
export type SentCall = Omit<ApiCall, 'time'>;

export interface Profile {
  readonly name: string;
  readonly caller: Caller;
}

/** Kinds of names that exist in the account, for completion. */
export type NameKind =
  | 'user'
  | 'group'
  | 'role'
  | 'roleArn'
  | 'policyArn'
  | 'instanceProfile'
  | 'instance'
  | 'bucket'
  | 'mfaDevice'
  | 'accessKey'
  | 'oidcProvider'
  | 'samlProvider'
  | 'key'
  | 'table'
  | 'topic'
  | 'secret'
  | 'function';

/** What a console line may ask of the world around it. */
export interface ConsolePort {
  /** Applies a call to the account and answers it. */
  readonly send: (call: SentCall) => Outcome;
  /** A file beside the command file, or undefined. */
  readonly readFile: (name: string) => FileContent | undefined;
  /** Names of the files that `readFile` finds, for completion. Absent: none are offered. */
  readonly fileNames?: () => readonly string[];
  /** Identities of the scenario, in order. */
  readonly profiles: readonly Profile[];
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly now: () => number;
  /** The six digits that a device shows now, or in the next 30-second step. Undefined for an unknown serial number. */
  readonly mfaCode: (serial: string, next: boolean) => string | undefined;
  /** False where the secret does not belong to the key. Absent: not checked. */
  readonly secretFits?: (accessKeyId: string, secret: string) => boolean;
  /** False where no account knows the temporary credentials any more, since they were undone. Absent: not asked. */
  readonly knowsKey?: (accessKeyId: string) => boolean;
  /** Takes an answer to a question; a sentence where it cannot be taken. Absent: there are no questions. */
  readonly answer?: (answer: Answer) => string | null;
  /** Names that exist, most useful first. Absent: none are offered. */
  readonly names?: (kind: NameKind) => readonly string[];
  /** Width of the terminal. Default: 80. */
  readonly columns?: number;
}

/** What `answer QUESTION CHOICE… [--confidence 1-4]` says. */
export interface Answer {
  readonly question: string;
  readonly choices: readonly string[];
  readonly confidence: number | null;
}

export interface RecordedCall extends SentCall {
  readonly outcome: Outcome;
}

/** What one line did. Both texts are safe for a terminal. */
export interface LineResult {
  readonly session: ConsoleSession;
  readonly stdout: string;
  readonly stderr: string;
  /** As a shell reports it; AWS CLI v2: 0, 252 usage, 253 configuration, 254 service error, 255 anything else. */
  readonly exit: number;
  /** In order. */
  readonly calls: readonly RecordedCall[];
}

/** A console that has just been opened. */
export function openSession(profile: string, region = 'us-east-1'): ConsoleSession {
  return {
    profile,
    region,
    output: 'json',
    variables: new Map(),
    exported: new Set(),
    files: new Map(),
    settings: new Map(),
    assumed: new Map(),
    exit: 0,
  };
}
