import { type Automaton, automatonOf, fitsAll, keyOf, type Matcher, read, type State } from './automaton.ts';

/** A text that stands for all that fit the same groups of patterns. */
export interface TextClass {
  readonly text: string;
  /** True where the shortest such text needs no character that a pattern asks for. */
  readonly any: boolean;
  /** For each group of patterns whether the text fits one of them. */
  readonly fits: readonly boolean[];
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

interface Visit {
  /** For each pattern, null once nobody asks for it any more. */
  readonly states: readonly (State | null)[];
  readonly shape: State;
  readonly raw: string;
  readonly safe: string;
}

interface Search {
  readonly shape: Automaton;
  readonly patterns: readonly Automaton[];
  /** Places of each group's patterns. */
  readonly groups: readonly (readonly number[])[];
  /** Only texts that fit one of these groups count; all where it is null. */
  readonly wanted: readonly number[] | null;
  readonly found: Map<string, { readonly raw: string; readonly safe: string }>;
}

const remembered = new Map<string, TextClasses>();
const mostRemembered = 4000;

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
  const key = [[shape], ...groups].map((group) => group.map(keyOf).join('\n')).join('\n\n') + (wanted?.join() ?? '');
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const search = { ...searchOf(shape, groups), wanted };
  const complete = walk(search);
  const classes = [...search.found].map(([signature, text]) => finish(search, signature, text, polish));
  const result = { classes, complete };
  remembered.set(key, result);
  return result;
}

function searchOf(shape: Matcher, groups: readonly (readonly Matcher[])[]): Omit<Search, 'wanted'> {
  const places = new Map<string, number>();
  const patterns: Automaton[] = [];
  const placeOf = (matcher: Matcher): number => {
    const key = keyOf(matcher);
    const place = places.get(key) ?? patterns.length;
    if (place === patterns.length) patterns.push(automatonOf(matcher));
    places.set(key, place);
    return place;
  };
  return { shape: automatonOf(shape), groups: groups.map((group) => group.map(placeOf)), patterns, found: new Map() };
}

function walk(search: Search): boolean {
  const { shape, patterns } = search;
  const start = patterns.map((pattern): State | null => pattern.start);
  const queue: Visit[] = [{ states: settled(search, start), shape: shape.start, raw: '', safe: '' }];
  const seen = new Set<string>();
  for (let next = 0; next < queue.length; next += 1) {
    if (next > visits) return false;
    const visit = queue[next];
    if (!visit) break;
    if (!visit.states.some(isOpen)) {
      record(search, visit.states, completed(visit));
      continue;
    }
    if (visit.shape.accepts) record(search, visit.states, visit);
    for (const following of successors(search, visit)) {
      const key = `${following.shape.id} ${following.states.map((state) => state?.id ?? '').join()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(following);
    }
  }
  return true;
}

function isOpen(state: State | null): boolean {
  return state?.fate === 'open';
}

/** Drops the patterns whose groups all have one that fits whatever follows. */
function settled({ groups }: Search, states: readonly (State | null)[]): readonly (State | null)[] {
  if (!states.some((state) => state?.fate === 'always')) return states;
  const needed = new Set<number>();
  for (const group of groups) {
    const sure = group.find((place) => states[place]?.fate === 'always');
    for (const place of sure === undefined ? group : [sure]) needed.add(place);
  }
  return states.map((state, place) => (needed.has(place) ? state : null));
}

function record(search: Search, states: readonly (State | null)[], { raw, safe }: { raw: string; safe: string }): void {
  const fits = (place: number) => {
    const state = states[place];
    return state !== undefined && state !== null && fitsAll(state);
  };
  const signature = search.groups.map((group) => (group.some(fits) ? '1' : '0')).join('');
  const known = search.found.get(signature);
  if (!known || raw.length < known.raw.length) search.found.set(signature, { raw, safe });
}

/** The shortest text of the shape that goes on from here, once no pattern cares any more. */
function completed({ shape, raw, safe }: Visit): { raw: string; safe: string } {
  const rest = (filler: string) =>
    shape.rest.map((token) => (token < 0 ? filler : String.fromCharCode(token))).join('');
  return { raw: raw + rest(free), safe: safe + rest('x') };
}

/** One way on for each unit that somebody asks for, and one for all others together. */
function* successors(search: Search, visit: Visit): Iterable<Visit> {
  const { shape, patterns } = search;
  const wanted = new Set(visit.shape.wanted);
  for (const state of visit.states) if (state?.fate === 'open') for (const unit of state.wanted) wanted.add(unit);
  const other = [...fillers].find((filler) => !wanted.has(filler.charCodeAt(0)));
  const named = [...wanted].map((unit) => ({ unit, raw: String.fromCharCode(unit) }));
  const ways = other === undefined ? named : [{ unit: other.charCodeAt(0), raw: free }, ...named];
  for (const { unit, raw } of ways) {
    const next = shape.step(visit.shape, unit);
    if (next.fate === 'never') continue;
    const states = visit.states.map((state, index) => {
      const pattern = patterns[index];
      return state?.fate === 'open' && pattern ? pattern.step(state, unit) : state;
    });
    if (!isWanted(search, states)) continue;
    yield {
      states: settled(search, states),
      shape: next,
      raw: visit.raw + raw,
      safe: visit.safe + String.fromCharCode(unit),
    };
  }
}

/** True where a text that goes on from here may still fit one of the groups that count. */
function isWanted({ groups, wanted }: Search, states: readonly (State | null)[]): boolean {
  return wanted === null || wanted.some((group) => groups[group]?.some((place) => states[place]?.fate !== 'never'));
}

/** A readable text of the class; the plain one where no readable one is in the same class. */
function finish(
  search: Search,
  signature: string,
  { raw, safe }: { readonly raw: string; readonly safe: string },
  polish: Polish,
): TextClass {
  const fits = [...signature].map((mark) => mark === '1');
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

function sameClass({ shape, patterns, groups }: Search, text: string, fits: readonly boolean[]): boolean {
  if (text.includes(free) || !fitsAll(read(shape, text))) return false;
  const inside = patterns.map((pattern) => text.startsWith(pattern.head) && fitsAll(read(pattern, text)));
  return groups.every((group, index) => group.some((place) => inside[place]) === fits[index]);
}

/** True for a part of a raw text that is free as a whole. */
export function isFree(part: string): boolean {
  return part !== '' && part.replace(freeRun, '') === '';
}

export function fillFree(part: string, filler: string): string {
  return part.replace(freeRun, filler);
}
