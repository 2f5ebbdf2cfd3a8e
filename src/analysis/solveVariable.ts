import { ANY_RUN } from '../policy/wildcard.ts';
import { type Automaton, automatonOf, fitsAll, type Matcher, type State } from './automaton.ts';
import { spend } from './work.ts';

/** Where texts hold the value of a variable, and what else reads the same texts. */
export interface VariableUse {
  /** Tokens before the value. */
  readonly before: readonly number[];
  /** Tokens after it, for each pattern that begins so. */
  readonly afters: readonly (readonly number[])[];
  /** Patterns that such texts may fit as well. */
  readonly others: readonly Matcher[];
}

export interface SolvedValues {
  /** One value for all that no pattern tells apart, the most ordinary first. */
  readonly values: readonly string[];
  /** False where the search was cut. */
  readonly complete: boolean;
}

/** Joint states that one search may visit. */
const most = 8_000;
/** Joint states that texts before the value may lead to. */
const mostHeads = 60;
const fillers = 'xyzwvutsrqponmlkjihgfedcba0123456789XYZWVUTSRQPONMLKJIHGFEDCBA-_.~';
const usual = 'somebody';
const anything: Matcher = { tokens: [ANY_RUN], ignoreCase: false };

interface Part {
  /** The patterns that still matter after some text before the value, and their states there. */
  readonly automata: readonly Automaton[];
  readonly start: readonly State[];
  readonly afters: readonly Automaton[];
  readonly futures: Map<string, string>;
}

interface Solve {
  readonly parts: readonly Part[];
  readonly own: readonly Automaton[];
  readonly admits: (unit: number) => boolean;
  readonly fine: boolean;
  visits: number;
}

/**
 * Values of a variable that some pattern can tell apart. Two values are alike where they lead every pattern on the same
 * texts to states with the same outcomes, with `fine` only where to the same states; `own` are patterns that the value
 * itself may fit.
 */
export function solveVariable(
  uses: readonly VariableUse[],
  own: readonly Matcher[],
  admits: (unit: number) => boolean = () => true,
  fine = false,
): SolvedValues {
  const solve: Solve = { parts: [], own: own.map(automatonOf), admits, fine, visits: 0 };
  const parts = uses.flatMap((use) => partsOf(solve, use));
  if (solve.visits > most || parts.length > mostHeads) return { values: [usual], complete: false };
  return walk({ ...solve, parts });
}

function partsOf(solve: Solve, { before, afters, others }: VariableUse): Part[] {
  const automata = others.map(automatonOf);
  const prefix = automatonOf({ tokens: before, ignoreCase: false });
  const heads = new Map<string, readonly State[]>();
  explore(
    solve,
    [prefix, ...automata],
    [prefix, ...automata].map(({ start }) => start),
    ([first, ...states]) => {
      if (first?.fate === 'never') return false;
      if (first && fitsAll(first)) heads.set(states.map(idOf).join(), states);
      return true;
    },
  );
  return [...heads.values()].map((states): Part => {
    const open = states.map(({ fate }) => fate === 'open');
    return {
      automata: automata.filter((_, at) => open[at]),
      start: states.filter((_, at) => open[at]),
      afters: afters.map((tokens) => automatonOf({ tokens, ignoreCase: false })),
      futures: new Map(),
    };
  });
}

function idOf({ id, fate }: State): string {
  return fate === 'open' ? `${id}` : fate;
}

/** Walks the joint states breadth first; `visit` says whether to go on from one. */
function explore(
  solve: Solve,
  automata: readonly Automaton[],
  start: readonly State[],
  visit: (states: readonly State[], text: string) => boolean,
  admits: (unit: number) => boolean = () => true,
): void {
  const queue: { readonly states: readonly State[]; readonly text: string }[] = [{ states: start, text: '' }];
  const seen = new Set([start.map(idOf).join()]);
  for (let next = 0; next < queue.length; next += 1) {
    const here = queue[next];
    solve.visits += 1;
    if (!spend(automata.length + 10)) solve.visits = most + 1;
    if (!here || solve.visits > most) return;
    if (!visit(here.states, here.text)) continue;
    const cost = here.states.reduce((sum, state) => sum + state.cost, 5);
    for (const unit of unitsAt(here.states)) {
      if (!admits(unit)) continue;
      spend(cost);
      const states = here.states.map((state, at) =>
        state.fate === 'open' ? (automata[at]?.step(state, unit) ?? state) : state,
      );
      const key = states.map(idOf).join();
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push({ states, text: here.text + String.fromCharCode(unit) });
    }
  }
}

/** One unit that nobody asks for, then each that somebody does. */
function unitsAt(states: readonly State[]): number[] {
  const wanted = new Set<number>();
  for (const { fate, wanted: units } of states) if (fate === 'open') for (const unit of units) wanted.add(unit);
  const other = [...fillers].find((filler) => !wanted.has(filler.charCodeAt(0)));
  return [...(other === undefined ? [] : [other.charCodeAt(0)]), ...wanted];
}

function walk(solve: Solve): SolvedValues {
  const automata = [...solve.parts.flatMap((part) => part.automata), ...solve.own];
  const start = [...solve.parts.flatMap((part) => part.start), ...solve.own.map((automaton) => automaton.start)];
  const found = new Map<string, string>();
  // A state of its own for the start: nothing leads back to the empty value.
  let empty: string | null = null;
  explore(
    solve,
    automata,
    start,
    (states, text) => {
      const mark = markOf(solve, states);
      if (text === '') empty = mark;
      else if (!found.has(mark)) found.set(mark, text);
      return true;
    },
    solve.admits,
  );
  const ordinary = start.map((state, at) => reading(automata[at], state, usual));
  const values = [...found].map(([mark, text]) => ({ mark, text }));
  const usualMark = markOf(solve, ordinary);
  const others = values.filter(({ mark }) => mark !== usualMark).map(({ text }) => text);
  const last = empty !== null && empty !== usualMark && !found.has(empty) ? [''] : [];
  return { values: [usual, ...others, ...last], complete: solve.visits <= most };
}

function reading(automaton: Automaton | undefined, start: State, text: string): State {
  let state = start;
  for (let at = 0; at < text.length && state.fate === 'open'; at += 1) {
    state = automaton?.step(state, text.charCodeAt(at)) ?? state;
  }
  return state;
}

/** What is still to come on every text, and what the value itself fits. */
function markOf(solve: Solve, states: readonly State[]): string {
  let at = 0;
  const futures = solve.parts.map((part) => {
    const own = states.slice(at, at + part.start.length);
    at += part.start.length;
    return solve.fine ? own.map(idOf).join() : futureOf(solve, part, own);
  });
  return `${futures.join(';')} ${states
    .slice(at)
    .map((state) => Number(fitsAll(state)))
    .join('')}`;
}

/** Every combination of outcomes that some text after the value leads to. */
function futureOf(solve: Solve, part: Part, states: readonly State[]): string {
  const key = states.map(idOf).join();
  const known = part.futures.get(key);
  if (known !== undefined) return known;
  const outcomes = new Set<string>();
  const automata = [...part.automata, ...part.afters, automatonOf(anything)];
  const start = [...states, ...part.afters.map((after) => after.start)];
  explore(solve, automata, start, (reached) => {
    outcomes.add(reached.map((state) => Number(fitsAll(state))).join(''));
    return reached.some(({ fate }) => fate === 'open');
  });
  const future = [...outcomes].sort().join();
  part.futures.set(key, future);
  return future;
}
