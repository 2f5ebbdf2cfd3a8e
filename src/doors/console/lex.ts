import type { Fault } from '../../policy/fault.ts';
import { readDocuments } from './hereDocument.ts';
import { lexWord } from './lexWord.ts';
import { shellFault, type Token } from './shellSyntax.ts';

const operators = [
  '2>&1',
  '2>>',
  '2>',
  '&&',
  '||',
  '>>',
  '<<<',
  '<<-',
  '<<',
  '|',
  '>',
  '<',
  ';',
  '&',
  '(',
  ')',
] as const;

/** Shell words that this console does not know, with what to do instead. */
const unsupported: Readonly<Record<string, string>> = {
  '<': 'put the text into the command with `file://`',
  '<<<': 'put the text into the command with `file://`',
  '<<-': 'use `<<`',
  '&': 'put the text in quotes if the `&` belongs to it',
  '(': 'put the text in quotes if the bracket belongs to it',
  ')': 'put the text in quotes if the bracket belongs to it',
};

export type Lexed = { readonly tokens: readonly Token[] } | { readonly fault: Fault };

function operatorAt(text: string, at: number, wordStart: boolean): string | undefined {
  return operators.find((operator) => text.startsWith(operator, at) && (wordStart || !operator.startsWith('2')));
}

/** Splits shell text into words and operators; a newline outside quotes is a `;`. */
export function lex(text: string): Lexed {
  const tokens: Token[] = [];
  let documents: number[] = [];
  let at = 0;
  let wordStart = true;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (character === '\n') {
      tokens.push({ kind: 'operator', text: ';', start: at });
      const read = readDocuments(text, at + 1, tokens, documents);
      if ('fault' in read) return read;
      documents = [];
      at = read.end;
      wordStart = true;
      continue;
    }
    if (/\s/.test(character) || text.startsWith('\\\n', at)) {
      at += character === '\\' ? 2 : 1;
      wordStart = true;
      continue;
    }
    if (character === '#' && wordStart) {
      const newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length : newline;
      continue;
    }
    const operator = operatorAt(text, at, wordStart);
    if (operator !== undefined && operator in unsupported) {
      const message = `\`${operator}\` is not part of this console`;
      return { fault: shellFault(text, at, 'SHELL_UNSUPPORTED', message, unsupported[operator] ?? '') };
    }
    if (operator !== undefined) {
      tokens.push({ kind: 'operator', text: operator, start: at });
      if (operator === '<<') documents.push(tokens.length);
      at += operator.length;
      wordStart = true;
      continue;
    }
    const read = lexWord(text, at);
    if ('fault' in read) return read;
    tokens.push({ kind: 'word', word: read.word });
    at = read.word.end;
    wordStart = false;
  }
  if (documents.length > 0)
    return {
      fault: shellFault(
        text,
        text.length,
        'SHELL_UNCLOSED',
        'a here-document has no text',
        'end it with its word on a line of its own',
      ),
    };
  return { tokens };
}
