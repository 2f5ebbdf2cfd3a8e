import { type Automaton, automatonOf, fitsAll, keyOf, type Matcher, read, type State } from './automaton.ts';
import { isSpent, spend, uncounted } from './work.ts';

/** A text that stands for all that fit the same groups of patterns. */
export interface TextClass {
  readonly text: string;
  /** True where the shortest such text needs no character that a pattern asks for. */
  readonly any: boolean;
  /** Numbers of the groups of patterns one of which the text fits, in their order. */
  readonly fits: readonly number[];
}

export interface TextClasses {
  readonly classes: readonly TextClass[];
  /** False where the search was cut: some combination may be missing. */
  readonly complete: boolean;
}

/** Stands in raw texts where any character does. */
const free = '\ue000';
const freeRun = /\ue000+/g;
/** Characters to put there, the first that no pattern asks for. */
const fillers = 'xyzwvutsrqponmlkjihgfedcba0123456789XYZWVUTSRQPONMLKJIHGFEDCBA-_.~';
/** Joint states that one search may visit. */
const visits = 20_000;

/** Turns a raw text into one that people like to read; null where it knows none. */
export interface Polish {
  readonly text: (raw: string) => string | null;
  /** True for a raw text that is as free as the shape lets it be. */
  readonly isAny: (raw: string) => boolean;
}

export const plain: Polish = { text: () => null, isAny: isFree };

/** A pattern that what follows may still fit, by its place; one object for each of its states. */
interface Open {
  readonly number: number;
  readonly place: number;
  readonly state: State;
}

/** All that matters of a text so far. */
interface Joint {
  readonly shape: State;
  /** Patterns of the groups that are not settled yet. */
  readonly open: readonly Open[];
  /** Groups that fit whatever follows, in their order. */
  readonly sure: readonly number[];
  /** What follows on a unit; null where nothing that counts does. */
  readonly next: Map<number, Joint | null>;
}

interface Visit {
  readonly joint: Joint;
  readonly raw: string;
  readonly safe: string;
}

interface Found {
  readonly fits: readonly number[];
  readonly raw: string;
  readonly safe: string;
}

interface Search {
  readonly shape: Automaton;
  readonly patterns: readonly Automaton[];
  /** Groups that each pattern belongs to. */
  readonly groupsOf: readonly (readonly number[])[];
  /** Only texts that fit one of these groups count; all where it is null. */
  readonly wanted: ReadonlySet<number> | null;
  readonly opens: Map<State, Open>;
  readonly joints: Map<string, Joint>;
  readonly found: Map<string, Found>;
  steps: number;
}

interface Remembered extends TextClasses {
  readonly steps: number;
}

let remembered = new WeakMap<Polish, Map<string, Remembered>>();
let rememberedCount = 0;
const cut: TextClasses = { classes: [], complete: false };
const mostRemembered = 4000;
/** Keeps what is remembered within some hundred megabytes. */
const mostRememberedSteps = 60_000_000;
let rememberedSteps = 0;

/**
 * One text of the shape for each combination of groups that some text of the shape fits: the product of the patterns'
 * automata, walked breadth first, so that texts are short. A text fits a group when it fits one of its patterns; where
 * `wanted` lists groups, texts that fit none of them may be left out.
 */
export function textClasses(
  shape: Matcher,
  groups: readonly (readonly Matcher[])[],
  polish: Polish = plain,
  wanted: readonly number[] | null = null,
): TextClasses {
  if (isSpent()) return cut;
  const key = [[shape], ...groups].map((group) => group.map(keyOf).join('\n')).join('\n\n') + (wanted?.join() ?? '');
  const own = remembered.get(polish) ?? new Map<string, Remembered>();
  const known = own.get(key);
  if (known) return spend(known.steps) ? known : cut;
  const search = searchOf(shape, groups, wanted);
  const complete = walk(search);
  if (isSpent()) return cut;
  const classes = [...search.found.values()].map((one) => finish(search, one, polish));
  const result = { classes, complete, steps: search.steps };
  remember(polish, key, result);
  return result;
}

function remember(polish: Polish, key: string, result: Remembered): void {
  if (rememberedCount >= mostRemembered || rememberedSteps > mostRememberedSteps) {
    remembered = new WeakMap();
    rememberedCount = 0;
    rememberedSteps = 0;
  }
  const own = remembered.get(polish) ?? new Map<string, Remembered>();
  remembered.set(polish, own.set(key, result));
  rememberedCount += 1;
  rememberedSteps += result.steps;
}

function searchOf(shape: Matcher, groups: readonly (readonly Matcher[])[], wanted: readonly number[] | null): Search {
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
    found: new Map(),
    steps: 0,
  };
}

