/** The furthest moment that a date can hold, in milliseconds since 1970. */
const lastMoment = 8.64e15;
const second = 1000;

/**
 * Each bound, one value on either side of it and one between two of them. Those between come late, and negative ones
 * last where no bound is negative.
 */
export function numberSamples(bounds: readonly number[]): string[] {
  const sorted = inOrder(bounds);
  const [lowest = 0, highest = 0] = [sorted[0], sorted.at(-1)];
  const below = lowest > 0 && lowest < 1 ? 0 : lowest - step(lowest);
  const near = [below, ...sorted.flatMap((bound) => [bound - 1, bound, bound + 1]), highest + step(highest)];
  const between = sorted.slice(1).map((bound, index) => (bound + (sorted[index] ?? bound)) / 2);
  const isOdd = (value: number) => value < 0 && lowest >= 0;
  const ordered = [...inOrder(near), ...between];
  const values = [...ordered.filter((value) => !isOdd(value)), ...ordered.filter(isOdd)];
  return [...new Set(values)].filter((value) => Number.isFinite(value)).map(String);
}

/** One, or as much as makes a difference to a number of this size. */
function step(bound: number): number {
  return bound + 1 > bound && bound - 1 < bound ? 1 : Math.abs(bound);
}

/** The same for moments, in milliseconds since 1970; those before `floor` are left out. */
export function dateSamples(bounds: readonly number[], floor: number): string[] {
  const sorted = inOrder(bounds);
  const close = sorted.slice(1).flatMap((bound, index) => {
    const before = sorted[index] ?? bound;
    return bound - before <= second && bound - before > 1 ? [before + Math.floor((bound - before) / 2)] : [];
  });
  const near = sorted.flatMap((bound) => [bound - second, bound, bound + second]);
  const from = Number.isFinite(floor) ? [floor] : [];
  const possible = [...near, ...close, ...from].filter((time) => Math.abs(time) <= lastMoment && time >= floor);
  return inOrder(possible).map(isoTime);
}

function inOrder(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** A moment as policies write it: no sign before years after 9999, milliseconds only where there are some. */
export function isoTime(time: number): string {
  return new Date(time)
    .toISOString()
    .replace(/^\+0?/, '')
    .replace(/\.000Z$/, 'Z');
}
