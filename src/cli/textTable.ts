import { stripControls } from '../policy/vetText.ts';
import { cellWidth } from '../tui/cellWidth.ts';

export interface Column {
  readonly title: string;
  /** Cells. */
  readonly width: number;
}

const GAP = 2;

/** Rows under headings, each cell broken into lines of its column's width. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const heading = columns.map(({ title }) => title);
  const rule = columns.map(({ width }) => '-'.repeat(width));
  return [heading, rule, ...rows].flatMap((row) => rowLines(columns, row));
}

function rowLines(columns: readonly Column[], row: readonly string[]): string[] {
  const cells = columns.map(({ width }, at) => wrapText(row[at] ?? '', width));
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ width }, at) => padded(cells[at]?.[line] ?? '', width))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cellWidth(text)));
}

/** A text in lines of some cells, broken between words, or within a word that is longer than a line. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text)
    .split(' ')
    .flatMap((whole) => pieces(whole, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (cellWidth(longer) <= width) line = longer;
    else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** The same, with a hanging indent. */
export function indented(text: string, width: number, indent: number, hanging = indent): string[] {
  return wrapText(text, Math.max(10, width - hanging)).map(
    (line, index) => ' '.repeat(index === 0 ? indent : hanging) + line,
  );
}

/** Long words, mostly ARNs, are cut after a sign that divides them. */
function pieces(word: string, width: number): string[] {
  const found: string[] = [];
  let rest = word;
  while (isWider(rest, width)) {
    const start = rest.slice(0, width);
    const cut = Math.max(start.lastIndexOf('/'), start.lastIndexOf(':'), start.lastIndexOf('-')) + 1;
    const at = cut > width / 2 ? cut : width;
    found.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return rest === '' ? found : [...found, rest];
}

/** Only the beginning is measured, so that a word of megabytes is measured once and not once a line. */
function isWider(text: string, width: number): boolean {
  return cellWidth(text.slice(0, 8 * width)) > width;
}

/** Text from files neither moves the cursor nor begins a line. */
export function oneLine(text: string): string {
  return stripControls(text).replace(/\s+/g, ' ');
}
