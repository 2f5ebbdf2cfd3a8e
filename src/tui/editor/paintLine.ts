import type { Token } from '../theme.ts';
import { type Cell, cellsOf } from './displayText.ts';
import type { Span } from './highlight.ts';

/** A run of cells in one style. */
export interface Segment {
  readonly text: string;
  readonly token: Token;
}

export interface LineToPaint {
  readonly text: string;
  /** Offset of the line in the whole text; spans, selection and brackets are offsets in the whole text too. */
  readonly from: number;
  readonly spans: readonly Span[];
  readonly selection: { readonly from: number; readonly to: number };
  readonly brackets: readonly number[];
  /** The visible columns. */
  readonly left: number;
  readonly width: number;
}

const tokens: Record<Span['kind'], Token> = {
  property: 'jsonKey',
  string: 'jsonString',
  number: 'jsonNumber',
  literal: 'jsonWord',
  punctuation: 'jsonPunctuation',
  allow: 'allowed',
  deny: 'denied',
};

function tokenAt(line: LineToPaint, offset: number, span: Span | undefined): Token {
  if (offset >= line.selection.from && offset < line.selection.to) return 'selection';
  if (line.brackets.includes(offset)) return 'match';
  return span !== undefined && span.from <= offset ? tokens[span.kind] : 'text';
}

/** A character two columns wide that the edge cuts in half becomes a space. */
function visible(cell: Cell, left: number, right: number): string {
  if (cell.column < left) return ' '.repeat(cell.column + cell.width - left);
  return cell.column + cell.width > right ? ' '.repeat(right - cell.column) : cell.text;
}

/** The visible part of a line as runs of one style. */
export function paintLine(line: LineToPaint): Segment[] {
  const right = line.left + line.width;
  const segments: { text: string; token: Token }[] = [];
  let next = 0;
  for (const cell of cellsOf(line.text, line.left, right)) {
    const offset = line.from + cell.at;
    while (next < line.spans.length && (line.spans[next]?.to ?? 0) <= offset) next++;
    const token = tokenAt(line, offset, line.spans[next]);
    const last = segments[segments.length - 1];
    if (last?.token === token) last.text += visible(cell, line.left, right);
    else segments.push({ text: visible(cell, line.left, right), token });
  }
  return segments;
}
