import { effort } from './effort.ts';
import { cutAtStars, type Pieces, piecesFit, textOfTokens } from './pieces.ts';
import { ANY_RUN, wildTokens } from './tokens.ts';

export {
  ANY_ONE,
  ANY_ONE_IN_PART,
  ANY_ONE_IN_SEGMENT,
  ANY_RUN,
  ANY_RUN_IN_PART,
  ANY_RUN_IN_SEGMENT,
  literalTokens,
  wildTokens,
} from './tokens.ts';

/** A compiled pattern. `prefix` is the text before the only star where the star ends the pattern. */
export interface Pattern {
  readonly tokens: readonly number[];
  readonly literal: string | null;
  readonly prefix: string | null;
  /** Null where the pattern is a literal or a prefix. */
  readonly pieces: Pieces | null;
}

export interface WildcardOptions {
  readonly ignoreCase?: boolean;
}

export function patternOf(tokens: readonly number[]): Pattern {
  const wild = tokens.findIndex((token) => token < 0);
  if (wild < 0) return { tokens, literal: textOfTokens(tokens), prefix: null, pieces: null };
  if (wild === tokens.length - 1 && tokens[wild] === ANY_RUN) {
    return { tokens, literal: null, prefix: textOfTokens(tokens.slice(0, wild)), pieces: null };
  }
  return { tokens, literal: null, prefix: null, pieces: cutAtStars(tokens) };
}

export function compileWildcard(text: string): Pattern {
  return patternOf(wildTokens(text));
}

/** True where the whole text fits the pattern. */
export function fits(pattern: Pattern, text: string): boolean {
  effort.steps++;
  if (pattern.literal !== null) return pattern.literal === text;
  if (pattern.prefix !== null) return text.startsWith(pattern.prefix);
  return pattern.pieces !== null && piecesFit(pattern.pieces, text);
}

/**
 * `*` is any run of characters, `?` exactly one; every other character stands for itself and the whole text must fit.
 * Counts UTF-16 units, as AWS does: a character outside the basic plane needs `??`.
 */
export function matchesWildcard(pattern: string, text: string, options: WildcardOptions = {}): boolean {
  return options.ignoreCase
    ? fits(compileWildcard(pattern.toLowerCase()), text.toLowerCase())
    : fits(compileWildcard(pattern), text);
}
