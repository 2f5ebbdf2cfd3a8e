import type { Fault } from '../../policy/fault.ts';
import { lexWord } from './lexWord.ts';
import { scanTo } from './shellScan.ts';
import { type Part, shellFault, type Token, type Word } from './shellSyntax.ts';

/** Openings, and before them what hides one: quoted text, escapes and `<<<`. */
const opening =
  /<<<|<<\s*(?:'([^'\n]+)'|"([^"\n]+)"|([A-Za-z_][A-Za-z0-9_]*))|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]/g;

/** The words that end the here-documents which a line opens; `line` is one line of shell text without its end. */
export function documentEnds(line: string): readonly string[] {
  return [...line.matchAll(opening)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((word) => word !== '');
}

/** Index after the line that consists of `word` alone, or -1. */
export function documentEnd(text: string, start: number, word: string): number {
  for (let at = start; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (text.slice(at, end).replace(/\r$/, '') === word) return Math.min(end + 1, text.length);
    at = end + 1;
  }
  return -1;
}

/** The text as the inside of double quotes: in a substitution, quotes are its own; elsewhere they are text. */
function asQuoted(body: string): string {
  let text = '';
  for (let at = 0; at < body.length; ) {
    const two = body.slice(at, at + 2);
    if (two === '$(') {
      const { end } = scanTo(body, at + 2, ')');
      text += body.slice(at, end + 1);
      at = end + 1;
    } else if (two.startsWith('\\')) {
      text += two === '\\"' ? '\\\\\\"' : two;
      at += 2;
    } else {
      text += two.startsWith('"') ? '\\"' : two.charAt(0);
      at += 1;
    }
  }
  return text;
}

/** With an unquoted end word, variables and substitutions in the text are replaced. */
function bodyParts(body: string, quoted: boolean): { readonly parts: readonly Part[] } | { readonly fault: Fault } {
  if (quoted) return { parts: [{ kind: 'text', text: body, quoted: true }] };
  const read = lexWord(`"${asQuoted(body)}"`, 0);
  return 'fault' in read ? read : { parts: read.word.parts };
}

function endWord(word: Word): string {
  return word.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/**
 * Reads the texts of the here-documents whose end words stand at the given token indexes and puts `document` tokens in
 * their place. `start` is the index after the newline of the line that opens them.
 */
export function readDocuments(
  text: string,
  start: number,
  tokens: Token[],
  at: readonly number[],
): { readonly end: number } | { readonly fault: Fault } {
  let from = start;
  for (const index of at) {
    const token = tokens[index];
    if (token?.kind !== 'word')
      return { fault: shellFault(text, start - 1, 'SHELL_SYNTAX', '`<<` needs a word that ends the text', '') };
    const word = endWord(token.word);
    const end = documentEnd(text, from, word);
    if (end < 0) {
      const message = `the here-document is never ended by \`${word}\``;
      return {
        fault: shellFault(text, token.word.start, 'SHELL_UNCLOSED', message, 'write the word on a line of its own'),
      };
    }
    const lastLine = text.lastIndexOf(word, end);
    const body = bodyParts(
      text.slice(from, lastLine),
      token.word.parts.some((part) => part.kind === 'text' && part.quoted),
    );
    if ('fault' in body) return body;
    tokens[index] = { kind: 'document', word: { ...token.word, parts: body.parts } };
    from = end;
  }
  return { end: from };
}
