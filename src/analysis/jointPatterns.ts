import { type Automaton, automatonOf, type Matcher, type State } from './automaton.ts';
import { spend } from './work.ts';

/** A pattern that what follows may still fit, by its place; one object for each of its states. */
interface Open {
  readonly number: number;
  readonly place: number;
  readonly state: State;
}

/** All that matters of a text so far. */
export interface Joint {
  readonly shape: State;
  /** Patterns of the groups that are not settled yet. */
  readonly open: readonly Open[];
  /** Groups that fit whatever follows, in their order. */
  readonly sure: readonly number[];
  /** Steps that going on from here takes. */
  readonly cost: number;
}

/** Patterns that are read together along the texts of a shape. */
export interface JointPatterns {
  readonly shape: Automaton;
  readonly patterns: readonly Automaton[];
  /** Groups that each pattern belongs to. */
  readonly groupsOf: readonly (readonly number[])[];
  /** Only texts that fit one of these groups count; all where it is null. */
  readonly wanted: ReadonlySet<number> | null;
  readonly opens: Map<State, Open>;
  readonly joints: Map<string, Joint>;
  /** Used again and again: most steps lead to what is known. */
  readonly buffer: Open[];
  /** What follows on a unit where that was asked for again; null where nothing that counts does. */
  readonly next: Map<Joint, Map<number, Joint | null>>;
  steps: number;
}

export function jointPatterns(
  shape: Matcher,
  groups: readonly (readonly Matcher[])[],
  wanted: readonly number[] | null,
): JointPatterns {
  const places = new Map<Automaton, number>();
  const patterns: Automaton[] = [];
  const groupsOf: number[][] = [];
  for (const [group, matchers] of groups.entries()) {
    for (const matcher of matchers) {
      const automaton = automatonOf(matcher);
      const place = places.get(automaton) ?? patterns.length;
      if (place === patterns.length) {
        patterns.push(automaton);
        groupsOf.push([]);
      }
      places.set(automaton, place);
      const own = groupsOf[place];
      if (own && own.at(-1) !== group) own.push(group);
    }
  }
  return {
    shape: automatonOf(shape),
    patterns,
    groupsOf,
    wanted: wanted && new Set(wanted),
    opens: new Map(),
    joints: new Map(),
    buffer: [],
    next: new Map(),
    steps: 0,
  };
}

/** What matters before any text. */
export function startOf(patterns: JointPatterns): Joint {
  const [known] = patterns.joints.values();
  if (known) return known;
  const states = patterns.patterns.map((pattern, place) => openAt(patterns, place, pattern.start));
  return jointOf(patterns, patterns.shape.start, states, []);
}

/** Counts steps; false once they are used up. */
export function goesOn(search: JointPatterns, steps: number): boolean {
  search.steps += steps + 10;
  return spend(steps + 10);
}

/** What matters of the states; the same object for the same. */
function jointOf(search: JointPatterns, shape: State, states: readonly Open[], before: readonly number[]): Joint {
  const { open, sure } = states.some(({ state }) => state.fate === 'always')
    ? settled(search, states, before)
    : { open: states, sure: before };
  const key = keyFor(shape, sure, open);
  const known = search.joints.get(key);
  if (known) return known;
  const made: Joint = { shape, open: [...open], sure, cost: costOf(shape, open) };
  search.joints.set(key, made);
  return made;
}

function costOf(shape: State, open: readonly Open[]): number {
  let cost = shape.cost - 1;
  for (const { state } of open) cost += state.cost;
  return cost;
}

const longest = 4096;
const wide = 0xffff;

/** One unit of text for each number below 65,535, so that keys are made at once and stay short. */
function keyFor(shape: State, sure: readonly number[], open: readonly Open[]): string {
  const units: number[] = [];
  const write = (number: number) => {
    if (number < wide) units.push(number);
    else units.push(wide, number % wide, Math.floor(number / wide));
  };
  write(shape.id);
  write(sure.length);
  for (const group of sure) write(group);
  for (const { number } of open) write(number);
  let key = '';
  for (let at = 0; at < units.length; at += longest) key += String.fromCharCode(...units.slice(at, at + longest));
  return key;
}

/** With the groups of patterns that fit for sure settled. */
function settled({ groupsOf }: JointPatterns, states: readonly Open[], before: readonly number[]) {
  const always = states.filter(({ state }) => state.fate === 'always').flatMap(({ place }) => groupsOf[place] ?? []);
  const all = new Set([...before, ...always]);
  const isOpen = ({ place, state }: Open): boolean =>
    state.fate === 'open' && !groupsOf[place]?.every((group) => all.has(group));
  return { open: states.filter(isOpen), sure: [...all].sort((a, b) => a - b) };
}

function openAt({ opens }: JointPatterns, place: number, state: State): Open {
  const known = opens.get(state);
  if (known) return known;
  const made = { number: opens.size, place, state };
  opens.set(state, made);
  return made;
}

/** Groups that the text so far fits. */
export function fitting({ groupsOf }: JointPatterns, { open, sure }: Joint): readonly number[] {
  const accepting = open.flatMap(({ place, state }) => (state.accepts ? (groupsOf[place] ?? []) : []));
  return accepting.length === 0 ? sure : [...new Set([...sure, ...accepting])].sort((a, b) => a - b);
}

/** What matters after one more unit; null where nothing that counts follows. */
export function step(search: JointPatterns, joint: Joint, unit: number): Joint | null {
  const shape = search.shape.step(joint.shape, unit);
  if (shape.fate === 'never') return null;
  goesOn(search, joint.cost);
  const states = search.buffer;
  states.length = 0;
  for (const one of joint.open) {
    const next = search.patterns[one.place]?.step(one.state, unit);
    if (next && next.fate !== 'never') states.push(next === one.state ? one : openAt(search, one.place, next));
  }
  return isWanted(search, states, joint.sure) ? jointOf(search, shape, states, joint.sure) : null;
}

/** The same, remembered: many texts begin alike. */
export function stepAlike(search: JointPatterns, joint: Joint, unit: number): Joint | null {
  const own = search.next.get(joint) ?? new Map<number, Joint | null>();
  search.next.set(joint, own);
  const known = own.get(unit);
  if (known !== undefined) return known;
  const made = step(search, joint, unit);
  own.set(unit, made);
  return made;
}

/** True where a text that goes on from here may still fit one of the groups that count. */
function isWanted({ groupsOf, wanted }: JointPatterns, states: readonly Open[], sure: readonly number[]): boolean {
  if (wanted === null) return true;
  const counts = (group: number) => wanted.has(group);
  return sure.some(counts) || states.some(({ place }) => groupsOf[place]?.some(counts));
}
