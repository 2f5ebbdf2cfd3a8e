import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../src/policy/wildcard.ts';

/** Straight from the definition, and exponential: the yardstick for small inputs. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const rest = pattern.slice(1);
  if (pattern.startsWith('*')) return naive(rest, text) || (text !== '' && naive(pattern, text.slice(1)));
  return text !== '' && (pattern.startsWith('?') || pattern.charAt(0) === text.charAt(0)) && naive(rest, text.slice(1));
}

describe('a wildcard pattern', () => {
  it('agrees with the naive definition on small inputs', () => {
    const pattern = fc.array(fc.constantFrom('a', 'b', ':', '*', '?'), { maxLength: 7 }).map((units) => units.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', ':', '*'), { maxLength: 8 }).map((units) => units.join(''));
    fc.assert(
      fc.property(pattern, text, (wanted, given) => matchesWildcard(wanted, given) === naive(wanted, given)),
      { numRuns: 3000 },
    );
  });

  it('takes steps in proportion to stars and characters, even where a backtracking matcher would hang', () => {
    const pattern = `${'a*'.repeat(20)}b`;
    for (const length of [500, 1000, 2000]) {
      const meter = { steps: 0 };
      expect(matchesWildcard(pattern, 'a'.repeat(length), { meter })).toBe(false);
      expect(meter.steps).toBeLessThan(length * 4);
    }
  });

  it('stays within tokens times characters in the worst case', () => {
    const meter = { steps: 0 };
    expect(matchesWildcard(`*${'a'.repeat(50)}b`, 'a'.repeat(2000), { meter })).toBe(false);
    expect(meter.steps).toBeLessThan(52 * 2000 * 2);
  });

  it('counts UTF-16 units, so a character outside the basic plane takes two question marks', () => {
    expect(matchesWildcard('?', '😀')).toBe(false);
    expect(matchesWildcard('??', '😀')).toBe(true);
  });

  it('treats the signs of regular expressions as plain characters', () => {
    expect(matchesWildcard('a.c[d](+$', 'a.c[d](+$')).toBe(true);
    expect(matchesWildcard('a.c', 'abc')).toBe(false);
  });

  it('minds letter case unless told otherwise', () => {
    expect(matchesWildcard('Get*', 'getobject')).toBe(false);
    expect(matchesWildcard('Get*', 'getobject', { ignoreCase: true })).toBe(true);
  });
});
