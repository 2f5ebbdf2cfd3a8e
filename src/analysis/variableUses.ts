import { ANY_RUN } from '../policy/wildcard.ts';
import { keyOf, type Matcher } from './automaton.ts';
import type { VariableUse } from './solveVariable.ts';

/** Stand in texts for the value that is looked for, and for others that are free. */
export const here = '\ue100';
export const elsewhere = '\ue101';
const marks = [here, elsewhere].map((mark) => mark.charCodeAt(0));
const [mark = 0, otherMark = 0] = marks;

export interface VariableUses {
  readonly uses: readonly VariableUse[];
  /** True where the value stands in several places that one text may have at once, or behind other free values. */
  readonly crowded: boolean;
  /** True where other free values stand behind it. */
  readonly followed: boolean;
}

/** The places of a value in patterns that hold the marks, by what stands before it. */
export function usesIn(patterns: readonly (readonly number[])[]): VariableUses {
  const others = patterns.filter((tokens) => !tokens.includes(mark)).map(open);
  const uses = new Map<string, { readonly before: readonly number[]; readonly afters: (readonly number[])[] }>();
  let [crowded, followed] = [false, false];
  const apart: (readonly number[])[] = [];
  for (const tokens of patterns) {
    const at = tokens.indexOf(mark);
    if (at < 0) {
      if (tokens.includes(otherMark)) apart.push(tokens.slice(0, tokens.indexOf(otherMark)));
      continue;
    }
    crowded ||= tokens.slice(0, at).includes(otherMark) || tokens.indexOf(mark, at + 1) > 0;
    followed ||= tokens.includes(otherMark, at);
    const before = open(tokens.slice(0, at)).tokens;
    const after = open(tokens.slice(at + 1)).tokens;
    const key = keyOf({ tokens: before, ignoreCase: false });
    const use = uses.get(key);
    if (use) use.afters.push(after);
    else uses.set(key, { before, afters: [after] });
  }
  const found = [...uses.values()];
  crowded ||= found.some((one) => found.some((other) => one !== other && mayMeet(one.before, other.before)));
  crowded ||= followed && found.some(({ before }) => apart.some((other) => mayMeet(before, other)));
  return { uses: found.map((use) => ({ ...use, others })), crowded, followed };
}

/** With any text in place of free values. */
function open(tokens: readonly number[]): Matcher {
  return { tokens: tokens.map((token) => (marks.includes(token) ? ANY_RUN : token)), ignoreCase: false };
}

/** False where the plain text before one value differs from that before the other. */
function mayMeet(one: readonly number[], other: readonly number[]): boolean {
  for (const [at, token] of one.entries()) {
    const there = other[at];
    if (token < 0 || there === undefined || there < 0) return true;
    if (token !== there) return false;
  }
  return true;
}
