import { columnOf } from './editor/displayText.ts';

const PLAIN = /^[\x20-\x7e]*$/;

/** Cells that a text takes as we draw it. */
export function cellWidth(text: string): number {
  return PLAIN.test(text) ? text.length : columnOf(text, text.length);
}
