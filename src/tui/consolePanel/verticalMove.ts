import { columnOf, offsetAt } from '../editor/displayText.ts';
import type { LineInput } from '../editor/lineInput.ts';

/** The cursor a line up (-1) or down (1) in a text of several lines; null where there is no such line. */
export function verticalMove({ text, cursor }: LineInput, by: -1 | 1): LineInput | null {
  const lines = text.split('\n');
  const before = text.slice(0, cursor).split('\n');
  const row = before.length - 1;
  const target = lines[row + by];
  if (target === undefined) return null;
  const column = columnOf(before[row] ?? '', (before[row] ?? '').length);
  const start = lines.slice(0, row + by).reduce((sum, line) => sum + line.length + 1, 0);
  return { text, cursor: start + offsetAt(target, column) };
}
