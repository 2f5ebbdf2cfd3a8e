import type { Sandbox } from '../../account/sandbox.ts';
import type { Mistake, Scenario } from '../../scenario/scenario.ts';
import { type AttemptState, sandboxOf, startAttempt } from '../attemptState.ts';
import { playCommands } from '../runCommands.ts';

/** An account that questions are about. */
export interface PracticeWorld {
  /** `start`, `solved`, `own`, or `mistake NAME`. */
  readonly id: string;
  /** Which account that is, as the begin of a sentence. */
  readonly says: string;
  readonly state: AttemptState;
  readonly sandbox: Sandbox;
}

/** Longest command text that is played for a question, in characters: files of strangers may hold any. */
const longest = 20_000;

/** The accounts of one scenario, each made when it is first asked for. */
export class PracticeWorlds {
  readonly start: AttemptState;
  readonly #own: () => AttemptState | null;
  readonly #made = new Map<string, PracticeWorld | null>();

  /** `own` gives the learner's last attempt. Throws where the seed's values do not fit, which the loader rules out. */
  constructor(scenario: Scenario, seed: number, own: () => AttemptState | null) {
    this.start = startAttempt(scenario, seed);
    this.#own = own;
  }

  get scenario(): Scenario {
    return this.start.scenario;
  }

  /** Null where there is no such account, such as that of a solution that the file does not have. */
  world(id: string): PracticeWorld | null {
    const known = this.#made.get(id);
    if (known !== undefined) return known;
    const made = this.#make(id);
    this.#made.set(id, made);
    return made;
  }

  /** The one that the mistake leaves. */
  mistaken({ name }: Mistake): PracticeWorld | null {
    return this.world(`mistake ${name}`);
  }

  #make(id: string): PracticeWorld | null {
    if (id === 'start') return this.#told(id, 'As the account is at the start', this.start);
    if (id === 'own') {
      const own = this.#own();
      return own && this.#told(id, 'As you left the account', own);
    }
    if (id === 'solved') {
      const [solution] = this.scenario.solutions ?? [];
      return solution ? this.#played(id, 'As the solution leaves the account', solution.commands) : null;
    }
    const mistake = (this.scenario.mistakes ?? []).find(({ name }) => `mistake ${name}` === id);
    return mistake ? this.#played(id, 'Somebody did it another way', mistake.commands) : null;
  }

  #played(id: string, says: string, commands: string): PracticeWorld | null {
    if (commands.length > longest) return null;
    return this.#told(id, says, playCommands(this.start, commands, () => undefined).state);
  }

  #told(id: string, says: string, state: AttemptState): PracticeWorld {
    return { id, says: `${says} (${this.scenario.title}).`, state, sandbox: sandboxOf(state) };
  }
}
