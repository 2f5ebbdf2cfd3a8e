import { describe, expect, it } from 'vitest';
import { readBase64 } from '../../src/policy/base64.ts';

describe('base64 text', () => {
  it.each([
    ['', true],
    ['QUJD', true],
    ['QUI=', true],
    ['QQ==', true],
    ['QUI', false],
    ['QQ', false],
  ])('%j is read, with all its padding: %s', (text, padded) => {
    expect(readBase64(text)).toEqual({ digits: text.replaceAll('=', ''), padded });
  });

  it.each(['Q', 'QQ=', 'QUI==', 'QUJD=', '=', 'Q Q=', 'Q=Q=', 'QQ-_'])('%j is none', (text) => {
    expect(readBase64(text)).toBeNull();
  });

  it('names the same bytes with and without padding', () => {
    expect(readBase64('QUI=')?.digits).toBe(readBase64('QUI')?.digits);
  });
});
