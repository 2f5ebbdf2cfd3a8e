const STAR = '*';
const ANY = '?';

/** Longer patterns are taken to meet anything, so that the work stays small. */
const LONGEST = 400;

/** True where some text fits both patterns of `*` and `?`. */
export function patternsMeet(one: string, other: string): boolean {
  if (one.length > LONGEST || other.length > LONGEST) return true;
  if (!startsMeet(one, other)) return false;
  if (absorbs(one, other) || absorbs(other, one)) return true;
  let reached = closed(new Set([0]), one);
  for (const unit of other) {
    reached = unit === STAR ? everyLater(reached, one) : closed(after(reached, one, unit), one);
    if (reached.size === 0) return false;
  }
  return reached.has(one.length);
}

/**
 * A pattern that ends in a star meets every pattern with a star where the texts before their first stars agree: the text
 * of the one pattern followed by the rest of the other fits both.
 */
function absorbs(open: string, other: string): boolean {
  return open.endsWith(STAR) && startsWithTextAndStar(open) && startsWithTextAndStar(other);
}

function startsWithTextAndStar(pattern: string): boolean {
  return pattern[literalLength(pattern)] === STAR;
}

/** The texts before the first wildcard of each. */
function startsMeet(one: string, other: string): boolean {
  const length = Math.min(literalLength(one), literalLength(other));
  return one.slice(0, length) === other.slice(0, length);
}

function literalLength(pattern: string): number {
  const at = pattern.search(/[*?]/);
  return at < 0 ? pattern.length : at;
}

/** Stars of the pattern may stand for nothing. */
function closed(positions: Set<number>, pattern: string): Set<number> {
  for (const at of positions) if (pattern[at] === STAR) positions.add(at + 1);
  return positions;
}

function after(positions: ReadonlySet<number>, pattern: string, unit: string): Set<number> {
  const next = new Set<number>();
  for (const at of positions) {
    const own = pattern[at];
    if (own === STAR) next.add(at);
    else if (own !== undefined && (own === ANY || unit === ANY || own === unit)) next.add(at + 1);
  }
  return next;
}

function everyLater(positions: ReadonlySet<number>, pattern: string): Set<number> {
  const first = Math.min(...positions);
  return new Set(Array.from({ length: pattern.length - first + 1 }, (_, index) => first + index));
}
