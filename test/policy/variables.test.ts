import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate, type Template } from '../../src/policy/variables.ts';
import { cases } from '../cases.ts';

const VARIABLE = /\$\{\s*([*?$])\s*\}|\$\{\s*([^},'$?*]+?)\s*(?:,\s*'([^']*)'\s*)?\}/g;

/** By one regular expression, which is plain to read and slow on blanks. */
function byExpression(text: string): Template {
  const pieces: Template[number][] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    const [whole, character, key = '', fallback = null] = match;
    if (character !== undefined) pieces.push({ kind: 'literal', text: character });
    else pieces.push({ kind: 'variable', key, lowerKey: key.toLowerCase(), fallback });
    end = match.index + whole.length;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

describe('the variables of a text', () => {
  it('are those that the expression for them finds', () => {
    const parts = fc.constantFrom(
      '${',
      '$',
      '{',
      '}',
      'a',
      'B',
      ':',
      ' ',
      '\t',
      ',',
      "'",
      '*',
      '?',
      '${a}',
      "${a, 'b'}",
    );
    const text = fc.array(parts, { maxLength: 14 }).map((list) => list.join(''));
    fc.assert(
      fc.property(text, (given) => {
        expect(parseTemplate(given, true)).toEqual(byExpression(given));
      }),
      cases(3_000),
    );
  });

  it('are found in a moment among hundreds of thousands of blanks, quotes and openings', () => {
    const blanks = ' '.repeat(300_000);
    for (const text of [
      `\${${blanks}`,
      `\${a${blanks}`,
      `\${a,${blanks}`,
      `\${*${blanks}`,
      '${ '.repeat(200_000),
      "${a,'".repeat(200_000),
    ]) {
      expect(parseTemplate(text, true).map(({ kind }) => kind)).toEqual(['text']);
    }
    expect(parseTemplate(`\${a${blanks}}`, true)).toEqual([
      { kind: 'variable', key: 'a', lowerKey: 'a', fallback: null },
    ]);
  });
});
