import { cellsOf, columnOf } from './editor/displayText.ts';
import { asciiGlyphs, type Glyphs, unicodeGlyphs } from './glyphs.ts';

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

const standIns = new Map<string, string>([
  ...Object.entries(unicodeGlyphs).map(([name, sign]) => [sign, asciiGlyphs[name as keyof Glyphs]] as const),
  ['·', '-'],
  ['–', '-'],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
]);

/** The text as it is painted with these signs: only with ASCII where the signs are ASCII. */
export function painted(text: string, glyphs: Glyphs): string {
  const clean = drawable(text);
  if (glyphs !== asciiGlyphs || !SURE.test(clean)) return clean;
  return [...clean].map((sign) => standIns.get(sign) ?? sign).join('');
}
