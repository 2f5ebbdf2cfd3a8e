/** A unit of a compiled pattern: a UTF-16 code unit, or one of the negative marks below. */
export const ANY_RUN = -1;
export const ANY_ONE = -2;
/** Like `ANY_RUN` and `ANY_ONE`, but never a colon. */
export const ANY_RUN_IN_PART = -3;
export const ANY_ONE_IN_PART = -4;

const STAR = 42;
const QUESTION = 63;
const COLON = 58;

/** A compiled pattern. `prefix` is the text before the only star where the star ends the pattern. */
export interface Pattern {
  readonly tokens: readonly number[];
  readonly literal: string | null;
  readonly prefix: string | null;
}

/** Counts the steps that a match takes; tests read it. */
export interface Meter {
  steps: number;
}

export interface WildcardOptions {
  readonly ignoreCase?: boolean;
  readonly meter?: Meter;
}

/** Tokens of a text whose stars and question marks are wildcards. */
export function wildTokens(text: string): number[] {
  const tokens: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== STAR) tokens.push(unit === QUESTION ? ANY_ONE : unit);
    else if (tokens.at(-1) !== ANY_RUN) tokens.push(ANY_RUN);
  }
  return tokens;
}

/** Tokens of a text whose characters all stand for themselves. */
export function literalTokens(text: string): number[] {
  const tokens: number[] = [];
  for (let at = 0; at < text.length; at++) tokens.push(text.charCodeAt(at));
  return tokens;
}

export function patternOf(tokens: readonly number[]): Pattern {
  const wild = tokens.findIndex((token) => token < 0);
  const fixed = wild < 0 ? tokens : tokens.slice(0, wild);
  const start = fixed.map((unit) => String.fromCharCode(unit)).join('');
  const endsInStar = wild >= 0 && wild === tokens.length - 1 && tokens[wild] === ANY_RUN;
  return { tokens, literal: wild < 0 ? start : null, prefix: endsInStar ? start : null };
}

export function compileWildcard(text: string): Pattern {
  return patternOf(wildTokens(text));
}

/** True where the whole text fits the pattern. */
export function fits(pattern: Pattern, text: string): boolean {
  if (pattern.literal !== null) return pattern.literal === text;
  if (pattern.prefix !== null) return text.startsWith(pattern.prefix);
  return tokensFit(pattern.tokens, text);
}

/**
 * Matches with two pointers: a mismatch returns to the last star and lets it take one character more, so the work is
 * at most (tokens × characters) and linear for each star. A star that stays in its ARN part gives up at a colon and
 * hands back to the last free star.
 */
export function tokensFit(tokens: readonly number[], text: string, meter?: Meter): boolean {
  let at = 0;
  let token = 0;
  let freeToken = -1;
  let freeAt = 0;
  let partToken = -1;
  let partAt = 0;
  while (true) {
    if (meter) meter.steps++;
    const want = tokens[token];
    if (want === ANY_RUN) {
      freeToken = token++;
      freeAt = at;
      partToken = -1;
      if (token === tokens.length) return true;
      continue;
    }
    if (want === ANY_RUN_IN_PART) {
      partToken = token++;
      partAt = at;
      continue;
    }
    if (at === text.length && want === undefined) return true;
    if (at < text.length && want !== undefined && unitFits(want, text.charCodeAt(at))) {
      at++;
      token++;
    } else if (partToken >= 0 && partAt < text.length && text.charCodeAt(partAt) !== COLON) {
      at = ++partAt;
      token = partToken + 1;
    } else if (freeToken >= 0 && freeAt < text.length) {
      at = ++freeAt;
      token = freeToken + 1;
      partToken = -1;
    } else return false;
  }
}

function unitFits(want: number, unit: number): boolean {
  return want === unit || want === ANY_ONE || (want === ANY_ONE_IN_PART && unit !== COLON);
}

/**
 * `*` is any run of characters, `?` exactly one; every other character stands for itself and the whole text must fit.
 * Counts UTF-16 units, as AWS does: a character outside the basic plane needs `??`.
 */
export function matchesWildcard(pattern: string, text: string, options: WildcardOptions = {}): boolean {
  const tokens = wildTokens(options.ignoreCase ? pattern.toLowerCase() : pattern);
  return tokensFit(tokens, options.ignoreCase ? text.toLowerCase() : text, options.meter);
}
