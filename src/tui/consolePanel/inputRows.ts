import { columnOf, fitText } from '../editor/displayText.ts';
import type { LineInput } from '../editor/lineInput.ts';
import { hardWrap } from './transcript.ts';

export interface InputRows {
  readonly rows: readonly { readonly prompt: string; readonly text: string }[];
  readonly cursor: { readonly x: number; readonly y: number };
}

/** An input laid out in rows behind its prompt; of more than `most` rows those around the cursor are shown. */
export function inputRows({ text, cursor }: LineInput, prompt: string, width: number, most: number): InputRows {
  const sign = fitText(prompt, Math.max(2, Math.floor(width / 2)));
  const room = Math.max(1, width - sign.length - 1);
  const rows: { prompt: string; text: string }[] = [];
  let place = { x: sign.length, y: 0 };
  let start = 0;
  for (const [at, line] of text.split('\n').entries()) {
    const mark = at === 0 ? sign : '> '.padStart(sign.length).slice(-sign.length);
    if (cursor >= start && cursor <= start + line.length) {
      const before = hardWrap(line.slice(0, cursor - start), room);
      const last = before.at(-1) ?? '';
      const column = columnOf(last, last.length);
      const full = column >= room ? 1 : 0;
      place = { x: sign.length + (full ? 0 : column), y: rows.length + before.length - 1 + full };
    }
    hardWrap(line, room).forEach((row, index) => {
      rows.push({ prompt: index === 0 ? mark : ' '.repeat(sign.length), text: row });
    });
    start += line.length + 1;
  }
  // A cursor behind a full row stands at the start of the next.
  if (place.y === rows.length) rows.push({ prompt: ' '.repeat(sign.length), text: '' });
  const from = Math.max(0, Math.min(place.y - most + 1, rows.length - most));
  return { rows: rows.slice(from, from + most), cursor: { x: place.x, y: place.y - from } };
}
