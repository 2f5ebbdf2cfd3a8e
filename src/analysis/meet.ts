import { ANY_ONE, ANY_RUN, ANY_RUN_IN_PART } from '../policy/wildcard.ts';

/** Like the marks of a pattern, but neither a colon nor a slash. */
export const ANY_ONE_IN_SEGMENT = -5;
export const ANY_RUN_IN_SEGMENT = -6;

const COLON = 58;
const SLASH = 47;
/** `x`, which stands where any character fits. */
const FILLER = 120;
/** Positions that one search may visit. */
const visits = 4_000;

function isRun(token: number): boolean {
  return token === ANY_RUN || token === ANY_RUN_IN_PART || token === ANY_RUN_IN_SEGMENT;
}

function admits(token: number, unit: number): boolean {
  if (token >= 0) return token === unit;
  if (unit === COLON) return token === ANY_RUN || token === ANY_ONE;
  if (unit === SLASH) return token !== ANY_ONE_IN_SEGMENT && token !== ANY_RUN_IN_SEGMENT;
  return true;
}

interface Visit {
  readonly at: readonly number[];
  readonly text: string;
}

/**
 * A shortest text that fits every one of the patterns, or null where there is none. Null too where the search would
 * take too long; `exhausted` then says so.
 */
export function meet(patterns: readonly (readonly number[])[]): { text: string | null; exhausted: boolean } {
  const queue: Visit[] = [{ at: patterns.map(() => 0), text: '' }];
  const seen = new Set<string>();
  for (let next = 0; next < queue.length; next += 1) {
    if (next > visits) return { text: null, exhausted: true };
    const visit = queue[next];
    if (!visit) break;
    for (const at of skips(visit.at, patterns)) {
      const key = at.join();
      if (seen.has(key)) continue;
      seen.add(key);
      const tokens = at.map((position, index) => patterns[index]?.[position]);
      if (tokens.every((token) => token === undefined)) return { text: visit.text, exhausted: false };
      const step = advance(at, tokens);
      if (step) queue.push({ at: step.at, text: visit.text + String.fromCharCode(step.unit) });
    }
  }
  return { text: null, exhausted: false };
}

/** The position itself and all that are reached by ending runs. */
function skips(at: readonly number[], patterns: readonly (readonly number[])[]): number[][] {
  let all: number[][] = [[]];
  for (const [index, position] of at.entries()) {
    const ends: number[] = [position];
    for (let end = position; isRun(patterns[index]?.[end] ?? 0); end += 1) ends.push(end + 1);
    all = all.flatMap((prefix) => ends.map((end) => [...prefix, end]));
  }
  return all;
}

/** One character more: a literal where any pattern wants one. */
function advance(
  at: readonly number[],
  tokens: readonly (number | undefined)[],
): { at: number[]; unit: number } | null {
  if (tokens.some((token) => token === undefined)) return null;
  const unit = tokens.find((token) => token !== undefined && token >= 0) ?? FILLER;
  if (!tokens.every((token) => token !== undefined && admits(token, unit))) return null;
  return { at: at.map((position, index) => (isRun(tokens[index] ?? 0) ? position : position + 1)), unit };
}
