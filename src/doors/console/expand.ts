import type { Part, Word } from './shellSyntax.ts';

/** What words are expanded with. */
export interface Expansion {
  readonly variable: (name: string) => string;
  /** What a substitution prints, without its last newlines. */
  readonly command: (source: string) => string;
}

function partText(part: Part, expansion: Expansion): string {
  if (part.kind === 'text') return part.text;
  return part.kind === 'variable' ? expansion.variable(part.name) : expansion.command(part.source);
}

/** The word as one text, whatever it holds: for assignments and file names. */
export function expandToText(word: Word, expansion: Expansion): string {
  return word.parts.map((part) => partText(part, expansion)).join('');
}

/** The word as the shell hands it on: unquoted values are split at blanks, and nothing unquoted is no word at all. */
export function expandWord(word: Word, expansion: Expansion): readonly string[] {
  const words: string[] = [];
  let current: string | null = null;
  for (const part of word.parts) {
    const value = partText(part, expansion);
    if (part.quoted || part.kind === 'text') {
      current = (current ?? '') + value;
      continue;
    }
    const pieces = value.split(/[ \t\n]+/);
    for (const [index, piece] of pieces.entries()) {
      if (index > 0 && current !== null) {
        words.push(current);
        current = null;
      }
      if (piece !== '') current = (current ?? '') + piece;
    }
  }
  if (current !== null) words.push(current);
  return words;
}
