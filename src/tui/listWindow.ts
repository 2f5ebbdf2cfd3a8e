import type { Line } from './line.ts';
import type { Row } from './row.ts';

export interface ListLine {
  readonly index: number;
  readonly line: Line;
}

export interface ListWindow {
  /** First row shown. */
  readonly top: number;
  readonly lines: readonly ListLine[];
}

/** Lines of the rows from `from` to `to`, as many as are not more than `limit`. */
function take(rows: readonly Row<unknown>[], from: number, width: number, limit: number, current: number): ListLine[] {
  const lines: ListLine[] = [];
  for (let index = from; index < rows.length && lines.length < limit; index += 1) {
    for (const line of rows[index]?.lines(width, index === current) ?? []) lines.push({ index, line });
  }
  return lines.slice(0, limit);
}

/** The first row from which the row at `cursor` is seen whole, searched upwards from it. */
function topFor(rows: readonly Row<unknown>[], cursor: number, width: number, height: number, current: number): number {
  let used = rows[cursor]?.lines(width, cursor === current).length ?? 0;
  let top = cursor;
  while (top > 0) {
    used += rows[top - 1]?.lines(width, top - 1 === current).length ?? 0;
    if (used > height) break;
    top -= 1;
  }
  return top;
}

/**
 * The part of a list that fits `height` lines, moved from `top` no further than the cursor needs. Only rows near the
 * cursor are asked for their lines.
 */
export function listWindow(
  rows: readonly Row<unknown>[],
  cursor: number,
  top: number,
  width: number,
  height: number,
  focused = true,
): ListWindow {
  const current = focused ? cursor : -1;
  const lowest = topFor(rows, Math.max(0, cursor), width, height, current);
  const last = topFor(rows, rows.length - 1, width, height, current);
  // A heading right above the cursor's row is shown with it.
  const highest = cursor > 0 && rows[cursor - 1]?.heading === true ? cursor - 1 : Math.max(0, cursor);
  const start = cursor < 0 ? 0 : Math.max(0, Math.min(Math.max(top, lowest), Math.max(lowest, highest), last));
  return { top: start, lines: take(rows, start, width, height, current) };
}
