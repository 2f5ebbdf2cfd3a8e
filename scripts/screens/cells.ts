import type { Terminal } from '@xterm/headless';

/** One cell of a terminal as it is seen: colours are `#rrggbb`, null for the terminal's own. */
export interface Cell {
  readonly text: string;
  readonly color: string | null;
  readonly ground: string | null;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

const hex = (value: number): string => `#${value.toString(16).padStart(6, '0')}`;

/** The first sixteen colours as xterm has them (XTerm-col.ad). */
const sixteen = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00,
  0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

/** Colour of a number of the palette of 256: sixteen, a cube of six steps, and 24 greys. */
function paletteColor(index: number): string {
  const named = sixteen[index];
  if (named !== undefined) return hex(named);
  if (index >= 232) return hex((8 + 10 * (index - 232)) * 0x010101);
  const step = (at: number) => (at === 0 ? 0 : 55 + 40 * at);
  const cube = index - 16;
  return hex(step(Math.floor(cube / 36)) * 65536 + step(Math.floor(cube / 6) % 6) * 256 + step(cube % 6));
}

function read(terminal: Terminal, y: number, x: number): Cell {
  const cell = terminal.buffer.active.getLine(y)?.getCell(x);
  if (cell === undefined) throw new Error(`no cell at ${y}, ${x}`);
  const fore = cell.isFgRGB() ? hex(cell.getFgColor()) : cell.isFgPalette() ? paletteColor(cell.getFgColor()) : null;
  const back = cell.isBgRGB() ? hex(cell.getBgColor()) : cell.isBgPalette() ? paletteColor(cell.getBgColor()) : null;
  const inverse = cell.isInverse() !== 0;
  return {
    text: cell.getChars() || ' ',
    color: inverse ? (back ?? 'ground') : fore,
    ground: inverse ? (fore ?? 'text') : back,
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
  };
}

/** What a terminal shows, row by row. In inverse cells the terminal's own colours are called `text` and `ground`. */
export function cellsOf(terminal: Terminal): readonly (readonly Cell[])[] {
  return Array.from({ length: terminal.rows }, (_, y) =>
    Array.from({ length: terminal.cols }, (__, x) => read(terminal, y, x)),
  );
}
