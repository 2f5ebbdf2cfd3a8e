import { cellsOf, columnOf } from '../editor/displayText.ts';
import type { LineInput } from '../editor/lineInput.ts';
import type { Glyphs } from '../glyphs.ts';
import { type Line, type Segment, seg } from '../line.ts';
import type { FieldKind } from './field.ts';
import type { FormNode } from './formNode.ts';
import type { FormRow } from './formRow.ts';
import type { Side } from './formSnapshot.ts';

/** How a row is drawn: what is said for the row that has the keys is said by `focused`. */
export interface RowLook {
  readonly width: number;
  readonly labelWidth: number;
  readonly focused: boolean;
  readonly side: Side;
  /** True for a row that can show choices. */
  readonly choosable: boolean;
  readonly glyphs: Glyphs;
}

export interface DrawnRow {
  readonly line: Line;
  /** Column of the cursor; null for rows without an input. */
  readonly cursor: number | null;
}

const asks: Partial<Record<FieldKind, string>> = {
  number: 'number',
  time: '2026-11-24T09:00:00Z',
  blob: 'text',
  text: 'text',
};
const answers: Readonly<Record<string, string>> = { '': 'not set', true: 'yes', false: 'no' };

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** The part of an input that fits, and the column its cursor has in it. */
export function visibleInput(
  { text, cursor }: LineInput,
  width: number,
): { readonly text: string; readonly column: number } {
  const column = columnOf(text, cursor);
  const from = Math.max(0, column - width + 1);
  const cells = cellsOf(text, from, from + width).filter(
    (cell) => cell.column >= from && cell.column + cell.width <= from + width,
  );
  return { text: cells.map((cell) => cell.text).join(''), column: column - from };
}

function summary(node: FormNode): string {
  if (node.type === 'leaf') return answers[node.input.text] ?? node.input.text;
  if (node.type === 'list') return `${count(node.items.length, 'entry', 'entries')}  Enter: add`;
  if (node.type === 'pairs') return `${count(node.pairs.length, 'entry', 'entries')}  Enter: add`;
  if (node.type === 'group') return node.open ? '' : 'Enter: open';
  const { state, marks } = node.buffer.snapshot();
  if (state.doc.length === 0) return 'empty  Enter: edit';
  return `${count(state.doc.lines, 'line', 'lines')}, ${count(marks.length, 'fault', 'faults')}  Enter: edit`;
}

function inputParts(input: LineInput, width: number, placeholder: string): { parts: Segment[]; column: number } {
  if (input.text === '') return { parts: [seg(placeholder, 'placeholder')], column: 0 };
  const shown = visibleInput(input, width);
  return { parts: [seg(shown.text, 'field')], column: shown.column };
}

function pairParts(row: FormRow, side: Side, width: number): { parts: Segment[]; column: number } {
  const key = row.pair?.key ?? { text: '', cursor: 0 };
  const value = row.pair?.value ?? { text: '', cursor: 0 };
  const half = Math.max(4, Math.floor((width - 3) / 2));
  const left = inputParts(key, half, 'key');
  const right = inputParts(value, half, 'value');
  const size = left.parts.reduce((sum, { text }) => sum + columnOf(text, text.length), 0);
  const column = side === 'key' ? left.column : Math.max(size, 3) + 3 + right.column;
  return {
    parts: [...left.parts, seg(' '.repeat(Math.max(0, 3 - size))), seg(' = ', 'muted'), ...right.parts],
    column,
  };
}

function valueParts(row: FormRow, look: RowLook, width: number): { parts: Segment[]; column: number | null } {
  const { node } = row;
  if (row.pair !== null) return pairParts(row, look.side, width);
  if (node === null) return { parts: [], column: null };
  if (node.type === 'leaf' && node.field.kind !== 'boolean') {
    const wanted =
      node.field.shape.enum === undefined ? (asks[node.field.kind] ?? '') : `one of ${node.field.shape.enum.length}`;
    const parts = [wanted, row.required ? '' : 'optional', look.choosable ? 'Enter: choose' : ''];
    return inputParts(node.input, width, parts.filter((part) => part !== '').join(', '));
  }
  return {
    parts: [seg(summary(node), node.type === 'leaf' && node.input.text !== '' ? 'field' : 'placeholder')],
    column: null,
  };
}

function labelOf(row: FormRow, { glyphs }: RowLook): string {
  const fold =
    row.node === null
      ? `${glyphs.closed} `
      : row.node.type === 'group'
        ? `${row.node.open ? glyphs.open : glyphs.closed} `
        : '';
  return '  '.repeat(row.depth) + fold + row.label + (row.required ? ' *' : '');
}

/** A row as a line: mark, label, value and, beside it, the complaint. */
export function formLine(row: FormRow, look: RowLook): DrawnRow {
  const { glyphs, focused, labelWidth } = look;
  const said = row.error === null ? '' : `  ${glyphs.failed} ${row.error.replace(/\s+/g, ' ')}`;
  const room = look.width - labelWidth - 2;
  const valueRoom = said === '' ? room : Math.max(Math.min(room, 16), room - said.length);
  const value = valueParts(row, look, valueRoom);
  const label = labelOf(row, look);
  const gap = Math.max(1, labelWidth - label.length);
  return {
    line: [
      seg(focused ? `${glyphs.cursor} ` : '  ', 'focus'),
      seg(label, focused ? 'focus' : 'text'),
      seg(' '.repeat(gap)),
      ...value.parts,
      seg(said, 'error'),
    ],
    cursor: value.column === null ? null : 2 + label.length + gap + value.column,
  };
}

/** The width of the label column: the longest label, within a third of the form. */
export function labelColumn(rows: readonly FormRow[], width: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, row.depth * 2 + row.label.length + 5), 12);
  return Math.min(longest, Math.max(14, Math.floor(width / 3)));
}
