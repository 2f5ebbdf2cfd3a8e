import { findClusterBreak } from '@codemirror/state';
import stringWidth from 'string-width';

/** One grapheme as it is drawn. `at` is its UTF-16 offset in the line, `column` the screen column it starts in. */
export interface Cell {
  readonly text: string;
  readonly at: number;
  readonly column: number;
  readonly width: number;
}

const PLAIN = /^[\x20-\x7e]*$/;
const STAND_IN = '□';

/**
 * What a terminal surely draws in the stated width. Control and format characters, emoji sequences and lone surrogates
 * are drawn as a box: terminals disagree about their width, and some would act on them.
 */
function drawn(grapheme: string): string {
  const point = grapheme.codePointAt(0) ?? 0;
  if (point < 0x20 || (point >= 0x7f && point < 0xa0)) return STAND_IN;
  if (
    /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\ufe0f]/u.test(grapheme)
  ) {
    return STAND_IN;
  }
  return stringWidth(grapheme) === 0 ? STAND_IN : grapheme;
}

/** The cells of a line from the first that reaches column `from` up to, not including, column `to`. */
export function cellsOf(line: string, from = 0, to = Number.POSITIVE_INFINITY): Cell[] {
  const cells: Cell[] = [];
  if (PLAIN.test(line)) {
    const end = Math.min(line.length, to);
    for (let at = Math.max(0, from); at < end; at++) cells.push({ text: line.charAt(at), at, column: at, width: 1 });
    return cells;
  }
  let column = 0;
  for (let at = 0; at < line.length && column < to; ) {
    const next = findClusterBreak(line, at);
    const text = drawn(line.slice(at, next));
    const width = PLAIN.test(text) ? text.length : Math.max(1, stringWidth(text));
    if (column + width > from) cells.push({ text, at, column, width });
    column += width;
    at = next;
  }
  return cells;
}

/** The screen column in which the character at `offset` starts. */
export function columnOf(line: string, offset: number): number {
  const before = line.slice(0, offset);
  if (PLAIN.test(before)) return before.length;
  return cellsOf(before).reduce((sum, cell) => sum + cell.width, 0);
}

/** The offset of the grapheme that covers `column`; the line's end beyond it. */
export function offsetAt(line: string, column: number): number {
  if (PLAIN.test(line)) return Math.max(0, Math.min(column, line.length));
  return cellsOf(line).find((cell) => column < cell.column + cell.width)?.at ?? line.length;
}

/** The text as it is drawn in at most `width` columns, cut with `…`. */
export function fitText(text: string, width: number): string {
  if (width <= 0) return '';
  if (text.length <= width && PLAIN.test(text)) return text;
  const cells = cellsOf(text, 0, width + 1);
  const total = cells.reduce((sum, cell) => sum + cell.width, 0);
  if (total <= width) return cells.map((cell) => cell.text).join('');
  const kept = cells.filter((cell) => cell.column + cell.width <= width - 1);
  return `${kept.map((cell) => cell.text).join('')}…`;
}

/** `fitText`, filled up with spaces to exactly `width` columns. */
export function padText(text: string, width: number): string {
  const fitted = fitText(text, width);
  return fitted + ' '.repeat(Math.max(0, width - columnOf(fitted, fitted.length)));
}
