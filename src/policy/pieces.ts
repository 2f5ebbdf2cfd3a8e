import { effort } from './effort.ts';
import { findText, type Needle } from './textSearch.ts';
import { ANY_ONE, ANY_ONE_IN_PART, ANY_RUN, ANY_RUN_IN_PART } from './tokens.ts';

/** What stands between two stars of a pattern. */
interface Piece {
  /** True where the star before it may run over colons. */
  readonly free: boolean;
  readonly length: number;
  /** Null where the piece holds question marks. */
  readonly needle: Needle | null;
  readonly tokens: readonly number[];
}

/** A pattern cut at its stars: `head` begins the text, the last piece ends it. */
export interface Pieces {
  readonly head: Piece;
  readonly rest: readonly Piece[];
}

const COLON = 58;
const CHUNK = 4096;

/** The text of tokens that hold no wildcard. */
export function textOfTokens(tokens: readonly number[]): string {
  if (tokens.length <= CHUNK) return String.fromCharCode(...tokens);
  const chunks: string[] = [];
  for (let at = 0; at < tokens.length; at += CHUNK) chunks.push(String.fromCharCode(...tokens.slice(at, at + CHUNK)));
  return chunks.join('');
}

export function cutAtStars(tokens: readonly number[]): Pieces {
  const pieces: Piece[] = [];
  let free = true;
  let start = 0;
  for (let at = 0; at <= tokens.length; at++) {
    const token = tokens[at];
    if (token !== undefined && token !== ANY_RUN && token !== ANY_RUN_IN_PART) continue;
    pieces.push(pieceOf(tokens.slice(start, at), free));
    free = token === ANY_RUN;
    start = at + 1;
  }
  const [head = pieceOf([], true), ...rest] = pieces;
  return { head, rest };
}

function pieceOf(tokens: readonly number[], free: boolean): Piece {
  const plain = tokens.every((token) => token >= 0);
  return { free, length: tokens.length, needle: plain ? { text: textOfTokens(tokens), table: null } : null, tokens };
}

/**
 * Places each piece as far left as it goes, which is right where all stars are free: the work is linear in text and
 * pattern, but for pieces with question marks (their length × the text). A star that stays in its ARN part may fail
 * where it stands; then the last free star before it takes more.
 */
export function piecesFit({ head, rest }: Pieces, text: string): boolean {
  if (rest.length === 0) return head.length === text.length && fitsAt(head, text, 0);
  if (!fitsAt(head, text, 0)) return false;
  let from = head.length;
  let freeIndex = -1;
  let freeAt = 0;
  for (let index = 0; index < rest.length; ) {
    const piece = rest[index];
    if (piece === undefined) return false;
    const at = index === rest.length - 1 ? placeLast(piece, text, from) : place(piece, text, from);
    if (at >= 0) {
      if (piece.free) [freeIndex, freeAt] = [index, at];
      from = at + piece.length;
      index++;
    } else if (piece.free || freeIndex < 0) return false;
    else [index, from] = [freeIndex, freeAt + 1];
  }
  return true;
}

function fitsAt({ length, needle, tokens }: Piece, text: string, at: number): boolean {
  if (at + length > text.length) return false;
  if (needle) {
    effort.steps += length;
    return text.startsWith(needle.text, at);
  }
  for (let index = 0; index < length; index++) {
    effort.steps++;
    if (!unitFits(tokens[index], text.charCodeAt(at + index))) return false;
  }
  return true;
}

function unitFits(want: number | undefined, unit: number): boolean {
  return want === unit || want === ANY_ONE || (want === ANY_ONE_IN_PART && unit !== COLON);
}

/** How far right a piece may begin: a star in an ARN part ends at the next colon. */
function furthest(piece: Piece, text: string, from: number): number {
  const colon = piece.free ? -1 : text.indexOf(':', from);
  return colon < 0 ? text.length : colon;
}

function place(piece: Piece, text: string, from: number): number {
  const last = furthest(piece, text, from);
  if (piece.length === 0) return from <= text.length ? from : -1;
  if (piece.needle) return findText(piece.needle, text, from, last);
  for (let at = from; at <= last && at + piece.length <= text.length; at++) if (fitsAt(piece, text, at)) return at;
  return -1;
}

function placeLast(piece: Piece, text: string, from: number): number {
  const at = text.length - piece.length;
  return at >= from && at <= furthest(piece, text, from) && fitsAt(piece, text, at) ? at : -1;
}
