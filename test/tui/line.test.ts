import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWidth, drawable } from '../../src/tui/cellWidth.ts';
import { fitLine, lineText, lineWidth, seg, spread } from '../../src/tui/line.ts';
import { wrapLine, wrapText } from '../../src/tui/wrap.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((value) => value.replaceAll('\n', ' '));
const parts = fc.array(
  text.map((value) => seg(value)),
  { maxLength: 5 },
);
const width = fc.integer({ min: 4, max: 90 });

describe('a line of cells', () => {
  it('is cut or filled to exactly the width asked for', () => {
    fc.assert(
      fc.property(parts, width, (line, cells) => {
        expect(lineWidth(fitLine(line, cells))).toBe(cells);
      }),
    );
  });

  it('ends with an ellipsis where it was cut, and not where it fits', () => {
    expect(lineText(fitLine([seg('abcdef')], 4))).toBe('abc…');
    expect(lineText(fitLine([seg('abcd')], 4))).toBe('abcd');
    expect(lineText(fitLine([seg('ab'), seg('cd')], 4))).toBe('abcd');
    expect(lineText(fitLine([seg('ab'), seg('cde')], 4))).toBe('abc…');
    expect(lineText(fitLine([seg('abcd'), seg('e')], 4))).toBe('abc…');
  });

  it('keeps its right end whole as long as that fits', () => {
    expect(lineText(spread([seg('a long title')], [seg('note')], 12))).toBe('a long… note');
    expect(lineText(spread([seg('title')], [seg('note')], 12))).toBe('title   note');
    expect(lineText(spread([seg('title')], [seg('a very long note')], 10))).toBe('title     ');
  });

  it('never hands a control character or a character of doubtful width to the terminal', () => {
    expect(drawable('a\u001b[31mb\u0007')).toBe('a□[31mb□');
    expect(drawable('✓ ★ 日本 ⚠️ 👍🏽')).toBe('✓ ★ 日本 □ □');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
        expect(drawable(value)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
    );
  });

  it('is as wide as it is drawn', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(cellWidth(drawable(value))).toBe(cellWidth(value));
      }),
    );
  });
});

describe('wrapping', () => {
  it('never makes a row wider than asked for', () => {
    fc.assert(
      fc.property(parts, width, fc.integer({ min: 0, max: 3 }), (line, cells, indent) => {
        for (const row of wrapLine(line, cells, indent)) expect(lineWidth(row)).toBeLessThanOrEqual(Math.max(4, cells));
      }),
    );
  });

  it('loses no word and keeps their order', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), width, (words, cells) => {
        const rows = wrapLine([seg(words.join(' '))], Math.max(14, cells));
        expect(rows.map(lineText).join(' ').split(/\s+/).filter(Boolean)).toEqual(words);
      }),
    );
  });

  it('breaks at spaces, indents what goes on and cuts what has none', () => {
    expect(wrapLine([seg('one two three four')], 9, 2).map(lineText)).toEqual(['one two ', '  three ', '  four']);
    expect(wrapLine([seg('abcdefghij')], 4).map(lineText)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapText('a\n\nb', 10).map(lineText)).toEqual(['a', '', 'b']);
  });

  it('keeps each piece in its own style', () => {
    const [first] = wrapLine([seg('ab', 'accent'), seg('cd', 'muted')], 10);
    expect(first).toEqual([seg('ab', 'accent'), seg('cd', 'muted')]);
  });
});
