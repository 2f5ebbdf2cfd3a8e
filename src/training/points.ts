import type { Check } from '../scenario/check.ts';
import type { CheckKind } from './report.ts';

/** One check that can earn points. */
export interface Scored {
  readonly kind: CheckKind;
  /** Points that the author set in place of a share. */
  readonly own: number | null;
}

type Pool = 'allow' | 'deny' | 'state' | 'leastPrivilege' | 'hygiene' | 'answer';

/** Points of each pool before they are rescaled to 100. */
const pools: Readonly<Record<Pool, number>> = {
  allow: 40,
  deny: 30,
  state: 20,
  leastPrivilege: 20,
  hygiene: 10,
  answer: 40,
};

const poolOf: Readonly<Record<CheckKind, Pool>> = {
  allow: 'allow',
  call: 'allow',
  deny: 'deny',
  never: 'deny',
  noEscalation: 'deny',
  state: 'state',
  atMost: 'leastPrivilege',
  hygiene: 'hygiene',
  answer: 'answer',
};

/** A `call` that must fail shares with the denials. */
export function scored(check: Check): Scored {
  const denies = check.kind === 'call' && check.expect !== 'ok';
  return { kind: denies ? 'deny' : check.kind, own: check.points };
}

/** Whole points for each check, 100 together: its own or its part of the pool, rescaled over what is present. */
export function divide(checks: readonly Scored[]): number[] {
  const sharing = new Map<Pool, number>();
  for (const { kind, own } of checks) {
    if (own === null) sharing.set(poolOf[kind], (sharing.get(poolOf[kind]) ?? 0) + 1);
  }
  const raw = checks.map(({ kind, own }) => own ?? pools[poolOf[kind]] / (sharing.get(poolOf[kind]) ?? 1));
  const total = raw.reduce((sum, points) => sum + points, 0);
  return total === 0 ? raw.map(() => 0) : largestRemainder(raw.map((points) => (points * 100) / total));
}

/** Rounds so that the sum stays 100: the largest remainders are rounded up, the first of equals first. */
function largestRemainder(exact: readonly number[]): number[] {
  const whole = exact.map(Math.floor);
  let left =
    Math.round(exact.reduce((sum, points) => sum + points, 0)) - whole.reduce((sum, points) => sum + points, 0);
  const order = exact
    .map((points, index) => ({ index, remainder: points - Math.floor(points) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order) {
    if (left <= 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    left -= 1;
  }
  return whole;
}
