import { ANY_ONE_IN_PART, ANY_ONE_IN_SEGMENT, ANY_RUN_IN_PART, ANY_RUN_IN_SEGMENT } from '../policy/wildcard.ts';
import { spend } from './work.ts';

const COLON = 58;

/** Tokens of a pattern; `closed` where no wildcard takes a colon in any text that counts. */
export interface Parted {
  readonly tokens: readonly number[];
  readonly closed: boolean;
}

/**
 * False where the plain text of the patterns shows that no ARN fits both: their parts are compared one by one up to the
 * first wildcard that may take a colon. Never wrongly false.
 */
export function mayMeet({ tokens: one, closed }: Parted, { tokens: other, closed: otherClosed }: Parted): boolean {
  let at = 0;
  let from = 0;
  for (;;) {
    const [left, right] = [one[at], other[from]];
    if (left === undefined || right === undefined) return mayEnd(one, at) && mayEnd(other, from);
    if (left >= 0 && left === right) {
      at += 1;
      from += 1;
    } else if (left >= 0 && right >= 0) return false;
    else {
      const [ahead, there] = [endOfPart(one, at, closed), endOfPart(other, from, otherClosed)];
      if (ahead === null || there === null) return true;
      [at, from] = [ahead, there];
    }
  }
}

/** Where the part ends, at a colon or the end; null where a wildcard before that may take a colon. */
function endOfPart(tokens: readonly number[], start: number, closed: boolean): number | null {
  let at = start;
  for (let token = tokens[at]; token !== undefined && token !== COLON; token = tokens[at]) {
    if (token < 0 && !closed && !staysInPart(token)) return null;
    at += 1;
  }
  return at;
}

const counts = new WeakMap<readonly number[], number>();

function colonsIn(tokens: readonly number[]): number {
  const known = counts.get(tokens);
  if (known !== undefined) return known;
  let count = 0;
  for (const token of tokens) if (token === COLON) count += 1;
  counts.set(tokens, count);
  return count;
}

/** Reads patterns as texts of the shape meet them: where all have as many colons, wildcards take none. */
function partedBy(shape: readonly number[]): (tokens: readonly number[]) => Parted {
  const colons = shape.every((token) => token >= 0 || staysInPart(token)) ? colonsIn(shape) : -1;
  return (tokens) => ({ tokens, closed: colonsIn(tokens) === colons });
}

/** True where nothing but wildcards follows. */
function mayEnd(tokens: readonly number[], start: number): boolean {
  for (let at = start; at < tokens.length; at += 1) if ((tokens[at] ?? 0) >= 0) return false;
  return true;
}

function staysInPart(token: number): boolean {
  return (
    token === ANY_RUN_IN_PART ||
    token === ANY_ONE_IN_PART ||
    token === ANY_RUN_IN_SEGMENT ||
    token === ANY_ONE_IN_SEGMENT
  );
}

interface HasTokens {
  readonly tokens: readonly number[];
}

/** Groups of patterns as far as texts of a shape that fit a wanted group can tell them apart. */
export interface NearGroups<Pattern extends HasTokens> {
  readonly groups: readonly (readonly Pattern[])[];
  /** The number of each among all groups. */
  readonly numbers: readonly number[];
  /** Numbers among these groups. */
  readonly wanted: readonly number[] | null;
}

function isNear(one: Parted, centre: readonly Parted[]): boolean {
  return centre.some((other) => mayMeet(one, other));
}

/** Groups that are compared one by one; more of them are all kept. */
const mostPairs = 50_000;

/** All groups keep their numbers where none are wanted in particular. */
export function nearGroups<Pattern extends HasTokens>(
  groups: readonly (readonly Pattern[])[],
  wanted: readonly number[] | null,
  shape: readonly number[],
): NearGroups<Pattern> {
  if (wanted === null) return { groups, numbers: [...groups.keys()], wanted };
  const parted = partedBy(shape);
  const whole = parted(shape);
  const fitting = (group: readonly Pattern[]) => group.filter(({ tokens }) => mayMeet(parted(tokens), whole));
  const centre = wanted.flatMap((number) => fitting(groups[number] ?? []).map(({ tokens }) => parted(tokens)));
  if (centre.length === 0) return { groups: [], numbers: [], wanted: [] };
  const inShape = groups.map(fitting);
  const asked = new Set(wanted);
  const others = groups.length - asked.size;
  spend(groups.length + (centre.length * others) / 10);
  const all = centre.length * others > mostPairs;
  const near: (readonly Pattern[])[] = [];
  const numbers: number[] = [];
  for (const [number, group] of inShape.entries()) {
    const own = all || asked.has(number) ? group : group.filter(({ tokens }) => isNear(parted(tokens), centre));
    if (own.length === 0) continue;
    near.push(own);
    numbers.push(number);
  }
  return { groups: near, numbers, wanted: [...numbers.keys()].filter((place) => asked.has(numbers[place] ?? -1)) };
}
