import { describe, expect, it } from 'vitest';
import { codeAt, stepAt, stepOfCode } from '../../src/account/totp.ts';

/** RFC 6238, appendix B: the seed `12345678901234567890` in base 32, codes cut to six digits. */
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors: readonly (readonly [seconds: number, code: string])[] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
];

describe('one-time codes', () => {
  it.each(vectors)('at second %d are the ones of RFC 6238', (seconds, code) => {
    expect(codeAt(seed, stepAt(seconds * 1000))).toBe(code);
  });

  it('are found a few steps off and no further', () => {
    const now = 1_111_111_109_000;
    const step = stepAt(now);
    expect(stepOfCode(seed, codeAt(seed, step - 2), now, 2)).toBe(step - 2);
    expect(stepOfCode(seed, codeAt(seed, step + 2), now, 2)).toBe(step + 2);
    expect(stepOfCode(seed, codeAt(seed, step - 3), now, 2)).toBeNull();
  });
});
