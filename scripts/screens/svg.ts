import { boxPath, type Size } from './boxLines.ts';
import type { Cell } from './cells.ts';

export interface Colours {
  readonly text: string;
  readonly ground: string;
}

/** A cell of a monospaced font of 14 pixels. */
const size: Size = { width: 8.4, height: 17 };
const MARGIN = 8;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);
const round = (value: number): string => String(Math.round(value * 10) / 10);

interface Run {
  readonly x: number;
  readonly text: string;
  readonly cell: Cell;
}

const styleOf = ({ color, bold, dim, italic, underline }: Cell): string => `${color}${bold}${dim}${italic}${underline}`;

/** Neighbours of one style and without a sign of frames, blanks at their ends left out. */
function runsOf(row: readonly Cell[], isText: (cell: Cell) => boolean): Run[] {
  const runs: { x: number; text: string; cell: Cell }[] = [];
  let open = false;
  for (const [x, cell] of row.entries()) {
    const last = runs.at(-1);
    if (!isText(cell)) open = false;
    else if (open && last !== undefined && styleOf(last.cell) === styleOf(cell)) last.text += cell.text;
    else {
      runs.push({ x, text: cell.text, cell });
      open = true;
    }
  }
  return runs.flatMap(({ x, text, cell }) => {
    const start = text.length - text.trimStart().length;
    return text.trim() === '' ? [] : [{ x: x + start, text: text.trim(), cell }];
  });
}

class Page {
  readonly #colours: Colours;
  readonly #paths = new Map<string, string>();
  readonly #grounds = new Map<string, string>();
  readonly #texts: string[] = [];

  constructor(colours: Colours) {
    this.#colours = colours;
  }

  #named(color: string | null, own: keyof Colours): string {
    if (color === null) return this.#colours[own];
    return color === 'text' || color === 'ground' ? this.#colours[color] : color;
  }

  row(row: readonly Cell[], at: number): void {
    const y = MARGIN + at * size.height;
    const place = (x: number) => MARGIN + x * size.width;
    for (const [x, { text, color, ground }] of row.entries()) {
      if (ground !== null) {
        const fill = this.#named(ground, 'ground');
        const bar = `M${round(place(x))} ${round(y)}h${size.width}v${size.height}h-${size.width}z`;
        this.#grounds.set(fill, (this.#grounds.get(fill) ?? '') + bar);
      }
      const path = boxPath(text, place(x), y, size);
      if (path === null) continue;
      const fill = this.#named(color, 'text');
      this.#paths.set(fill, (this.#paths.get(fill) ?? '') + path);
    }
    for (const { x, text, cell } of runsOf(row, (one) => boxPath(one.text, 0, 0, size) === null)) {
      const style = [
        cell.color === null ? '' : ` fill="${this.#named(cell.color, 'text')}"`,
        cell.bold ? ' font-weight="bold"' : '',
        cell.italic ? ' font-style="italic"' : '',
        cell.underline ? ' text-decoration="underline"' : '',
        cell.dim ? ' opacity=".6"' : '',
      ].join('');
      const length = [...text].length;
      const wide = length > 1 ? ` textLength="${round(length * size.width)}"` : '';
      this.#texts.push(`<text x="${round(place(x))}" y="${round(y + 13)}"${wide}${style}>${escaped(text)}</text>`);
    }
  }

  svg(columns: number, rows: number, title: string): string {
    const width = round(columns * size.width + 2 * MARGIN);
    const height = round(rows * size.height + 2 * MARGIN);
    const paths = (all: ReadonlyMap<string, string>) =>
      [...all].map(([fill, path]) => `<path fill="${fill}" d="${path}"/>`).join('\n');
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="6" fill="${this.#colours.ground}"/>
${paths(this.#grounds)}
${paths(this.#paths)}
<g fill="${this.#colours.text}" font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14" xml:space="preserve">
${this.#texts.join('\n')}
</g>
</svg>
`;
  }
}

/** A terminal's cells as a picture: texts stay texts, frames and bars are paths. */
export function svgOf(cells: readonly (readonly Cell[])[], colours: Colours, title: string): string {
  const page = new Page(colours);
  for (const [at, row] of cells.entries()) page.row(row, at);
  return page.svg(cells[0]?.length ?? 0, cells.length, title);
}
