import { expect, test } from 'vitest';
import type { Matcher } from '../../src/analysis/automaton.ts';
import { addLogs, textCounts } from '../../src/analysis/textCounts.ts';
import { wildTokens } from '../../src/policy/wildcard.ts';

const matcher = (text: string): Matcher => ({ tokens: wildTokens(text), ignoreCase: false });
const counted = (patterns: readonly string[]) =>
  Object.fromEntries(
    textCounts(
      matcher('*'),
      patterns.map((text) => [matcher(text)]),
      { longest: 3, letters: 4 },
    ).counts,
  );

test('every text is counted once, the empty one too', () => {
  expect(counted([])).toEqual({ '': 1 + 4 + 16 + 64 });
});

test('texts are counted by the patterns that they fit', () => {
  expect(counted(['a*', '*b'])).toEqual({ '00': 48, '10': 16, '01': 16, '11': 5 });
});

test('a question mark takes one letter', () => {
  expect(counted(['??'])).toEqual({ '0': 69, '1': 16 });
});

test('a star that meets another is counted once', () => {
  expect(counted(['*a*a*'])).toEqual({ '0': 74, '1': 11 });
});

test('logarithms add up to the logarithm of the sum', () => {
  expect(addLogs(3, 3)).toBe(4);
  expect(addLogs(Number.NEGATIVE_INFINITY, 5)).toBe(5);
});
