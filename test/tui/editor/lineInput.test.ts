import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertText, type LineInput, lineInput, pasteLine, pressLine } from '../../../src/tui/editor/lineInput.ts';
import { key } from './typing.ts';

const shown = ({ text, cursor }: LineInput) => `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const at = (marked: string): LineInput => ({ text: marked.replace('|', ''), cursor: marked.indexOf('|') });

describe('a line under edit', () => {
  it.each([
    ['left', 'ab|', 'a|b'],
    ['right', '|ab', 'a|b'],
    ['home', 'ab|', '|ab'],
    ['ctrl+a', 'ab|', '|ab'],
    ['end', '|ab', 'ab|'],
    ['ctrl+e', '|ab', 'ab|'],
    ['ctrl+left', 'a b-c|', 'a b-|c'],
    ['ctrl+right', '|a b', 'a| b'],
    ['backspace', 'ab|', 'a|'],
    ['delete', '|ab', '|b'],
    ['ctrl+w', 'aws --user x-y|', 'aws --user |'],
    ['alt+backspace', 'aws x-y|', 'aws x-|'],
    ['alt+d', 'aws |x-y', 'aws |-y'],
    ['ctrl+u', 'ab|c', '|c'],
    ['ctrl+k', 'a|bc', 'a|'],
    ['x', 'a|c', 'ax|c'],
    ['space', 'a|', 'a |'],
  ])('%s turns `%s` into `%s`', (name, from, to) => {
    const next = pressLine(at(from), key(name));
    expect(next === null ? null : shown(next)).toBe(to);
  });

  it('does not know keys that do not edit', () => {
    expect(['enter', 'tab', 'up', 'escape', 'ctrl+s'].map((name) => pressLine(lineInput('a'), key(name)))).toEqual(
      Array(5).fill(null),
    );
  });

  it('takes a paste as one line, without control characters', () => {
    expect(shown(pasteLine(lineInput('x'), 'a\r\nb\u001b\n'))).toBe('xa b|');
  });

  it('keeps the cursor between graphemes whatever keys come', () => {
    const names = ['left', 'right', 'backspace', 'delete', 'ctrl+w', 'ctrl+left', 'ctrl+right', 'home', 'end'];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom(...names)), (text, presses) => {
        let input = insertText(lineInput(), text);
        for (const name of presses) input = pressLine(input, key(name)) ?? input;
        const ends = [
          0,
          ...[...new Intl.Segmenter().segment(input.text)].map(({ index, segment }) => index + segment.length),
        ];
        expect(input.cursor >= 0 && input.cursor <= input.text.length).toBe(true);
        if (!presses.some((name) => name.startsWith('ctrl'))) expect(ends).toContain(input.cursor);
      }),
    );
  });
});
