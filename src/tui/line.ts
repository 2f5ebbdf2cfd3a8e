import { cellWidth } from './cellWidth.ts';
import { fitText } from './editor/displayText.ts';
import type { Token } from './theme.ts';

/** A piece of a line in one style. */
export interface Segment {
  readonly text: string;
  readonly token?: Token;
  /** Address that terminals open when the piece is clicked (OSC 8). */
  readonly link?: string;
}

/** One row of cells. Text in it never has line breaks. */
export type Line = readonly Segment[];

export function seg(text: string, token?: Token): Segment {
  return token === undefined ? { text } : { text, token };
}

export function line(text: string, token?: Token): Line {
  return [seg(text, token)];
}

export const blank: Line = [];

export function lineWidth(parts: Line): number {
  return parts.reduce((sum, part) => sum + cellWidth(part.text), 0);
}

export function lineText(parts: Line): string {
  return parts.map((part) => part.text).join('');
}

/** The line cut to `width` cells and filled up with spaces. */
export function fitLine(parts: Line, width: number, ellipsis = '…'): Line {
  const fitted: Segment[] = [];
  let room = width;
  for (const [index, part] of parts.entries()) {
    const size = cellWidth(part.text);
    const last = index === parts.length - 1;
    if (size < room || (size === room && last)) {
      fitted.push(part);
      room -= size;
      continue;
    }
    const text = fitText(`${part.text}${last ? '' : '  '}`, room).replace(/…$/, ellipsis);
    if (text !== '') fitted.push({ ...part, text });
    room -= cellWidth(text);
    break;
  }
  if (room > 0) fitted.push({ text: ' '.repeat(room) });
  return fitted;
}

/** `left` and `right` at the two ends of `width` cells; the right end is kept whole as long as it fits. */
export function spread(left: Line, right: Line, width: number, ellipsis = '…'): Line {
  const size = lineWidth(right);
  if (size === 0 || size + 2 > width) return fitLine(left, width, ellipsis);
  return [...fitLine(left, width - size - 1, ellipsis), seg(' '), ...right];
}
