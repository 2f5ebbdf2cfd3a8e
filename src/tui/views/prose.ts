import { blank, type Line, lineWidth, type Segment, seg } from '../line.ts';
import type { Token } from '../theme.ts';
import { wrapLine } from '../wrap.ts';

/** `code` in backticks and **strong** words in their own style. */
export function marked(text: string, token?: Token): Line {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part): Segment => {
      if (part.startsWith('`') && part.length > 2) return seg(part.slice(1, -1), 'accent');
      if (part.startsWith('**') && part.length > 4) return seg(part.slice(2, -2), 'heading');
      return seg(part, token);
    });
}

const ITEM = /^(\s*)([-*•]|\d+[.)])\s+(.*)$/;
/** Rows of four spaces, a command or a table's bars keep their form. */
const FIXED = /^( {4}|\||\$ )/;
/** So do rows of two spaces, unless they go on with an item. */
const INDENTED = /^ {2}/;

interface Block {
  readonly text: string;
  readonly kind: 'paragraph' | 'item' | 'fixed' | 'gap' | 'heading';
}

/**
 * True where a row begins an item. Within a paragraph or an item a number is one only where a list would have it: `1`,
 * or the one after the number of the item before. Else it is a number that came to stand at the begin of a row.
 */
function beginsItem(row: string, last: Block | undefined): boolean {
  const sign = ITEM.exec(row)?.[2];
  if (sign === undefined) return false;
  const number = Number.parseInt(sign, 10);
  if (Number.isNaN(number) || number === 1) return true;
  if (last?.kind === 'paragraph') return false;
  return last?.kind !== 'item' || number === Number.parseInt(ITEM.exec(last.text)?.[2] ?? '', 10) + 1;
}

/** Lines of one paragraph belong together; items, indented lines and headings stand alone. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const row of text.trimEnd().split('\n')) {
    const last = blocks.at(-1);
    if (row.trim() === '') blocks.push({ text: '', kind: 'gap' });
    else if (FIXED.test(row)) blocks.push({ text: row, kind: 'fixed' });
    else if (/^#+ /.test(row)) blocks.push({ text: row.replace(/^#+ /, ''), kind: 'heading' });
    else if (beginsItem(row, last)) blocks.push({ text: row, kind: 'item' });
    else if (INDENTED.test(row) && last?.kind !== 'item') blocks.push({ text: row, kind: 'fixed' });
    else if (last !== undefined && (last.kind === 'paragraph' || last.kind === 'item')) {
      blocks[blocks.length - 1] = { ...last, text: `${last.text} ${row.trim()}` };
    } else blocks.push({ text: row, kind: 'paragraph' });
  }
  return blocks;
}

function blockLines({ text, kind }: Block, width: number): Line[] {
  if (kind === 'gap') return [blank];
  if (kind === 'heading') return wrapLine([seg(text, 'heading')], width);
  if (kind === 'fixed') return fixedLines(text, width);
  const item = kind === 'item' ? ITEM.exec(text) : null;
  if (item === null) return wrapLine(marked(text), width);
  const [, space = '', sign = '-', rest = ''] = item;
  const head = `${space}${/\d/.test(sign) ? sign : '•'} `;
  return wrapLine([seg(head), ...marked(rest)], width, head.length);
}

/** Keeps its form where it fits; on a narrower screen it goes on below, further in. */
function fixedLines(text: string, width: number): Line[] {
  const whole = [seg(text, 'accent')];
  if (lineWidth(whole) <= width) return [whole];
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  return wrapLine([seg(' '.repeat(indent)), seg(text.trimStart(), 'accent')], width, indent + 2);
}

/** A text as authors write it (paragraphs, items, `code`) as rows of at most `width` cells. */
export function proseLines(text: string, width: number): Line[] {
  return blocksOf(text).flatMap((block) => blockLines(block, width));
}
