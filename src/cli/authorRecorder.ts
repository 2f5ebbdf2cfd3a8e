import { stringify } from 'yaml';
import { openSession } from '../doors/console/session.ts';
import { loadScenario } from '../scenario/loadScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ReadFile } from '../training/attemptPort.ts';
import { type AttemptState, sandboxOf, startAttempt } from '../training/attemptState.ts';
import { playLine } from '../training/playLine.ts';
import { recordedStart } from '../training/recordedStart.ts';
import { InputError } from './inputError.ts';

/** One stretch of a recording: the start, a solution or a mistake. */
export interface RecordedPart {
  readonly kind: 'start' | 'solution' | 'mistake';
  readonly name: string;
  readonly lines: readonly string[];
  /** Where it led. */
  readonly state: AttemptState;
  readonly session: ReturnType<typeof openSession>;
}

export interface Recording {
  /** Of the start: the account before solutions and mistakes. */
  readonly account: Readonly<Record<string, unknown>>;
  /** What the account holds and a scenario file cannot say. */
  readonly left: readonly string[];
  /** Whom the learner acts as, such as `user/priya`. */
  readonly as: string;
  readonly parts: readonly RecordedPart[];
  /** Files that commands read. */
  readonly files: Readonly<Record<string, string>>;
}

/** Parts of a scenario in whose account a recording begins. */
export type Beginning = Pick<Scenario, 'account' | 'accounts' | 'clock' | 'region' | 'administrators'>;

/** Plays lines and keeps those that worked. Solutions and mistakes each begin where the start ended. */
export class Recorder {
  readonly #read: ReadFile;
  readonly #beginning: Beginning;
  readonly #files = new Map<string, string>();
  readonly #done: RecordedPart[] = [];
  #start: Pick<Recording, 'account' | 'left'> | null = null;
  #as = 'root';
  #part: RecordedPart;

  constructor(beginning: Beginning, read: ReadFile) {
    this.#beginning = beginning;
    this.#read = (name) => {
      const content = read(name);
      if (typeof content === 'string') this.#files.set(name, content);
      return content;
    };
    this.#part = fresh('start', 'start', startAttempt(this.#scenario(beginning.account ?? {}), 0));
  }

  get part(): RecordedPart {
    return this.#part;
  }

  /** Whom the learner acts as from the solutions on. */
  actAs(name: string): void {
    this.#as = name;
  }

  /** Runs a line; one that fails is not kept. */
  run(text: string): { readonly exit: number; readonly output: string } {
    const { state, session, lines } = this.#part;
    const played = playLine(state, session, text, this.#read, 'file');
    const { exit, stdout, stderr } = played.result;
    if (exit === 0)
      this.#part = { ...this.#part, state: played.state, session: played.session, lines: [...lines, text] };
    return { exit, output: stdout + stderr };
  }

  /** Takes the last line back by playing the others again; false where there is none. */
  undo(): boolean {
    const lines = this.#part.lines.slice(0, -1);
    if (this.#part.lines.length === 0) return false;
    const scenario = this.#part.state.scenario;
    this.#part = fresh(this.#part.kind, this.#part.name, startAttempt(scenario, 0));
    for (const line of lines) this.run(line);
    return true;
  }

  /** What was played so far, as a file of commands says it; none where nothing was. */
  lines(): readonly string[] {
    const parts = [...this.#done, this.#part];
    if (parts.every(({ lines }) => lines.length === 0)) return [];
    const heads = parts.map(({ kind, name, lines }) => [kind === 'start' ? 'start' : `${kind} ${name}`, ...lines]);
    const [start = [], ...others] = heads;
    return [...start, ...(this.#as === 'root' ? [] : [`as ${this.#as}`]), ...others.flat()];
  }

  /** Ends the part at hand and begins another one, in the account as the start left it. */
  begin(kind: 'solution' | 'mistake', name: string): void {
    this.#end();
    const start = this.#start?.account ?? {};
    this.#part = fresh(kind, name, startAttempt(this.#scenario(start), 0));
  }

  end(): Recording {
    this.#end();
    const { account = {}, left = [] } = this.#start ?? {};
    return { account, left, as: this.#as, parts: this.#done, files: Object.fromEntries(this.#files) };
  }

  #end(): void {
    if (this.#part.kind === 'start') {
      const sandbox = sandboxOf(this.#part.state);
      const home = sandbox.accounts.get(sandbox.home);
      if (home === undefined) throw new Error('the home account is gone');
      const { organization, identityCenter, analyzers, events } = this.#beginning.account ?? {};
      const kept = Object.entries({ organization, identityCenter, analyzers, events });
      const { start, left } = recordedStart(home);
      this.#start = { account: { ...start, ...Object.fromEntries(kept.filter(([, one]) => one !== undefined)) }, left };
    }
    this.#done.push(this.#part);
  }

  #scenario(account: object): Scenario {
    const { accounts, clock, region } = this.#beginning;
    const text = stringify({
      schema: 'iam-scenario/1',
      id: '00000000-0000-4000-8000-000000000000',
      slug: 'recording',
      version: '1.0.0',
      status: 'wip',
      title: 'Recording',
      track: 'drills',
      teaches: [],
      difficulty: 1,
      minutes: 1,
      mode: 'build',
      clock,
      region,
      account,
      accounts,
      identities: this.#as === 'root' ? undefined : { learner: { as: this.#as, default: true } },
      briefing: 'Recording',
      tasks: [{ id: 'recorded', text: 'Recording', checks: [] }],
    });
    const { scenario, faults } = loadScenario(text, 'recording');
    if (scenario === null)
      throw new InputError(faults.map(({ message, advice }) => `${message}; ${advice}`).join('\n'));
    return scenario;
  }
}

function fresh(kind: RecordedPart['kind'], name: string, state: AttemptState): RecordedPart {
  return { kind, name, lines: [], state, session: openSession(state.profile, state.scenario.region) };
}