function walk(search: Search): boolean {
  const { shape, patterns } = search;
  const start = jointOf(
    search,
    shape.start,
    patterns.map((pattern, place) => openAt(search, place, pattern.start)),
    [],
  );
  const queue: Visit[] = [{ joint: start, raw: '', safe: '' }];
  const seen = new Set([start]);
  for (let next = 0; next < queue.length; next += 1) {
    const visit = queue[next];
    if (!visit) break;
    if (next > visits || !goesOn(search, visit.joint.open.length)) return false;
    if (visit.joint.open.length === 0) {
      record(search, visit.joint, completed(visit));
      continue;
    }
    if (visit.joint.shape.accepts) record(search, visit.joint, visit);
    for (const following of successors(search, visit)) {
      if (seen.has(following.joint)) continue;
      if (!goesOn(search, 0)) return false;
      seen.add(following.joint);
      queue.push(following);
    }
  }
  return true;
}

function goesOn(search: Search, steps: number): boolean {
  search.steps += steps + 10;
  return spend(steps + 10);
}

/** What matters of the states; the same object for the same. */
function jointOf(search: Search, shape: State, states: readonly Open[], before: readonly number[]): Joint {
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

function openAt({ opens }: Search, place: number, state: State): Open {
  const known = opens.get(state);
  if (known) return known;
  const made = { number: opens.size, place, state };
  opens.set(state, made);
  return made;
}

function record(search: Search, joint: Joint, { raw, safe }: { raw: string; safe: string }): void {
  const fits = fitting(search, joint);
  const signature = fits.join();
  const known = search.found.get(signature);
  if (!known || raw.length < known.raw.length) search.found.set(signature, { fits, raw, safe });
}

/** Groups that the text so far fits. */
function fitting({ groupsOf }: Search, { open, sure }: Joint): readonly number[] {
  const accepting = open.flatMap(({ place, state }) => (state.accepts ? (groupsOf[place] ?? []) : []));
  return accepting.length === 0 ? sure : [...new Set([...sure, ...accepting])].sort((a, b) => a - b);
}

/** The shortest text of the shape that goes on from here, once no pattern cares any more. */
function completed({ joint, raw, safe }: Visit): { raw: string; safe: string } {
  const rest = (filler: string) =>
    joint.shape.rest.map((token) => (token < 0 ? filler : String.fromCharCode(token))).join('');
  return { raw: raw + rest(free), safe: safe + rest('x') };
}

/** One way on for each unit that somebody asks for, and one for all others together. */
function* successors(search: Search, { joint, raw: before, safe }: Visit): Iterable<Visit> {
  const wanted = new Set(joint.shape.wanted);
  for (const { state } of joint.open) for (const unit of state.wanted) wanted.add(unit);
  const other = [...fillers].find((filler) => !wanted.has(filler.charCodeAt(0)));
  const named = [...wanted].map((unit) => ({ unit, raw: String.fromCharCode(unit) }));
  const ways = other === undefined ? named : [{ unit: other.charCodeAt(0), raw: free }, ...named];
  for (const { unit, raw } of ways) {
    const next = step(search, joint, unit);
    if (next) yield { joint: next, raw: before + raw, safe: safe + String.fromCharCode(unit) };
  }
}

function step(search: Search, joint: Joint, unit: number): Joint | null {
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
function isWanted({ groupsOf, wanted }: Search, states: readonly Open[], sure: readonly number[]): boolean {
  if (wanted === null) return true;
  const counts = (group: number) => wanted.has(group);
  return sure.some(counts) || states.some(({ place }) => groupsOf[place]?.some(counts));
}

/** A readable text of the class; the plain one where no readable one is in the same class. */
function finish(search: Search, { fits, raw, safe }: Found, polish: Polish): TextClass {
  let text: string | null = null;
  return {
    // Made when it is looked at: few of many texts are.
    get text() {
      text ??=
        [polish.text(raw), raw.replace(freeRun, 'x')].find((one) => one !== null && sameClass(search, one, fits)) ??
        safe;
      return text;
    },
    any: polish.isAny(raw),
    fits,
  };
}

function sameClass(search: Search, text: string, fits: readonly number[]): boolean {
  if (text.includes(free) || !fitsAll(read(search.shape, text))) return false;
  const [start] = search.joints.values();
  let joint: Joint | null = start ?? null;
  for (let at = 0; at < text.length && joint && joint.open.length > 0; at += 1) {
    joint = uncounted(() => joint && step(search, joint, text.charCodeAt(at)));
  }
  return joint !== null && fitting(search, joint).join() === fits.join();
}

/** True for a part of a raw text that is free as a whole. */
export function isFree(part: string): boolean {
  return part !== '' && part.replace(freeRun, '') === '';
}

export function fillFree(part: string, filler: string): string {
  return part.replace(freeRun, filler);
}
