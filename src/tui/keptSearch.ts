import { setCursor, setFilter } from '../stores/uiActs.ts';
import { cursorRow } from './cursor.ts';
import { type FocusedList, focusedList } from './focusedList.ts';
import type { Program } from './program.ts';

type Searched = Extract<FocusedList, { readonly type: 'rows' }> & { readonly filter: string };

/** The list that has the keys, where a search keeps some of its rows out of sight. */
export function keptSearch(program: Program): Searched | null {
  const focused = focusedList(program);
  if (focused?.type !== 'rows') return null;
  const { filter } = focused;
  return filter === null || (program.ui.getState().filters[filter] ?? '') === '' ? null : { ...focused, filter };
}

/** Has the cursor hold on to the row that it shows, so that it stays there when other rows come back. */
export function holdRow(program: Program): void {
  const focused = keptSearch(program);
  if (focused === null) return;
  const row = cursorRow(focused.rows, program.ui.getState().cursors[focused.list]);
  if (row !== undefined) setCursor(program.ui, focused.list, { id: row.id, index: focused.rows.indexOf(row) });
}

/** Ends the search of the list that has the keys; false where there was none. */
export function showAllRows(program: Program): boolean {
  const focused = keptSearch(program);
  if (focused === null) return false;
  holdRow(program);
  setFilter(program.ui, focused.filter, '');
  return true;
}
