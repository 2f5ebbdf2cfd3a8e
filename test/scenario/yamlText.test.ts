import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/scenario/yamlText.ts';

describe('YAML text', () => {
  it('becomes plain values', () => {
    const { value, faults } = readYaml('a: 1\nb: [x, "2", true, null]\nc: 2026-11-24T09:00:00Z\n');
    expect(faults).toEqual([]);
    expect(value).toEqual({ a: 1, b: ['x', '2', true, null], c: '2026-11-24T09:00:00Z' });
  });

  it('tells where each value and key stands', () => {
    const { locate, locateKey } = readYaml('tasks:\n  - id: one\n    text: first\n');
    expect(locate(['tasks', 0, 'text'])).toMatchObject({ line: 3, column: 11, length: 5 });
    expect(locateKey(['tasks', 0, 'text'])).toMatchObject({ line: 3, column: 5 });
    expect(locate(['tasks', 0, 'missing'])).toMatchObject({ line: 2 });
  });

  it('says line and column of a syntax error and of a key given twice', () => {
    const [syntax] = readYaml('a: [1, 2\nb: 3\n').faults;
    expect(syntax).toMatchObject({ severity: 'error' });
    expect(syntax?.place?.line).toBeGreaterThanOrEqual(1);
    const [twice] = readYaml('a: 1\nb: 2\na: 3\n').faults;
    expect(twice).toMatchObject({ code: 'YAML_DUPLICATE_KEY', place: { line: 3, column: 1 } });
    expect(twice?.advice).toContain('rename');
  });

  it.each([
    ['flow sequences', `a: ${'['.repeat(200_000)}`],
    ['flow mappings', '{a: '.repeat(200_000)],
    ['compact sequences', `${'- '.repeat(200_000)}x`],
    ['complex keys', `${'? '.repeat(200_000)}x`],
    ['indentation', Array.from({ length: 1200 }, (_, index) => `${' '.repeat(index)}a:`).join('\n')],
  ])('is refused when it nests too deep by %s', (_, text) => {
    const { value, faults } = readYaml(text);
    expect(value).toBeUndefined();
    expect(faults).toHaveLength(1);
    expect(faults[0]?.code).toMatch(/DEEP/);
  });

  it('tells one wrong sign once, with what to do, whatever it brings after it', () => {
    const text =
      'hints: { read: [{ text: One object of {bucket} }] }\nsolutions:\n  - name: a\n    commands: |\n      x\n';
    expect(readYaml(text).faults).toMatchObject([
      { place: { line: 1, column: 39 }, advice: 'put text that holds `{`, `}`, `[` or `]` in quotes' },
    ]);
  });

  it('is refused where aliases explode, and where one contains itself', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level += 1) {
      const names = Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ');
      bomb.push(`a${level}: &a${level} [${names}]`);
    }
    expect(readYaml(bomb.join('\n')).faults).toMatchObject([{ code: 'YAML_TOO_LARGE' }]);
    expect(readYaml('a: &x\n  b: *x\n').faults).toMatchObject([{ code: 'YAML_CYCLE' }]);
  });

  it('repeats an anchored value where its alias stands', () => {
    expect(readYaml('a: &x {b: 1}\nc: *x\n').value).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });

  it('is refused above one megabyte', () => {
    expect(readYaml(`a: "${'x'.repeat(1_000_001)}"`).faults).toMatchObject([{ code: 'TEXT_TOO_LARGE' }]);
  });

  it('is one document', () => {
    expect(readYaml('a: 1\n---\nb: 2\n')).toMatchObject({
      value: undefined,
      faults: [
        { code: 'YAML_MULTIPLE_DOCS', message: 'the file holds more than one document', place: { line: 2, column: 1 } },
      ],
    });
    expect(readYaml('---\na: 1\n...\n').value).toEqual({ a: 1 });
  });

  it('tells each key that is given again, among very many', () => {
    const keys = Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`);
    const { faults } = readYaml([...keys, 'k7: 2', 'k39999: 2', 'a: {b: 1, "b": 2}'].join('\n'));
    expect(faults.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
      ['YAML_DUPLICATE_KEY', 40_001, 1],
      ['YAML_DUPLICATE_KEY', 40_002, 1],
      ['YAML_DUPLICATE_KEY', 40_003, 11],
    ]);
    expect(Object.keys(Object(readYaml(keys.join('\n')).value))).toHaveLength(40_000);
  });

  it.each(['.inf', '.nan', '!!binary aGk=', '!!timestamp 2026-11-24', '0x1p'])(
    'reads %s as nothing but a plain value',
    (text) => {
      const { value, faults } = readYaml(`a: ${text}`);
      expect(value === undefined ? faults.length : value).toEqual(value === undefined ? 1 : { a: '0x1p' });
    },
  );

  it('keeps a key called __proto__ as a plain key', () => {
    const { value } = readYaml('__proto__: {polluted: true}\n');
    expect(Object.keys(Object(value))).toEqual(['__proto__']);
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
  });
});

describe('a hostile text', () => {
  const times = (part: string) => part.repeat(Math.floor(1_000_000 / part.length));

  it.each([
    ['closing brackets', times(']'), 'YAML_UNEXPECTED_TOKEN'],
    ['directives', times('%\n'), 'YAML_BAD_DIRECTIVE'],
    ['texts without commas', `[${times('"x" ').slice(4)}]`.slice(0, 600_000), 'YAML_MISSING_CHAR'],
    ['commas in brackets', `[${times(',').slice(2)}]`, 'YAML_TOO_LARGE'],
    ['tags', times('! '), 'YAML_TOO_LARGE'],
    ['anchors', times('& '), 'YAML_TOO_LARGE'],
    ['values', `[${times('a,').slice(2)}]`, 'YAML_TOO_LARGE'],
    ['keys without values', times('?\n'), 'YAML_TOO_LARGE'],
  ])('of many %s is read no further than it needs', (_, text, code) => {
    const { value, readable, faults, locate } = readYaml(text);
    expect(value).toBeUndefined();
    expect(readable).toBeUndefined();
    expect(faults.length).toBeLessThan(110);
    expect(faults.map((fault) => fault.code)).toContain(code);
    expect(locate(['a'])).toEqual(faults[0]?.place ?? null);
  });

  it('of many documents is read to the second one', () => {
    expect(readYaml(times('---\n')).faults).toMatchObject([{ code: 'YAML_MULTIPLE_DOCS', place: { line: 2 } }]);
  });

  it('of one key again and again tells it a few times', () => {
    const { faults } = readYaml('a:\n'.repeat(50_000));
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['YAML_DUPLICATE_KEY']));
    expect(faults).toHaveLength(10);
  });
});
