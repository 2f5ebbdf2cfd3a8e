import { ANY_ONE_IN_PART, ANY_ONE_IN_SEGMENT, ANY_RUN, ANY_RUN_IN_PART, ANY_RUN_IN_SEGMENT } from './wildcard.ts';

const COLON = 58;
const SLASH = 47;

/** Pairs of positions that are worth walking; an ARN has at most 2,048 characters, a form about a hundred. */
const MOST_PAIRS = 2_000_000;

/**
 * True where some text fits both patterns, given as units of compiled patterns. Walks pairs of positions, each at most
 * once: work is at most (units × units). Patterns too long for that count as meeting.
 */
export function patternsIntersect(one: readonly number[], other: readonly number[]): boolean {
  const width = other.length + 1;
  if ((one.length + 1) * width > MOST_PAIRS) return true;
  const seen = new Set<number>([0]);
  const open = [0];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const at = Math.floor(state / width);
    const from = state % width;
    if (at === one.length && from === other.length) return true;
    for (const next of nextStates(one, other, at, from)) {
      const key = next[0] * width + next[1];
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(key);
    }
  }
  return false;
}

const isRun = (unit: number | undefined) => unit === ANY_RUN || unit === ANY_RUN_IN_PART || unit === ANY_RUN_IN_SEGMENT;

/** Positions after one step: a run that ends, or one character that both take. */
function nextStates(
  one: readonly number[],
  other: readonly number[],
  at: number,
  from: number,
): (readonly [number, number])[] {
  const left = one[at];
  const right = other[from];
  const states: (readonly [number, number])[] = [];
  if (isRun(left)) states.push([at + 1, from]);
  if (isRun(right)) states.push([at, from + 1]);
  if (left === undefined || right === undefined || !share(left, right)) return states;
  const onLeft = isRun(left) ? at : at + 1;
  const onRight = isRun(right) ? from : from + 1;
  if (onLeft !== at || onRight !== from) states.push([onLeft, onRight]);
  return states;
}

/** True where some character is in both units. */
function share(left: number, right: number): boolean {
  if (left >= 0 && right >= 0) return left === right;
  return !(keepsOut(left, right) || keepsOut(right, left));
}

/** True where the wildcard never takes the character. */
function keepsOut(wild: number, unit: number): boolean {
  if (unit === COLON) return staysInPart(wild) || staysInSegment(wild);
  return unit === SLASH && staysInSegment(wild);
}

const staysInPart = (unit: number) => unit === ANY_RUN_IN_PART || unit === ANY_ONE_IN_PART;
const staysInSegment = (unit: number) => unit === ANY_RUN_IN_SEGMENT || unit === ANY_ONE_IN_SEGMENT;
