import { cellsOf, columnOf } from './editor/displayText.ts';
import { unicodeGlyphs } from './glyphs.ts';

const own = [...Object.values(unicodeGlyphs), '·', '–', '’', '“', '”'].join('');
/** Text that is surely drawn one cell a character: printable ASCII and our own signs. */
const SURE = new RegExp(`^[\\x20-\\x7e${own}]*$`);
const OWN = new Set(own);

/** Cells that a text takes as we draw it. */
export function cellWidth(text: string): number {
  return SURE.test(text) ? text.length : columnOf(text, text.length);
}

/** The text as it may reach the terminal: nothing that it would act on or whose width is in doubt. */
export function drawable(text: string): string {
  if (SURE.test(text)) return text;
  return cellsOf(text)
    .map((cell) => {
      const grapheme = text.slice(cell.at, cell.at + cell.text.length);
      return OWN.has(grapheme) ? grapheme : cell.text;
    })
    .join('');
}
