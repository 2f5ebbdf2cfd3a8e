import { stripControls } from '../policy/vetText.ts';
import { asciiGlyphs, type Glyphs, unicodeGlyphs } from '../tui/glyphs.ts';
import { type Line, line, lineText } from '../tui/line.ts';
import type { Row } from '../tui/row.ts';
import { proseLines } from '../tui/views/prose.ts';
import { wrapLine } from '../tui/wrap.ts';

/** Texts are easier to follow in rows of this width, however wide the terminal is. */
const WIDEST = 100;

/** Lines of text, one after the other: nothing moves, nothing is coloured, nothing is written twice. */
export class Paper {
  readonly width: number;
  readonly glyphs: Glyphs;
  readonly #out: (text: string) => void;

  constructor(out: (text: string) => void, columns: number, ascii: boolean) {
    this.#out = out;
    this.width = Math.max(20, Math.min(WIDEST, columns));
    this.glyphs = ascii ? asciiGlyphs : unicodeGlyphs;
  }

  /** Writes without a line end. */
  write(text: string): void {
    this.#out(stripControls(text));
  }

  gap(): void {
    this.#out('\n');
  }

  /** A text as authors write it, broken at the width. */
  say(text: string): void {
    this.lines(proseLines(text, this.width));
  }

  lines(lines: readonly Line[]): void {
    for (const parts of lines) this.write(`${lineText(parts).trimEnd()}\n`);
  }

  /** Rows of a list with all of their text. */
  rows(rows: readonly Row<unknown>[]): void {
    for (const row of rows)
      this.lines(row.heading ? wrapLine(line(row.text), this.width, 2) : row.lines(this.width, true));
  }
}
