import { ANY_ONE, ANY_ONE_IN_PART, ANY_RUN, ANY_RUN_IN_PART } from './wildcard.ts';

const COLON = 58;

/** Units from here on stand for text that is not known yet, such as the value of a policy variable. */
export const FIRST_OPAQUE = 0x200000;

/** Counts the steps that a comparison takes; tests read it. */
export interface CoverMeter {
  steps: number;
}

/**
 * True where every text of `narrow` is one of `wide`; both are units of compiled patterns. Never says so wrongly; of
 * patterns that mix `?` and `*` in other orders it may miss some. Work is at most (units × units).
 */
export function covers(wide: readonly number[], narrow: readonly number[], meter?: CoverMeter): boolean {
  let at = 0;
  let token = 0;
  let freeToken = -1;
  let freeAt = 0;
  let partToken = -1;
  let partAt = 0;
  while (true) {
    if (meter) meter.steps++;
    const want = wide[token];
    const unit = narrow[at];
    if (want === ANY_RUN) {
      freeToken = token++;
      freeAt = at;
      partToken = -1;
      if (token === wide.length) return true;
    } else if (want === ANY_RUN_IN_PART) {
      partToken = token++;
      partAt = at;
    } else if (want === undefined && unit === undefined) return true;
    else if (want !== undefined && unit !== undefined && unitCovers(want, unit)) {
      at++;
      token++;
    } else if (partToken >= 0 && staysInPart(narrow[partAt])) {
      at = ++partAt;
      token = partToken + 1;
    } else if (freeToken >= 0 && freeAt < narrow.length) {
      at = ++freeAt;
      token = freeToken + 1;
      partToken = -1;
    } else return false;
  }
}

function unitCovers(want: number, unit: number): boolean {
  if (want === unit) return true;
  if (want === ANY_ONE) return unit === ANY_ONE_IN_PART || (unit >= 0 && unit < FIRST_OPAQUE);
  return want === ANY_ONE_IN_PART && unit >= 0 && unit < FIRST_OPAQUE && unit !== COLON;
}

/** True for what a star that stays in its part of an ARN can take. */
function staysInPart(unit: number | undefined): boolean {
  if (unit === undefined || unit === ANY_RUN || unit === ANY_ONE || unit === COLON) return false;
  return unit < FIRST_OPAQUE;
}

/** The same units with the question marks of each run of wildcards before its star. */
export function inOneOrder(units: readonly number[]): number[] {
  const ordered: number[] = [];
  let star: number | null = null;
  for (const unit of units) {
    if (unit === ANY_RUN || unit === ANY_RUN_IN_PART) star = star === ANY_RUN ? ANY_RUN : unit;
    else {
      if (star !== null && unit !== ANY_ONE && unit !== ANY_ONE_IN_PART) {
        ordered.push(star);
        star = null;
      }
      ordered.push(unit);
    }
  }
  if (star !== null) ordered.push(star);
  return ordered;
}
