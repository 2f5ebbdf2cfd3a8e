/** A unit of a compiled pattern: a UTF-16 code unit, or one of the negative marks below. */
export const ANY_RUN = -1;
export const ANY_ONE = -2;
/** Like `ANY_RUN` and `ANY_ONE`, but never a colon. */
export const ANY_RUN_IN_PART = -3;
export const ANY_ONE_IN_PART = -4;
/** Like these, but neither a colon nor a slash. */
export const ANY_ONE_IN_SEGMENT = -5;
export const ANY_RUN_IN_SEGMENT = -6;

const STAR = 42;
const QUESTION = 63;

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
