import { textOfTokens } from '../policy/pieces.ts';
import {
  ANY_ONE,
  ANY_ONE_IN_PART,
  ANY_ONE_IN_SEGMENT,
  ANY_RUN,
  ANY_RUN_IN_PART,
  ANY_RUN_IN_SEGMENT,
} from '../policy/wildcard.ts';

const COLON = 58;
const SLASH = 47;

/** A pattern as text meets it: literal units and marks for wildcards. */
export interface Matcher {
  readonly tokens: readonly number[];
  readonly ignoreCase: boolean;
}

/** What is still to come from a state: nothing that fits, anything, or it depends. */
export type Fate = 'open' | 'never' | 'always';

export interface State {
  readonly id: number;
  readonly fate: Fate;
  /** True where the text so far fits. */
  readonly accepts: boolean;
  /** Units that some way on asks for by name. */
  readonly wanted: readonly number[];
  /** Tokens of a shortest text that leads to the end. */
  readonly rest: () => readonly number[];
  /** Steps that going on from here takes. */
  readonly cost: number;
  readonly next: Map<number, State>;
  readonly positions: readonly number[];
}

/** The states of a pattern, made as they are met; the same pattern gives the same automaton. */
export interface Automaton {
  readonly start: State;
  /** What every text that fits begins with. */
  readonly head: string;
  readonly step: (state: State, unit: number) => State;
}

function isRun(token: number | undefined): boolean {
  return token === ANY_RUN || token === ANY_RUN_IN_PART || token === ANY_RUN_IN_SEGMENT;
}

function admits(token: number, unit: number): boolean {
  if (token >= 0) return token === unit;
  if (unit === COLON) return token === ANY_RUN || token === ANY_ONE;
  if (unit === SLASH) return token !== ANY_ONE_IN_SEGMENT && token !== ANY_RUN_IN_SEGMENT;
  return true;
}

const remembered = new Map<string, Automaton>();
const mostRemembered = 30_000;
/** Positions of the states of all that is remembered. */
let rememberedPositions = 0;
const mostPositions = 3_000_000;

/** Short names of tokens: patterns may be long, and what is remembered of several of them is named by all. */
const names = new Map<string, string>();
let named = new WeakMap<readonly number[], string>();
let given = 0;
let namedLength = 0;
const mostNamed = 10_000_000;

export function keyOf({ tokens, ignoreCase }: Matcher): string {
  const name = named.get(tokens) ?? nameOf(textOfTokens(tokens.map((token) => token & 0xffff)));
  named.set(tokens, name);
  return `${ignoreCase ? 'i' : 'c'}${name}`;
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  namedLength += text.length + 100;
  if (namedLength > mostNamed) {
    names.clear();
    named = new WeakMap();
    namedLength = text.length;
  }
  given += 1;
  const name = given.toString(36);
  names.set(text, name);
  return name;
}

export function automatonOf(matcher: Matcher): Automaton {
  const key = keyOf(matcher);
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= mostRemembered || rememberedPositions > mostPositions) {
    remembered.clear();
    rememberedPositions = 0;
  }
  const made = makeAutomaton(matcher);
  remembered.set(key, made);
  return made;
}

function makeAutomaton({ tokens, ignoreCase }: Matcher): Automaton {
  const states = new Map<string, State>();
  const stateAt = (positions: readonly number[]): State => {
    const key = tokens.length < 0xffff ? textOfTokens(positions) : positions.join();
    const known = states.get(key);
    if (known) return known;
    rememberedPositions += positions.length + 10;
    const made = makeState(states.size, positions, tokens, ignoreCase);
    states.set(key, made);
    return made;
  };
  const step = (state: State, unit: number): State => {
    const known = state.next.get(unit);
    if (known) return known;
    const read = ignoreCase ? lowerUnit(unit) : unit;
    const reached = new Set<number>();
    for (const position of state.positions) {
      const token = tokens[position];
      if (token !== undefined && admits(token, read)) enter(isRun(token) ? position : position + 1, tokens, reached);
    }
    const next = stateAt(
      undominated(
        [...reached].sort((a, b) => a - b),
        tokens,
      ),
    );
    state.next.set(unit, next);
    return next;
  };
  const first = new Set<number>();
  enter(0, tokens, first);
  const wild = tokens.findIndex((token) => token < 0);
  const head = ignoreCase ? '' : textOfTokens(tokens.slice(0, wild < 0 ? tokens.length : wild));
  return { start: stateAt(undominated([...first], tokens)), head, step };
}

/** A position and all that are reached from it by ending runs. */
function enter(position: number, tokens: readonly number[], reached: Set<number>): void {
  for (let at = position; !reached.has(at); at += 1) {
    reached.add(at);
    if (!isRun(tokens[at])) return;
  }
}

/** Whatever fits from a position before a free run fits from the run as well. */
function undominated(positions: readonly number[], tokens: readonly number[]): readonly number[] {
  const run = positions.findLastIndex((position) => tokens[position] === ANY_RUN);
  return run > 0 ? positions.slice(run) : positions;
}

/** Few positions are read as fast as one. */
const fewPositions = 8;

function makeState(id: number, positions: readonly number[], tokens: readonly number[], ignoreCase: boolean): State {
  const always = positions.some((position) => tokens[position] === ANY_RUN && position === tokens.length - 1);
  const wanted = new Set<number>();
  for (const position of positions) {
    const token = tokens[position] ?? -1;
    if (token >= 0) for (const unit of ignoreCase ? bothCases(token) : [token]) wanted.add(unit);
    else if (isBounded(token)) wanted.add(COLON);
  }
  return {
    id,
    fate: positions.length === 0 ? 'never' : always ? 'always' : 'open',
    accepts: positions.includes(tokens.length),
    wanted: [...wanted],
    rest: () => tokens.slice(positions.at(-1) ?? tokens.length).filter((token) => !isRun(token)),
    cost: positions.length > fewPositions ? positions.length : 1,
    next: new Map(),
    positions,
  };
}

function isBounded(token: number): boolean {
  return token === ANY_RUN_IN_PART || token === ANY_ONE_IN_PART;
}

function lowerUnit(unit: number): number {
  return String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

function bothCases(unit: number): number[] {
  return [unit, String.fromCharCode(unit).toUpperCase().charCodeAt(0)];
}

/** The state after a whole text. */
export function read(automaton: Automaton, text: string): State {
  let state = automaton.start;
  for (let at = 0; at < text.length && state.fate === 'open'; at += 1)
    state = automaton.step(state, text.charCodeAt(at));
  return state;
}

export function fitsAll(state: State): boolean {
  return state.fate === 'always' || state.accepts;
}
