import type { Cursor } from '../stores/uiStore.ts';
import type { Row } from './row.ts';

type Rows = readonly Row<unknown>[];

function selectable(rows: Rows, index: number): boolean {
  return rows[index]?.heading === false;
}

/** The nearest row that can have the cursor: first in the direction of `step`, then the other way; -1 without any. */
function settle(rows: Rows, index: number, step: 1 | -1): number {
  const start = Math.max(0, Math.min(rows.length - 1, index));
  for (let at = start; at >= 0 && at < rows.length; at += step) if (selectable(rows, at)) return at;
  for (let at = start; at >= 0 && at < rows.length; at -= step) if (selectable(rows, at)) return at;
  return -1;
}

/** Mostly the row is where it was, or none is held on to; lists may be long. */
function indexOf(rows: Rows, { id, index }: Cursor): number {
  if (rows[index]?.id === id) return index;
  return id === '' ? -1 : rows.findIndex((row) => row.id === id);
}

/** Where the cursor stands in these rows; -1 where no row can have it. */
export function cursorIndex(rows: Rows, cursor: Cursor | undefined): number {
  const found = cursor === undefined ? -1 : indexOf(rows, cursor);
  return settle(rows, found >= 0 ? found : (cursor?.index ?? 0), 1);
}

export function cursorRow<Value>(rows: readonly Row<Value>[], cursor: Cursor | undefined): Row<Value> | undefined {
  return rows[cursorIndex(rows, cursor)];
}

/** The cursor moved by `delta` rows; headings are passed over. */
export function moveCursor(rows: Rows, cursor: Cursor | undefined, delta: number): Cursor | undefined {
  const from = cursorIndex(rows, cursor);
  const to = settle(rows, from + delta, delta < 0 ? -1 : 1);
  const row = rows[to];
  return row === undefined ? cursor : { id: row.id, index: to };
}
