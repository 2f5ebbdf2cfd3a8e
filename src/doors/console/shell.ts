import type { Caller, JsonObject, Outcome } from '../../account/call.ts';
import type { ConsolePort, ConsoleSession, FileContent, RecordedCall } from './session.ts';

/** What one command printed and how it ended. */
export interface CommandResult {
  readonly stdout: FileContent;
  readonly stderr: string;
  readonly exit: number;
}

export const nothing: CommandResult = { stdout: '', stderr: '', exit: 0 };

/** A command that failed with a text of its own. */
export function failed(stderr: string, exit: number): CommandResult {
  return { stdout: '', stderr, exit };
}

/** Calls that one line may make before it is stopped; a line in earnest makes a few hundred. */
const mostCalls = 20_000;

/** One line at work: the session as it changes, and the calls made so far. */
export class Shell {
  session: ConsoleSession;
  readonly port: ConsolePort;
  readonly calls: RecordedCall[] = [];
  /** Variables that the command at work sees: the exported ones and its own assignments. */
  environment: ReadonlyMap<string, string> = new Map();
  /** What the command at work asked at the terminal. */
  prompts = '';
  /** How many substitutions lie around the command at work. */
  depth = 0;

  constructor(session: ConsoleSession, port: ConsolePort) {
    this.session = session;
    this.port = port;
  }

  send(service: string, operation: string, input: JsonObject, caller: Caller, region: string): Outcome {
    if (this.calls.length >= mostCalls) {
      const message = `a line may make ${mostCalls} calls`;
      return { ok: false, error: { code: 'TooManyCalls', status: 400, message }, decisions: [] };
    }
    const call = { service, operation, input, caller, region };
    const outcome = this.port.send(call);
    this.calls.push({ ...call, outcome });
    return outcome;
  }

  readFile(name: string): FileContent | undefined {
    const path = plainPath(name);
    return this.session.files.get(path) ?? this.port.readFile(path);
  }

  writeFile(name: string, content: FileContent): void {
    this.session = { ...this.session, files: new Map(this.session.files).set(plainPath(name), content) };
  }

  removeFile(name: string): void {
    const files = new Map(this.session.files);
    files.delete(plainPath(name));
    this.session = { ...this.session, files };
  }
}

function plainPath(name: string): string {
  return name.replace(/^(?:\.\/+)+/, '');
}

/** A file's content as text; bytes that are no UTF-8 become replacement characters. */
export function textOf(content: FileContent): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

export function bytesOf(content: FileContent): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** One after the other; text stays text. */
export function joined(first: FileContent, second: FileContent): FileContent {
  if (typeof first === 'string' && typeof second === 'string') return first + second;
  const [head, tail] = [bytesOf(first), bytesOf(second)];
  const bytes = new Uint8Array(head.length + tail.length);
  bytes.set(head);
  bytes.set(tail, head.length);
  return bytes;
}
