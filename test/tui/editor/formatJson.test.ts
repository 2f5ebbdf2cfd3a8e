import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditorBuffer } from '../../../src/tui/editor/editorBuffer.ts';
import { formatJson, sameSpot } from '../../../src/tui/editor/formatJson.ts';
import { press } from './typing.ts';

const bare = (text: string) => text.replace(/\s+(?=(?:[^"\\]|\\.|"(?:[^"\\]|\\.)*")*$)/g, '');

describe('laying out JSON', () => {
  it('gives each level two spaces and keeps short lists on one line', () => {
    expect(
      formatJson(
        '{"Version":"2012-10-17","Statement":[{"Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}],"a":{},"b":[]}',
      ),
    ).toBe(
      `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Action": ["s3:GetObject", "s3:PutObject"],
      "Resource": "*"
    }
  ],
  "a": {},
  "b": []
}
`,
    );
  });

  it('puts a long list on several lines', () => {
    const list = Array.from({ length: 10 }, (_, at) => `s3:Action${at}`);
    expect(formatJson(JSON.stringify(list))?.split('\n')).toHaveLength(13);
  });

  it('never changes the value', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const laidOut = formatJson(text);
        expect(JSON.parse(laidOut ?? 'null')).toEqual(JSON.parse(text));
        expect(formatJson(laidOut ?? '')).toBe(laidOut);
      }),
    );
  });

  it('keeps a key that is there twice, and numbers as they are written', () => {
    expect(formatJson('{"a":1.0,"a":12345678901234567890}')).toBe('{\n  "a": 1.0,\n  "a": 12345678901234567890\n}\n');
  });

  it('lays out text that is no JSON yet without changing anything but white space', () => {
    const text = '{"a":[1,"b" "c":}';
    expect(bare(formatJson(text) ?? '')).toBe(bare(text));
  });

  it.each(['{"a', '"a\nb"', '['.repeat(101)])('refuses %j', (text) => {
    expect(formatJson(text)).toBe(null);
  });

  it('reads a text of a hundred thousand brackets to its end', () => {
    expect(formatJson('[],'.repeat(100_000))?.length).toBeGreaterThan(300_000);
  });

  it('keeps the cursor at the same character', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, spot) => {
        const offset = spot % (text.length + 1);
        const laidOut = formatJson(text) ?? '';
        const solid = (part: string) => part.replace(/\s/g, '');
        expect(solid(laidOut.slice(0, sameSpot(text, offset, laidOut)))).toBe(solid(text.slice(0, offset)));
      }),
    );
  });

  it('is one step that undo takes back', () => {
    const buffer = new EditorBuffer({ text: '{"a":[1]}' });
    press(buffer, 'ctrl+f');
    expect(buffer.text()).toBe('{\n  "a": [1]\n}\n');
    press(buffer, 'ctrl+z');
    expect(buffer.text()).toBe('{"a":[1]}');
  });

  it('says why it does nothing', () => {
    const buffer = new EditorBuffer({ text: '{"a' });
    press(buffer, 'ctrl+f');
    expect(buffer.snapshot().message).toContain('a string has no end');
  });
});
