import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/policy/fault.ts';
import { EditorBuffer } from '../../../src/tui/editor/editorBuffer.ts';
import { press, type } from './typing.ts';

const head = (buffer: EditorBuffer) => buffer.snapshot().state.selection.main.head;

/** The text with `|` at the cursor. */
const shown = (buffer: EditorBuffer) => `${buffer.text().slice(0, head(buffer))}|${buffer.text().slice(head(buffer))}`;

function bufferAt(marked: string): EditorBuffer {
  const buffer = new EditorBuffer({ text: marked.replace('|', '') });
  for (let at = 0; at < marked.indexOf('|'); ) {
    const before = head(buffer);
    press(buffer, 'right');
    at += head(buffer) - before;
  }
  return buffer;
}

describe('typing in the editor', () => {
  it('closes brackets and quotes, types over them and indents new lines', () => {
    const buffer = new EditorBuffer();
    type(buffer, '{\n"Version": "2012-10-17"');
    expect(shown(buffer)).toBe('{\n  "Version": "2012-10-17"|\n}');
  });

  it('removes both brackets of an empty pair', () => {
    const buffer = new EditorBuffer();
    type(buffer, '[');
    press(buffer, 'backspace');
    expect(shown(buffer)).toBe('|');
  });

  it('moves a closing bracket typed on an empty line back to its level', () => {
    const buffer = bufferAt('{\n  "a": [\n    1\n    |');
    type(buffer, ']');
    expect(shown(buffer)).toBe('{\n  "a": [\n    1\n  ]|');
  });

  it('leaves keys that mean nothing to it to the screen', () => {
    expect(press(new EditorBuffer(), 'escape', 'ctrl+g', 'ctrl+s', 'ctrl+l', 'f1')).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('takes a typed u as text', () => {
    const buffer = new EditorBuffer();
    expect(press(buffer, 'u')).toEqual([true]);
    expect(buffer.text()).toBe('u');
  });
});

describe('moving in the editor', () => {
  it.each([
    ['left', '{|}', '|{}'],
    ['right', '|{}', '{|}'],
    ['right', 'a|\nb', 'a\n|b'],
    ['left', 'a\n|b', 'a|\nb'],
    ['home', '  "a": 1|', '  |"a": 1'],
    ['end', '|"a": 1\n', '"a": 1|\n'],
    ['ctrl+right', '|s3:GetObject', 's3|:GetObject'],
    ['ctrl+left', 's3:GetObject|', 's3:|GetObject'],
    ['ctrl+home', 'a\nb|', '|a\nb'],
    ['ctrl+end', '|a\nb', 'a\nb|'],
    ['up', 'ab\nc|d', 'a|b\ncd'],
    ['down', 'a|b\ncd', 'ab\nc|d'],
    ['up', 'a|b', '|ab'],
    ['down', 'a|b', 'ab|'],
  ])('%s goes from `%s` to `%s`', (name, from, to) => {
    const buffer = bufferAt(from);
    press(buffer, name);
    expect(shown(buffer)).toBe(to);
  });

  it('goes from the indentation to the very start of the line with a second Home', () => {
    const buffer = bufferAt('  "a"|');
    press(buffer, 'home', 'home');
    expect(shown(buffer)).toBe('|  "a"');
  });

  it('remembers the column across a short line', () => {
    const buffer = bufferAt('abcd|e\nx\nabcde');
    press(buffer, 'down', 'down');
    expect(shown(buffer)).toBe('abcde\nx\nabcd|e');
  });

  it('aims at the same screen column where characters are two columns wide', () => {
    const buffer = bufferAt('漢字|x\nabcdef');
    press(buffer, 'down');
    expect(shown(buffer)).toBe('漢字x\nabcd|ef');
  });

  it.each(['é', 'e\u0301', '👩‍👩‍👧', '🇨🇭', '👍🏽'])('passes and deletes %s as one character', (grapheme) => {
    const buffer = new EditorBuffer({ text: `${grapheme}x` });
    press(buffer, 'right');
    expect(head(buffer)).toBe(grapheme.length);
    press(buffer, 'backspace');
    expect(buffer.text()).toBe('x');
  });

  it('selects with Shift and replaces what is selected', () => {
    const buffer = bufferAt('|abc');
    press(buffer, 'shift+right', 'shift+right');
    expect(buffer.selectedText()).toBe('ab');
    type(buffer, 'x');
    expect(shown(buffer)).toBe('x|c');
  });

  it('replaces a selection with a bracket and its partner, as one step', () => {
    const buffer = new EditorBuffer({ text: '{"a": 1}' });
    press(buffer, 'ctrl+a');
    type(buffer, '{}');
    expect(shown(buffer)).toBe('{}|');
    press(buffer, 'ctrl+z');
    expect(buffer.text()).toBe('{"a": 1}');
  });

  it('turns pages of the height it was laid out with', () => {
    const buffer = new EditorBuffer({ text: 'x\n'.repeat(100) });
    buffer.layOut(40, 11);
    press(buffer, 'pageDown');
    expect(buffer.snapshot().state.doc.lineAt(head(buffer)).number).toBe(11);
    press(buffer, 'pageUp');
    expect(head(buffer)).toBe(0);
  });

  it('goes to the matching bracket', () => {
    const buffer = bufferAt('|{"a": [1]}');
    press(buffer, 'ctrl+b');
    expect(shown(buffer)).toBe('{"a": [1]}|');
  });
});

describe('editing lines', () => {
  it.each([
    ['ctrl+k', 'a\n|b\nc', 'a\n|c'],
    ['ctrl+k', 'a\n|b', 'a|'],
    ['ctrl+w', '"s3:GetObject|"', '"s3:|"'],
    ['alt+d', '"|s3:GetObject"', '"|:GetObject"'],
    ['ctrl+u', 'a\nxy|z', 'a\n|z'],
    ['ctrl+d', '|a\nb', 'a\n|a\nb'],
    ['alt+down', '|a\nb', 'b\n|a'],
    ['tab', '|a', '  |a'],
    ['shift+tab', '    |a', '  |a'],
    ['backspace', '    |a', '  |a'],
    ['backspace', 'a\n|b', 'a|b'],
    ['delete', 'a|\nb', 'a|b'],
  ])('%s turns `%s` into `%s`', (name, from, to) => {
    const buffer = bufferAt(from);
    press(buffer, name);
    expect(shown(buffer)).toBe(to);
  });

  it('indents all selected lines', () => {
    const buffer = new EditorBuffer({ text: 'a\nb' });
    press(buffer, 'ctrl+a', 'tab');
    expect(buffer.text()).toBe('  a\n  b');
  });

  it('cuts a line and pastes it elsewhere', () => {
    const buffer = bufferAt('|a\nb\n');
    press(buffer, 'ctrl+x', 'ctrl+end', 'ctrl+v');
    expect(buffer.text()).toBe('b\na\n');
  });
});

describe('the history of the editor', () => {
  it('takes a paste back as one step, and forward again', () => {
    const buffer = new EditorBuffer({ text: 'old' });
    press(buffer, 'ctrl+a');
    buffer.paste('{\r\n\t"a": 1\r\n}\u0007');
    expect(buffer.text()).toBe('{\n  "a": 1\n}');
    press(buffer, 'ctrl+z');
    expect(buffer.text()).toBe('old');
    press(buffer, 'ctrl+y');
    expect(buffer.text()).toBe('{\n  "a": 1\n}');
  });

  it('takes a replaced text back as one step apart from what was typed before', () => {
    const buffer = new EditorBuffer();
    type(buffer, 'abc');
    buffer.setText('xyz');
    press(buffer, 'ctrl+z');
    expect(buffer.text()).toBe('abc');
  });

  it('goes back to the text it began with', () => {
    const buffer = new EditorBuffer({ text: '{}' });
    type(buffer, 'a\nb');
    for (let steps = 0; buffer.undo(); steps++) expect(steps).toBeLessThan(10);
    expect(buffer.text()).toBe('{}');
  });

  it('does not end where a paste is too long, but says so', () => {
    const buffer = new EditorBuffer({ text: '{}' });
    buffer.paste('x'.repeat(300_000));
    expect(buffer.text()).toBe('{}');
    expect(buffer.snapshot().message).toContain('too long');
  });
});

describe('faults in the editor', () => {
  const fault = (text: string): readonly Fault[] =>
    [...text.matchAll(/bad/g)].map((match) => ({
      code: 'BAD',
      severity: 'error' as const,
      message: 'bad word',
      advice: '',
      path: [],
      place: { line: 0, column: 0, offset: match.index, length: 3 },
    }));

  it('checks at once, and again after each change', () => {
    const buffer = new EditorBuffer({ text: 'a bad b', check: fault });
    expect(buffer.snapshot().marks.map(({ at }) => at)).toEqual([2]);
    press(buffer, 'ctrl+a', 'delete');
    expect(buffer.snapshot().marks).toEqual([]);
  });

  it('moves the marks along until the text is checked after a rest', () => {
    const buffer = new EditorBuffer({ text: 'bad', check: fault, checkAfter: () => 60_000 });
    type(buffer, 'xx');
    expect(buffer.snapshot()).toMatchObject({ checked: false, marks: [{ at: 2 }] });
    press(buffer, 'ctrl+a', 'delete');
    buffer.settle();
    expect(buffer.snapshot()).toMatchObject({ checked: true, marks: [] });
  });

  it('goes from fault to fault and round again', () => {
    const buffer = new EditorBuffer({ text: 'bad bad', check: fault });
    press(buffer, 'ctrl+n');
    expect(head(buffer)).toBe(4);
    press(buffer, 'ctrl+n');
    expect(head(buffer)).toBe(0);
  });
});

describe('snapshots of the editor', () => {
  it('stay the same object until something changes', () => {
    const buffer = new EditorBuffer({ text: 'a' });
    const first = buffer.snapshot();
    let calls = 0;
    const stop = buffer.subscribe(() => calls++);
    press(buffer, 'escape');
    expect(buffer.snapshot()).toBe(first);
    press(buffer, 'right');
    expect(buffer.snapshot()).not.toBe(first);
    expect(calls).toBe(1);
    stop();
    press(buffer, 'left');
    expect(calls).toBe(1);
  });

  it('put the cursor where the screen was clicked, also when it is scrolled', () => {
    const buffer = new EditorBuffer({ text: Array.from({ length: 50 }, (_, at) => `line ${at}`).join('\n') });
    press(buffer, 'ctrl+end');
    buffer.layOut(20, 10);
    buffer.click(0, 3);
    expect(buffer.snapshot().state.doc.lineAt(head(buffer)).text).toBe('line 40');
    expect(shown(buffer)).toContain('\nlin|e 40');
  });

  it('survive text nested a hundred thousand levels deep', () => {
    const buffer = new EditorBuffer({ text: '['.repeat(100_000) });
    press(buffer, 'ctrl+end', 'enter', 'ctrl+f', 'ctrl+b', 'backspace');
    expect(buffer.text().length).toBeGreaterThan(99_990);
  });
});
