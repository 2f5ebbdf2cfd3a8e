import { describe, expect, it } from 'vitest';
import { patternsIntersect } from '../../src/policy/patternsIntersect.ts';
import {
  ANY_ONE,
  ANY_ONE_IN_SEGMENT,
  ANY_RUN,
  ANY_RUN_IN_PART,
  ANY_RUN_IN_SEGMENT,
  literalTokens,
  wildTokens,
} from '../../src/policy/wildcard.ts';

const text = (plain: string) => literalTokens(plain);

describe('two patterns', () => {
  it.each<[readonly number[], readonly number[], boolean]>([
    [wildTokens('a*c'), wildTokens('*b?'), true],
    [wildTokens('a*c'), wildTokens('*b'), false],
    [[ANY_RUN_IN_PART], text('a/b'), true],
    [[ANY_RUN_IN_PART], text('a:b'), false],
    [[ANY_RUN_IN_SEGMENT], text('ab'), true],
    [[ANY_RUN_IN_SEGMENT], text('a/b'), false],
    [[ANY_RUN_IN_SEGMENT], text('a:b'), false],
    [[ANY_ONE_IN_SEGMENT], text('/'), false],
    [[ANY_ONE_IN_SEGMENT, ANY_RUN_IN_SEGMENT], [ANY_ONE, ANY_RUN], true],
    [[ANY_RUN_IN_SEGMENT, ...text('/'), ANY_RUN_IN_SEGMENT], wildTokens('*/*/*'), false],
  ])('%j and %j meet: %j', (one, other, meet) => {
    expect(patternsIntersect(one, other)).toBe(meet);
    expect(patternsIntersect(other, one)).toBe(meet);
  });
});
