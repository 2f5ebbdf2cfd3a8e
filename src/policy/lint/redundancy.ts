import { covers, FIRST_OPAQUE, inOneOrder } from '../patternCover.ts';
import { resourcePatterns } from '../resources.ts';
import { ANY_RUN, ANY_RUN_IN_PART, literalTokens, wildTokens } from '../wildcard.ts';
import type { Entry } from './entries.ts';

/** A pattern ready to be compared: the alternatives that it stands for. */
type Alternatives = readonly (readonly number[])[];

/** How the texts of an element become units. */
export type ReadPattern = (text: string) => Alternatives;

/** Service and name of an action match apart, in any letter case; text without a colon matches nothing. */
export const readActionPattern: ReadPattern = (text) => {
  const lower = text.toLowerCase();
  if (/^\*+$/.test(lower)) return [[ANY_RUN]];
  const colon = lower.indexOf(':');
  if (colon < 0) return [literalTokens(lower)];
  const units = wildTokens(lower.slice(0, colon)).map((unit) => (unit === ANY_RUN ? ANY_RUN_IN_PART : unit));
  return [inOneOrder([...units, ...wildTokens(lower.slice(colon))])];
};

/** A variable is one opaque unit: equal names have equal values. */
export function resourceReader(): ReadPattern {
  const variables = new Map<string, number>();
  return (text) => {
    const end = text.lastIndexOf('}') + 1;
    const units = [...text.slice(0, end).split(/(\$\{[^}]*\})/), text.slice(end)].flatMap((piece) => {
      if (!piece.startsWith('${') || !piece.endsWith('}')) return wildTokens(piece);
      const known = variables.get(piece) ?? FIRST_OPAQUE + variables.size;
      variables.set(piece, known);
      return [known];
    });
    return resourcePatterns(units).map(({ tokens }) => inOneOrder(tokens));
  };
}

/** An entry that another one of its list makes needless. */
export interface Redundant {
  readonly entry: Entry;
  readonly by: Entry;
}

export interface Redundancy {
  readonly found: readonly Redundant[];
  /** False where the list was too long to compare everything with everything. */
  readonly complete: boolean;
}

/** Comparisons of one list; reached by some hundreds of patterns that all begin with a wildcard. */
export const COMPARISONS = 100_000;

interface Row {
  readonly index: number;
  readonly entry: Entry;
  readonly alternatives: Alternatives;
  /** Text before the first wildcard or variable. */
  readonly start: string;
}

/** Every entry that another covers: of two that cover each other, the later one. */
export function redundancyOf(entries: readonly Entry[], read: ReadPattern, fold: (text: string) => string): Redundancy {
  const rows = entries.map((entry, index): Row => {
    const text = fold(entry.text);
    return { index, entry, alternatives: read(entry.text), start: /^[^*?$]*/.exec(text)?.[0] ?? '' };
  });
  const buckets = wildBuckets(rows, fold);
  const lengths = [...new Set([...buckets.keys()].map((start) => start.length))].sort((one, other) => one - other);
  const first = new Map<string, Row>();
  const found: Redundant[] = [];
  let left = COMPARISONS;
  for (const row of rows) {
    const text = fold(row.entry.text);
    const same = first.get(text);
    first.set(text, same ?? row);
    const candidates = same ? [] : candidatesOf(row, buckets, lengths);
    left -= candidates.length;
    if (left < 0) return { found, complete: false };
    const by = same ?? candidates.find((other) => makesNeedless(other, row));
    if (by) found.push({ entry: row.entry, by: by.entry });
  }
  return { found, complete: true };
}

/** Patterns with wildcards by the text before the first one. */
function wildBuckets(rows: readonly Row[], fold: (text: string) => string): ReadonlyMap<string, readonly Row[]> {
  const buckets = new Map<string, Row[]>();
  const seen = new Set<string>();
  for (const row of rows) {
    const text = fold(row.entry.text);
    if (!/[*?]/.test(text) || seen.has(text)) continue;
    seen.add(text);
    const bucket = buckets.get(row.start) ?? [];
    bucket.push(row);
    buckets.set(row.start, bucket);
  }
  return buckets;
}

function candidatesOf(
  row: Row,
  buckets: ReadonlyMap<string, readonly Row[]>,
  lengths: readonly number[],
): readonly Row[] {
  return lengths
    .filter((length) => length <= row.start.length)
    .flatMap((length) => buckets.get(row.start.slice(0, length)) ?? [])
    .filter((other) => other !== row);
}

function makesNeedless(other: Row, row: Row): boolean {
  return isCovered(row, other) && !(other.index > row.index && isCovered(other, row));
}

function isCovered(row: Row, other: Row): boolean {
  return row.alternatives.every((narrow) => other.alternatives.some((wide) => covers(wide, narrow)));
}
