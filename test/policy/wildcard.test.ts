import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourcePatterns } from '../../src/policy/resources.ts';
import {
  ANY_ONE,
  ANY_ONE_IN_PART,
  ANY_RUN,
  ANY_RUN_IN_PART,
  fits,
  matchesWildcard,
  patternOf,
  wildTokens,
} from '../../src/policy/wildcard.ts';
import { cases } from '../cases.ts';
import { effortOf } from './effortOf.ts';

/** Straight from the definition, and exponential: the yardstick for small inputs. */
function naive(tokens: readonly number[], text: string): boolean {
  const [want, ...rest] = tokens;
  if (want === undefined) return text === '';
  const colon = text.startsWith(':');
  const more = text !== '' && !(want === ANY_RUN_IN_PART && colon);
  if (want === ANY_RUN || want === ANY_RUN_IN_PART) return naive(rest, text) || (more && naive(tokens, text.slice(1)));
  const one = want === ANY_ONE || (want === ANY_ONE_IN_PART && !colon) || want === text.charCodeAt(0);
  return text !== '' && one && naive(rest, text.slice(1));
}

const word = (...units: string[]) => fc.array(fc.constantFrom(...units), { maxLength: 8 }).map((list) => list.join(''));

describe('a wildcard pattern', () => {
  it('agrees with the naive definition on small inputs', () => {
    fc.assert(
      fc.property(word('a', 'b', ':', '*', '?'), word('a', 'b', ':', '*'), (wanted, given) => {
        return matchesWildcard(wanted, given) === naive(wildTokens(wanted), given);
      }),
      cases(3_000),
    );
  });

  it('agrees with the naive definition where stars and question marks stay in their part', () => {
    const stars = { '*': ANY_RUN, '+': ANY_RUN_IN_PART, '?': ANY_ONE, '!': ANY_ONE_IN_PART };
    const mark = (unit: string) => new Map(Object.entries(stars)).get(unit) ?? unit.charCodeAt(0);
    const text = word('a', 'b', ':');
    fc.assert(
      fc.property(
        word('a', 'b', ':', '*', '+', '!'),
        word('a', ':', '*', '?'),
        text,
        text,
        (parts, rest, one, other) => {
          const tokens = [...parts, ...rest].map(mark);
          return fits(patternOf(tokens), one + other) === naive(tokens, one + other);
        },
      ),
      cases(3_000),
    );
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

describe('the work of a match', () => {
  it.each([1, 5, 10, 50, 2_000])(
    'is linear in the text with %d stars, where a backtracking matcher would hang',
    (stars) => {
      const pattern = patternOf(wildTokens(`${'a*'.repeat(stars)}b`));
      for (const length of [2_000, 20_000, 200_000]) {
        expect(effortOf(() => fits(pattern, 'a'.repeat(length)))).toBeLessThan(2 * (length + 2 * stars) + 10);
      }
    },
  );

  it('is linear in the text for a repetitive piece of any length', () => {
    for (const size of [10, 100, 1_000, 100_000]) {
      const pattern = patternOf(wildTokens(`*${'a'.repeat(size)}b*`));
      expect(effortOf(() => fits(pattern, 'a'.repeat(500_000)))).toBeLessThan(2 * 500_000);
    }
  });

  it('is linear where stars stay in their parts, though the star before them tries every colon', () => {
    const [pattern] = resourcePatterns(wildTokens(`arn:*:a*b:${'c'.repeat(1_000)}*d:*:e`));
    if (!pattern) throw new Error('no pattern');
    for (const length of [1_000, 10_000, 100_000]) {
      expect(effortOf(() => fits(pattern, `arn:${':ab'.repeat(length)}`))).toBeLessThan(10 * 3 * length + 3_000);
    }
  });

  it('is at most the characters of a piece with question marks times the text', () => {
    const pattern = patternOf(wildTokens(`*?${'a'.repeat(49)}b`));
    expect(effortOf(() => fits(pattern, 'a'.repeat(2_000)))).toBeLessThan(51 * 2_000);
    const inner = patternOf(wildTokens(`*?${'a'.repeat(49)}b*`));
    expect(effortOf(() => fits(inner, 'a'.repeat(2_000)))).toBeLessThan(51 * 2_000);
  });

  it('is one step for millions of stars in a row', () => {
    const pattern = patternOf(wildTokens('*'.repeat(5_000_000)));
    expect(effortOf(() => fits(pattern, 'a'.repeat(2_000)))).toBe(1);
  });
});
