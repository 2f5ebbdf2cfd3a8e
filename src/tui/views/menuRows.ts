import type { MenuItem } from '../layers.ts';
import { seg } from '../line.ts';
import { type Row, row, wrappedRow } from '../row.ts';

/** Items of a menu; one that cannot be chosen says why. */
export function menuRows(items: readonly MenuItem[]): readonly Row<MenuItem>[] {
  return items.map((item) => {
    const { id, title, note = '', disabled = null } = item;
    if (disabled !== null) return wrappedRow(id, item, [seg(title, 'muted'), seg(`  ${disabled}`, 'muted')], 2);
    return row(id, item, [seg(title)], { right: [seg(note, 'muted')] });
  });
}
