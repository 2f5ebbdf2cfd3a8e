import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysTo, scanJson } from '../../../src/tui/editor/jsonScan.ts';

/** What is expected at `|`. */
function gapAt(marked: string) {
  const { gap } = scanJson(marked.replace('|', ''), marked.indexOf('|'));
  return [gap.role, ...keysTo(gap.frame, gap.role === 'key' ? null : gap.name)].join(' ');
}

describe('reading JSON that is still being written', () => {
  it.each([
    ['|', 'none'],
    ['{|', 'key'],
    ['{"a"|', 'none a'],
    ['{"a": |', 'value a'],
    ['{"a": [|', 'value a'],
    ['{"a": [{|', 'key a'],
    ['{"a": [1, {"b": |}]}', 'value a b'],
    ['{"a": 1|}', 'none a'],
    ['{"a": 1, |}', 'key'],
    ['}]|{', 'none'],
  ])('knows what may stand in %s', (marked, expected) => {
    expect(gapAt(marked)).toBe(expected);
  });

  it('tells keys from values, with their place', () => {
    const { scalars } = scanJson('{"a": ["x", "y"], "b": true', 0);
    expect(scalars.map(({ role, text, name, quoted }) => ({ role, text, name, quoted }))).toEqual([
      { role: 'key', text: 'a', name: 'a', quoted: true },
      { role: 'value', text: 'x', name: 0, quoted: true },
      { role: 'value', text: 'y', name: 1, quoted: true },
      { role: 'key', text: 'b', name: 'b', quoted: true },
      { role: 'value', text: 'true', name: 'b', quoted: false },
    ]);
  });

  it('ends a string without a quote at the end of its line', () => {
    const { scalars } = scanJson('{"a": "x\n"b": 1}', 0);
    expect(scalars.map(({ text, role, closed }) => [text, role, closed])).toEqual([
      ['a', 'key', true],
      ['x', 'value', false],
      ['b', 'key', true],
      ['1', 'value', true],
    ]);
  });

  it('finds every string of valid JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(fc.string())), (value) => {
        const { scalars } = scanJson(JSON.stringify(value, null, 1), 0);
        const found = scalars.filter(({ role }) => role === 'value').map(({ text }) => JSON.parse(`"${text}"`));
        expect(found).toEqual(Object.values(value).flat());
      }),
    );
  });

  it('reads any text to its end', () => {
    const sign = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '\n', ' ', 'a', '1');
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 60 }), fc.nat(60), (text, offset) => {
        for (const { from, to } of scanJson(text, offset).scalars) expect(to >= from && to <= text.length).toBe(true);
      }),
    );
  });

  it('reads nesting of any depth without recursion', () => {
    expect(gapAt(`${'['.repeat(200_000)}|`)).toBe('value');
  });
});
