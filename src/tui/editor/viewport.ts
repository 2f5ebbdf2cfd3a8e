import type { EditorState, Text } from '@codemirror/state';
import { columnOf, offsetAt } from './displayText.ts';

/** The visible part of a text: first line (from 0), first column, size in cells. */
export interface Viewport {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** Lines kept visible above and below the cursor. */
const MARGIN = 2;
/** Columns the text jumps sideways by. */
const SIDE = 8;

/** The start of a window of `size` places over many, moved just so far that `at` is in it with `margin` to spare. */
export function slide(start: number, size: number, at: number, margin: number): number {
  const room = Math.min(margin, Math.max(0, Math.floor((size - 1) / 2)));
  if (at < start + room) return Math.max(0, at - room);
  if (at > start + size - 1 - room) return at - size + 1 + room;
  return start;
}

/** The same part, moved just so far that the cursor is in it. */
export function follow(view: Viewport, state: EditorState): Viewport {
  const head = state.selection.main.head;
  const line = state.doc.lineAt(head);
  const column = columnOf(line.text, head - line.from);
  const top = slide(view.top, view.height, line.number - 1, MARGIN);
  const left = column < view.width - 1 ? 0 : slide(view.left, view.width, column, SIDE);
  return { ...view, top: Math.max(0, Math.min(top, Math.max(0, state.doc.lines - view.height))), left };
}

/** The offset of the character at a row and column of the visible part. */
export function clickedOffset(doc: Text, view: Viewport, row: number, column: number): number {
  const line = doc.line(Math.max(1, Math.min(doc.lines, view.top + row + 1)));
  return line.from + offsetAt(line.text, view.left + Math.max(0, column));
}
