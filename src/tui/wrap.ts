import { cellWidth } from './cellWidth.ts';
import { cellsOf } from './editor/displayText.ts';
import { type Line, type Segment, seg } from './line.ts';

interface Word {
  readonly parts: readonly Segment[];
  readonly width: number;
  readonly space: boolean;
}

function wordsOf(parts: Line): Word[] {
  const words: Word[] = [];
  for (const part of parts) {
    for (const text of part.text.split(/( +)/)) {
      if (text === '') continue;
      const space = text.startsWith(' ');
      const last = words.at(-1);
      const piece = { ...part, text };
      const width = cellWidth(text);
      if (last !== undefined && !last.space && !space) {
        words[words.length - 1] = { parts: [...last.parts, piece], width: last.width + width, space };
      } else words.push({ parts: [piece], width, space });
    }
  }
  return words;
}

/** A word that is wider than a row, cut into rows. */
function chop(word: Word, width: number): Line[] {
  const rows: Segment[][] = [[]];
  let used = 0;
  for (const part of word.parts) {
    for (const cell of cellsOf(part.text)) {
      if (used + cell.width > width && used > 0) {
        rows.push([]);
        used = 0;
      }
      rows.at(-1)?.push({ ...part, text: cell.text });
      used += cell.width;
    }
  }
  return rows.map(joined);
}

/** Neighbours of the same style as one piece. */
function joined(parts: Line): Line {
  const out: Segment[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last !== undefined && last.token === part.token && last.link === part.link)
      out[out.length - 1] = { ...last, text: last.text + part.text };
    else out.push(part);
  }
  return out;
}

/** Breaks a line at spaces into rows of at most `width` cells; rows after the first hang back by spaces. */
export function wrapLine(parts: Line, width: number, hanging = 0): Line[] {
  const room = Math.max(4, width);
  const indent = Math.min(hanging, Math.floor(room / 2));
  const rows: Segment[][] = [[]];
  let used = 0;
  const start = () => {
    rows.push(indent > 0 ? [seg(' '.repeat(indent))] : []);
    used = indent;
  };
  for (const word of wordsOf(parts)) {
    if (word.space) {
      // What follows a space that has no room begins a row.
      if (used + word.width >= room) {
        used = room;
        continue;
      }
      if (used > indent || rows.length === 1) rows.at(-1)?.push(...word.parts);
      if (used > indent || rows.length === 1) used += word.width;
      continue;
    }
    if (used + word.width > room && used > indent) start();
    if (word.width > room - used) {
      for (const [index, piece] of chop(word, room - indent).entries()) {
        if (index > 0) start();
        rows.at(-1)?.push(...piece);
        used += piece.reduce((sum, part) => sum + cellWidth(part.text), 0);
      }
      continue;
    }
    rows.at(-1)?.push(...word.parts);
    used += word.width;
  }
  return rows.map(joined);
}

/** A text with line breaks, wrapped. */
export function wrapText(text: string, width: number, token?: Segment['token']): Line[] {
  return text.split('\n').flatMap((row) => wrapLine([seg(row, token)], width));
}
