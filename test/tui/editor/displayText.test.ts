import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cellsOf, columnOf, fitText, offsetAt, padText } from '../../../src/tui/editor/displayText.ts';

const drawn = (text: string) =>
  cellsOf(text)
    .map((cell) => cell.text)
    .join('');

describe('text as it is drawn', () => {
  it.each([
    ['plain', 'plain'],
    ['漢字', '漢字'],
    ['e\u0301', 'e\u0301'],
    ['a\u001b[2J', 'a□[2J'],
    ['\u202eabc', '□abc'],
    ['👩‍👩‍👧', '□'],
    ['⚠️', '□'],
    ['🇨🇭', '□'],
    ['\ud800', '□'],
    ['\u200b', '□'],
  ])('%j becomes %j', (text, expected) => {
    expect(drawn(text)).toBe(expected);
  });

  it('never holds what a terminal would act on, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(drawn(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });

  it('counts columns as the terminal does, and finds the character in a column', () => {
    expect(columnOf('漢字x', 2)).toBe(4);
    expect(offsetAt('漢字x', 3)).toBe(1);
    expect(offsetAt('漢字x', 99)).toBe(3);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { at, column } of cellsOf(text))
          expect([columnOf(text, at), offsetAt(text, column)]).toEqual([column, at]);
      }),
    );
  });

  it('fits into exactly the width it is given', () => {
    expect(fitText('abcdef', 4)).toBe('abc…');
    expect(fitText('漢字漢字', 4)).toBe('漢…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, width) => {
        expect(stringWidth(padText(text, width))).toBe(width);
      }),
    );
  });
});
