import type { Sandbox } from '../account/sandbox.ts';
import type { Check, CheckOf } from '../scenario/check.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type AttemptState, sandboxOf, startAttempt } from './attemptState.ts';
import { boundedPrincipals } from './ceilings.ts';
import { evaluate } from './checks/evaluators.ts';
import { unwantedEscalations } from './escalations.ts';
import { atStart, exceedsCeiling } from './exactAccess.ts';
import type { CommandReport } from './report.ts';
import { playCommands } from './runCommands.ts';

/** An account as the start or some commands left it, of which single checks are asked: each is worked out once. */
export class ProvePlay {
  readonly name: string;
  readonly state: AttemptState;
  readonly sandbox: Sandbox;
  readonly commands: readonly CommandReport[];
  readonly #failed = new Map<string, boolean>();

  constructor(name: string, state: AttemptState, commands: readonly CommandReport[] = [], sandbox = sandboxOf(state)) {
    this.name = name;
    this.state = state;
    this.sandbox = sandbox;
    this.commands = commands;
  }

  fails(check: Check): boolean {
    const known = this.#failed.get(check.id) ?? this.#find(check);
    this.#failed.set(check.id, known);
    return known;
  }

  /** True where something holds the scenario from being passed; what costs least is asked first. */
  get isUnsolved(): boolean {
    const gates = this.state.scenario.tasks
      .flatMap(({ checks }) => checks)
      .filter(({ kind }) => kind !== 'atMost')
      .sort((one, other) => costOf(one) - costOf(other));
    return gates.some((check) => this.fails(check)) || this.#escalates();
  }

  #find(check: Check): boolean {
    if (check.kind === 'atMost') return this.#exceeds(check);
    return evaluate({ state: this.state, sandbox: this.sandbox, bounds: [] }, check).status === 'failed';
  }

  #exceeds(check: CheckOf<'atMost'>): boolean {
    const { scenario, history } = this.state;
    const still = atStart(this.sandbox, history.start);
    return boundedPrincipals(scenario, still)
      .filter(({ checks }) => checks.includes(check.id))
      .some(({ identity, name, ceiling }) => exceedsCeiling(still, identity, name, ceiling, scenario.region));
  }

  #escalates(): boolean {
    const { scenario, history } = this.state;
    return unwantedEscalations(scenario, atStart(this.sandbox, history.start)).length > 0;
  }
}

/** Claims over all requests cost most. */
function costOf({ kind }: Check): number {
  return kind === 'never' || kind === 'noEscalation' ? 1 : 0;
}

/**
 * Commands played in a fresh attempt; questions are answered by their `answer` lines alone. What cannot be split into
 * commands, such as an open quote, is a last one that failed.
 */
export function playIn(scenario: Scenario, name: string, text: string, start = startAttempt(scenario, scenario.seed)) {
  const { state, commands, faults } = playCommands(start, text, () => undefined);
  const unread = faults.map(({ message, advice, place }) => {
    return { line: place?.line ?? 1, text: '', ok: false, exit: 2, output: `${message}; ${advice}` };
  });
  return new ProvePlay(name, state, [...commands, ...unread]);
}
