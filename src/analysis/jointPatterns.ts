import { type Automaton, automatonOf, keyOf, type Matcher, type State } from './automaton.ts';
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
  /** What follows on a unit; null where nothing that counts does. */
  readonly next: Map<number, Joint | null>;
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
  steps: number;
}

export function jointPatterns(
  shape: Matcher,
  groups: readonly (readonly Matcher[])[],
  wanted: readonly number[] | null,
): JointPatterns {
  const places = new Map<string, number>();
  const patterns: Automaton[] = [];
  const groupsOf: number[][] = [];
  for (const [group, matchers] of groups.entries()) {
    for (const matcher of matchers) {
      const key = keyOf(matcher);
      const place = places.get(key) ?? patterns.length;
      if (place === patterns.length) {
        patterns.push(automatonOf(matcher));
        groupsOf.push([]);
      }
      places.set(key, place);
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
  const always = states.filter(({ state }) => state.fate === 'always');
  const more = always.flatMap(({ place }) => search.groupsOf[place] ?? []);
  const sure = always.length === 0 ? before : [...new Set([...before, ...more])].sort((a, b) => a - b);
  const settled = new Set(sure);
  const isOpen = ({ place, state }: Open): boolean =>
    state.fate === 'open' && !search.groupsOf[place]?.every((group) => settled.has(group));
  const open = always.length === 0 ? states : states.filter(isOpen);
  let key = `${shape.id} ${sure.join()} `;
  for (const { number } of open) key += `${number},`;
  const known = search.joints.get(key);
  if (known) return known;
  const made: Joint = { shape, open, sure, next: new Map() };
  search.joints.set(key, made);
  return made;
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
  const known = joint.next.get(unit);
  if (known !== undefined) return known;
  const shape = search.shape.step(joint.shape, unit);
  let made: Joint | null = null;
  if (shape.fate !== 'never') {
    goesOn(search, joint.open.length);
    const states: Open[] = [];
    for (const one of joint.open) {
      const next = search.patterns[one.place]?.step(one.state, unit);
      if (next && next.fate !== 'never') states.push(next === one.state ? one : openAt(search, one.place, next));
    }
    if (isWanted(search, states, joint.sure)) made = jointOf(search, shape, states, joint.sure);
  }
  joint.next.set(unit, made);
  return made;
}

/** True where a text that goes on from here may still fit one of the groups that count. */
function isWanted({ groupsOf, wanted }: JointPatterns, states: readonly Open[], sure: readonly number[]): boolean {
  if (wanted === null) return true;
  const counts = (group: number) => wanted.has(group);
  return sure.some(counts) || states.some(({ place }) => groupsOf[place]?.some(counts));
}
