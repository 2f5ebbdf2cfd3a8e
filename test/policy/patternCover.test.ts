import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, inOneOrder } from '../../src/policy/patternCover.ts';
import { patternsIntersect } from '../../src/policy/patternsIntersect.ts';
import { resourcePatterns } from '../../src/policy/resources.ts';
import { compileWildcard, fits, wildTokens } from '../../src/policy/wildcard.ts';

const units = (pattern: string) => inOneOrder(wildTokens(pattern));
const resourceUnits = (pattern: string) => resourcePatterns(wildTokens(pattern))[0]?.tokens ?? [];
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });

describe('a pattern covers another', () => {
  it.each([
    ['*', 'a*b'],
    ['iam:get*', 'iam:getrole'],
    ['a*', 'a?b*'],
    ['*?', '?*'],
    ['a*c', 'abc'],
    ['role/jane*', 'role/jane-*'],
  ])('%s covers %s', (wide, narrow) => {
    expect(covers(units(wide), units(narrow))).toBe(true);
  });

  it.each([
    ['a?', 'a*'],
    ['a*c', 'ab'],
    ['iam:get*', 'iam:*credentialreport'],
    ['a', 'A'],
    ['a?', 'a'],
  ])('%s does not cover %s', (wide, narrow) => {
    expect(covers(units(wide), units(narrow))).toBe(false);
  });

  it('only where every text of the one fits the other', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (wide, narrow, sample) => {
        const claimed = covers(units(wide), units(narrow)) && fits(compileWildcard(narrow), sample);
        return !claimed || fits(compileWildcard(wide), sample);
      }),
      { numRuns: 2000 },
    );
  });

  it('within its own part of an ARN', () => {
    const anyRegion = resourceUnits('arn:aws:sqs:eu-*-1:111122223333:orders');
    expect(covers(anyRegion, resourceUnits('arn:aws:sqs:eu-west-1:111122223333:orders'))).toBe(true);
    expect(covers(anyRegion, resourceUnits('arn:aws:sqs:eu-*:*:orders'))).toBe(false);
  });

  it('in work that grows with the product of the lengths', () => {
    const meter = { steps: 0 };
    const wide = units(`${'a*'.repeat(100)}b`);
    const narrow = units('a'.repeat(2000));
    expect(covers(wide, narrow, meter)).toBe(false);
    expect(meter.steps).toBeLessThanOrEqual(2 * wide.length * narrow.length);
  });
});

describe('two patterns meet', () => {
  it('exactly where some text fits both', () => {
    const texts = ['', ...'ab', 'aa', 'ab', 'ba', 'bb', 'aaa', 'aab', 'aba', 'abb', 'baa', 'bab', 'bba', 'bbb'];
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '?'), maxLength: 3 });
    fc.assert(
      fc.property(short, pattern, (one, other) => {
        const common = texts.some((sample) => [one, other].every((each) => fits(compileWildcard(each), sample)));
        return patternsIntersect(wildTokens(one), wildTokens(other)) === common;
      }),
      { numRuns: 2000 },
    );
  });

  it('over the colons that a star at the end of its part may pass', () => {
    const secret = resourceUnits('arn:aws:secretsmanager:eu-west-1:111122223333:secret:*');
    expect(patternsIntersect(resourceUnits('arn:aws:secretsmanager:*:*:app!*'), secret)).toBe(true);
    expect(patternsIntersect(resourceUnits('arn:aws:secretsmanager:eu-west-1:111122223333:app!*'), secret)).toBe(false);
  });
});
