import { cellsOf } from '../editor/displayText.ts';
import { cleanText } from '../editor/editorState.ts';
import type { Token } from '../theme.ts';

/** One command and what came of it. */
export interface ConsoleEntry {
  readonly line: string;
  readonly output: string;
  readonly error: string;
  /** Exit code as a shell reports it. */
  readonly exit: number;
}

/** One row of the transcript; `sign` is set on the first row of a command. */
export interface TranscriptRow {
  readonly text: string;
  readonly token: Token;
  /** Exit code, on the last row of a command that failed. */
  readonly exit: number | null;
}

const PLAIN = /^[\x20-\x7e]*$/;

/** A line cut into rows of `width` columns, as a terminal would. */
export function hardWrap(line: string, width: number): string[] {
  if (PLAIN.test(line)) {
    const rows: string[] = [];
    for (let at = 0; at === 0 || at < line.length; at += width) rows.push(line.slice(at, at + width));
    return rows;
  }
  const rows = [''];
  let used = 0;
  for (const cell of cellsOf(line)) {
    if (used + cell.width > width) {
      rows.push('');
      used = 0;
    }
    rows[rows.length - 1] += cell.text;
    used += cell.width;
  }
  return rows;
}

function textRows(text: string, token: Token, width: number): TranscriptRow[] {
  const clean = cleanText(text).replace(/\n$/, '');
  if (clean === '') return [];
  return clean.split('\n').flatMap((line) => hardWrap(line, width).map((row) => ({ text: row, token, exit: null })));
}

function entryRows({ line, output, error, exit }: ConsoleEntry, prompt: string, width: number): TranscriptRow[] {
  const typed = cleanText(line)
    .split('\n')
    .map((part, at) => (at === 0 ? prompt : '> ') + part)
    .join('\n');
  const command = textRows(typed, 'accent', width);
  const last = command.at(-1);
  if (exit !== 0 && last !== undefined) command[command.length - 1] = { ...last, exit };
  return [...command, ...textRows(output, 'text', width), ...textRows(error, 'error', width)];
}

/** Rows of all entries, wrapped once for each width: an entry never changes. */
export class Transcript {
  private rowsOf = new WeakMap<ConsoleEntry, readonly TranscriptRow[]>();
  private width = 0;
  private readonly prompt: string;

  constructor(prompt: string) {
    this.prompt = prompt;
  }

  count(entries: readonly ConsoleEntry[], width: number): number {
    return entries.reduce((sum, entry) => sum + this.rows(entry, width).length, 0);
  }

  /** Rows of the last entry; 0 without any. */
  lastCount(entries: readonly ConsoleEntry[], width: number): number {
    const last = entries.at(-1);
    return last === undefined ? 0 : this.rows(last, width).length;
  }

  /** The `height` rows that end `up` rows above the end; fewer at the start. */
  window(entries: readonly ConsoleEntry[], width: number, height: number, up: number): readonly TranscriptRow[] {
    const found: (readonly TranscriptRow[])[] = [];
    let have = 0;
    for (let at = entries.length - 1; at >= 0 && have < up + height; at--) {
      const entry = entries[at];
      if (entry === undefined) continue;
      const rows = this.rows(entry, width);
      found.unshift(rows);
      have += rows.length;
    }
    const rows = found.flat();
    const end = Math.max(0, rows.length - up);
    return rows.slice(Math.max(0, end - height), end);
  }

  private rows(entry: ConsoleEntry, width: number): readonly TranscriptRow[] {
    if (width !== this.width) this.rowsOf = new WeakMap();
    this.width = width;
    const known = this.rowsOf.get(entry);
    if (known !== undefined) return known;
    const rows = entryRows(entry, this.prompt, width);
    this.rowsOf.set(entry, rows);
    return rows;
  }
}
