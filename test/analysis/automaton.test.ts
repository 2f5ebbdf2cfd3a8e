import { describe, expect, it } from 'vitest';
import { automatonOf, fitsAll, read } from '../../src/analysis/automaton.ts';
import { matchesWildcard, wildTokens } from '../../src/policy/wildcard.ts';

const automaton = (pattern: string) => automatonOf({ tokens: wildTokens(pattern), ignoreCase: false });

describe('the automaton of a pattern', () => {
  it('follows only what the last star that was reached leaves open', () => {
    const { positions } = read(automaton(`${'a*'.repeat(50)}b`), 'a'.repeat(40));
    expect(positions).toHaveLength(2);
  });

  it('costs what is followed at once', () => {
    const pattern = automaton(`*a${'?'.repeat(20)}`);
    expect(pattern.start.cost).toBe(1);
    expect(read(pattern, 'a'.repeat(15)).cost).toBeGreaterThan(15);
  });

  it('fits the texts that the pattern fits', () => {
    const letters = ['a', 'b', ':'];
    const texts = [1, 2, 3, 4].reduce<string[]>(
      (known) => [...known, ...known.flatMap((text) => letters.map((letter) => text + letter))],
      [''],
    );
    const patterns = ['*', 'a*b*', '*a?*', '**a*?b', '?*?', 'a*a*a', '*ab*b', '*:*a', 'a:?*'];
    for (const pattern of patterns) {
      for (const text of texts) {
        expect([pattern, text, fitsAll(read(automaton(pattern), text))]).toEqual([
          pattern,
          text,
          matchesWildcard(pattern, text),
        ]);
      }
    }
  });
});
