import { type Line, seg } from '../line.ts';
import { type Row, row, wrappedRow } from '../row.ts';
import type { Subject } from './subject.ts';

/** What a row of the detail panel stands for. */
export interface DetailValue {
  /** What actions on this row are about; null: the thing the panel shows. */
  readonly subject: Subject | null;
  /** Node of the tree that Enter goes to. */
  readonly go: string | null;
}

export type DetailRow = Row<DetailValue>;

const nothing: DetailValue = { subject: null, go: null };
const NAME = 14;

export function fact(name: string, value: string, options: Partial<DetailValue> = {}): DetailRow {
  return wrappedRow(`fact ${name}`, { ...nothing, ...options }, [seg(name.padEnd(NAME), 'muted'), seg(value)], NAME);
}

export function title(text: string): DetailRow[] {
  return [
    row<DetailValue>(`gap ${text}`, nothing, [], { heading: true }),
    row<DetailValue>(`title ${text}`, nothing, [seg(text, 'heading')], { heading: true }),
  ];
}

/** One thing of a list, with a note at its right end. */
export function entry(id: string, left: string, right: string, value: Partial<DetailValue>, sign?: Line): DetailRow {
  return row<DetailValue>(id, { ...nothing, ...value }, [seg('  '), ...(sign ?? []), seg(left)], {
    right: [seg(right, 'muted')],
  });
}

export function says(id: string, text: string): DetailRow {
  return wrappedRow(id, nothing, [seg('  '), seg(text, 'muted')], 2);
}

/** A title and its entries; one line where there are none. */
export function list(name: string, entries: readonly DetailRow[], none: string): DetailRow[] {
  return [...title(name), ...(entries.length > 0 ? entries : [says(`none ${name}`, none)])];
}
