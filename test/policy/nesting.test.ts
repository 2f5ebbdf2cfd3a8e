import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lexer } from 'yaml';
import { findDeepIndent, findDeepNesting, findDeepNestingInJson } from '../../src/policy/nesting.ts';

/** The lexer's mark where a line ends all open flow collections. */
const flowErrorEnd = '\u0018';

/** How deep the yaml package itself nests flow collections. */
function flowDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    if (token === ']' || token === '}') depth--;
    if (token === flowErrorEnd) depth = 0;
  }
  return deepest;
}

const tokens = [
  '[',
  '{',
  ']',
  '}',
  '"',
  "'",
  ' ',
  '\n',
  '#',
  ',',
  ':',
  'a',
  '\\',
  ' "]" ',
  " ']' ",
  '- ',
  'k: ',
  '|\n  ',
];

describe('the depth of brackets', () => {
  it('is exact in JSON, where strings hide brackets', () => {
    expect(findDeepNestingInJson('["[[[", {"a": "]"}]', 2)).toBe(-1);
    expect(findDeepNestingInJson('["\\"[", [[1]]]', 2)).toBe(9);
  });

  it('is never less than what the YAML parser sees, however quotes and comments are twisted', () => {
    const text = fc.array(fc.constantFrom(...tokens), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const depth = flowDepth(source);
        return depth === 0 || findDeepNesting(source, depth - 1) >= 0;
      }),
      { numRuns: 5000 },
    );
  });

  it('finds brackets that hide behind closing brackets in strings and comments', () => {
    expect(findDeepNesting('[ "]", '.repeat(300), 200)).toBeGreaterThan(0);
    expect(findDeepNesting("[ ']', ".repeat(300), 200)).toBeGreaterThan(0);
    expect(findDeepNesting('[ # ]\n'.repeat(300), 200)).toBeGreaterThan(0);
    expect(findDeepNesting('[ a "b, "]", '.repeat(300), 200)).toBeGreaterThan(0);
  });

  it('stays small in long ordinary files', () => {
    const folder = join(import.meta.dirname, '../conformance/evaluation');
    const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(findDeepNesting(all.join('\n').repeat(5), 20)).toBe(-1);
    expect(findDeepNesting(`- { a: 'it''s', b: "x [1]", c: [ 'd' ] }\n- don't [stop] # now\n`.repeat(2000), 20)).toBe(
      -1,
    );
  });
});

describe('the depth of indentation', () => {
  it('counts lines that go deeper and dashes in one line', () => {
    expect(findDeepIndent(Array.from({ length: 20 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'), 20)).toBe(-1);
    expect(
      findDeepIndent(Array.from({ length: 30 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'), 20),
    ).toBeGreaterThan(0);
    expect(findDeepIndent(`x: 1\n${'- '.repeat(30)}a`, 20)).toBe(5);
  });

  it('starts again where a line goes back', () => {
    expect(findDeepIndent('a:\n  b:\n    c: 1\n'.repeat(500), 5)).toBe(-1);
  });
});
