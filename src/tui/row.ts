import { fitLine, type Line, lineText, lineWidth, seg, spread } from './line.ts';
import { wrapLine } from './wrap.ts';

/** One entry of a list: one row of cells or a few. */
export interface Row<Value> {
  /** Unique in its list; the cursor holds on to it. */
  readonly id: string;
  readonly value: Value;
  /** Headings are passed over by the cursor. */
  readonly heading: boolean;
  /** What a search looks at. */
  readonly text: string;
  /** `current` where the row has the cursor of the focused list. */
  readonly lines: (width: number, current: boolean) => readonly Line[];
}

interface RowOptions {
  readonly right?: Line;
  readonly heading?: boolean;
  readonly text?: string;
  /** Which end is cut where both do not fit; `left` if not said. */
  readonly cut?: 'left' | 'right';
}

export type RowLines = (width: number, current: boolean) => readonly Line[];

/** Remembers the lines of the last width, so that a row that did not change is not painted anew. */
function kept(make: RowLines): RowLines {
  let last: { readonly width: number; readonly current: boolean; readonly lines: readonly Line[] } | null = null;
  return (width, current) => {
    if (last?.width !== width || last.current !== current) last = { width, current, lines: make(width, current) };
    return last.lines;
  };
}

/** A row of one line with something at its right end. */
export function row<Value>(id: string, value: Value, left: Line, options: RowOptions = {}): Row<Value> {
  const right = options.right ?? [];
  return {
    id,
    value,
    heading: options.heading ?? false,
    text: options.text ?? lineText([...left, seg(' '), ...right]),
    lines: kept((width) => [options.cut === 'right' ? leftFirst(left, right, width) : spread(left, right, width)]),
  };
}

/** The left end whole, and of the right end what has room. */
function leftFirst(left: Line, right: Line, width: number): Line {
  const room = width - lineWidth(left) - 2;
  const size = lineWidth(right);
  // A count is shown whole as long as it fits; of a longer text a few cells say nothing.
  return spread(left, size <= room + 1 ? right : room < 4 ? [] : fitLine(right, room), width);
}

/** A row of one line, or of `most` lines, that shows the rest of its text while it has the cursor. */
export function unfoldingRow<Value>(id: string, value: Value, left: Line, indent = 0, most = 1): Row<Value> {
  const lines = (width: number, current: boolean) => {
    if (!current && most === 1) return [fitLine(left, width)];
    const all = wrapLine(left, width, indent);
    const rest = all[most];
    if (current || rest === undefined) return all;
    const next = rest.map((part, index) => (index === 0 ? { ...part, text: part.text.trimStart() } : part));
    const before = all[most - 1] ?? [];
    const gap = before.at(-1)?.text.endsWith(' ') ? [] : [seg(' ')];
    return [...all.slice(0, most - 1), fitLine([...before, ...gap, ...next], width)];
  };
  return { id, value, heading: false, text: lineText(left), lines: kept(lines) };
}

/** A row that makes its own lines. */
export function rowOf<Value>(id: string, value: Value, text: string, lines: RowLines): Row<Value> {
  return { id, value, heading: false, text, lines: kept(lines) };
}

/** A row whose text goes on below itself. */
export function wrappedRow<Value>(id: string, value: Value, left: Line, indent = 0, heading = false): Row<Value> {
  return { id, value, heading, text: lineText(left), lines: kept((width) => wrapLine(left, width, indent)) };
}

/** Rows that contain all words of the search, with the headings that still have rows. */
export function filterRows<Value>(rows: readonly Row<Value>[], search: string): readonly Row<Value>[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  const fits = (item: Row<Value>) => words.every((word) => item.text.toLowerCase().includes(word));
  const kept: Row<Value>[] = [];
  let heading: Row<Value> | null = null;
  for (const item of rows) {
    if (item.heading) heading = item;
    else if (fits(item)) {
      if (heading !== null) kept.push(heading);
      heading = null;
      kept.push(item);
    }
  }
  return kept;
}
