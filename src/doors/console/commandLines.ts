import type { Fault } from '../../policy/fault.ts';
import { documentEnd, documentEnds } from './hereDocument.ts';
import { scanTo } from './shellScan.ts';
import { lengthFault, shellFault } from './shellSyntax.ts';

/** One command of a command file, as written: continuations, quoted newlines and here-documents included. */
export interface CommandLine {
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
}

export interface CommandLines {
  readonly lines: readonly CommandLine[];
  readonly faults: readonly Fault[];
}

/** Index after the here-documents that the line `text[start..end)` opens, or the end word that is missing. */
function afterDocuments(text: string, start: number, end: number): number | string {
  let at = end + 1;
  let last = end;
  for (const word of documentEnds(text.slice(start, end))) {
    const after = documentEnd(text, at, word);
    if (after < 0) return word;
    at = after;
    last = text[after - 1] === '\n' ? after - 1 : after;
  }
  return last;
}

function isNothing(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}

/** Splits the text of a command file into its commands. Blank lines and comments are left out. */
export function commandLines(source: string): CommandLines {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const lines: CommandLine[] = [];
  let line = 1;
  for (let start = 0; start < text.length; ) {
    const { end, unclosed } = scanTo(text, start, '\n');
    if (unclosed !== null) {
      const opened = text.startsWith('$(', unclosed) ? '$(' : (text[unclosed] ?? '');
      const message = `\`${opened}\` is never closed`;
      const advice = `close it with \`${opened === '$(' ? ')' : opened}\``;
      return { lines, faults: [shellFault(text, unclosed, 'SHELL_UNCLOSED', message, advice)] };
    }
    const tooLong = lengthFault(text, start, end);
    if (tooLong) return { lines, faults: [tooLong] };
    const last = afterDocuments(text, start, end);
    if (typeof last === 'string') {
      const message = `the here-document is never ended by \`${last}\``;
      return {
        lines,
        faults: [shellFault(text, start, 'SHELL_UNCLOSED', message, 'write the word on a line of its own')],
      };
    }
    const command = text.slice(start, last);
    if (!isNothing(command)) lines.push({ line, text: command });
    line += command.split('\n').length;
    start = last + 1;
  }
  return { lines, faults: [] };
}

/** True where the last of the backslashes at the end is not escaped itself. */
function endsInBackslash(text: string): boolean {
  let count = 0;
  while (text[text.length - 1 - count] === '\\') count++;
  return count % 2 === 1;
}

/** True where a line that is being typed goes on: an open quote, an open bracket or a `\` at its end. */
export function needsMore(text: string): boolean {
  if (endsInBackslash(text)) return true;
  const { end, unclosed } = scanTo(text, 0, '\n');
  if (lengthFault(text, 0, end)) return false;
  return unclosed !== null || typeof afterDocuments(text, 0, end) === 'string';
}
