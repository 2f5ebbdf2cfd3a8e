import { describe, expect, it } from 'vitest';
import { stripControls, vetText } from '../../src/policy/vetText.ts';

const faultOf = (source: Uint8Array | string, limits = {}) => {
  const vetted = vetText(source, limits);
  return 'fault' in vetted ? vetted.fault : null;
};

describe('a text from outside', () => {
  it('passes as it is, without its byte order mark', () => {
    expect(vetText(new TextEncoder().encode('\uFEFF{"a": "ä"}\n'))).toEqual({ text: '{"a": "ä"}\n' });
  });

  it('may be nested 200 levels deep and no deeper', () => {
    expect(faultOf(`${'['.repeat(200)}${']'.repeat(200)}`)).toBeNull();
    expect(faultOf(`\n${'['.repeat(201)}`)).toMatchObject({ code: 'TEXT_TOO_DEEP', place: { line: 2, column: 201 } });
  });

  it('may hold any number of brackets inside the strings of JSON', () => {
    expect(faultOf(`"${'[{'.repeat(5_000)}\\"["`)).toBeNull();
  });

  it('counts brackets in quotes where YAML is read, since a quote may be plain text there', () => {
    expect(faultOf(`['"', ${'['.repeat(10_000)}`, { quotesHide: false })?.code).toBe('TEXT_TOO_DEEP');
  });

  it('is refused above its size', () => {
    expect(faultOf('*'.repeat(10_000_001))?.message).toBe('the text is larger than 10 MB');
  });

  it('must be UTF-8', () => {
    expect(faultOf(Uint8Array.of(0x7b, 0xff, 0x7d))?.code).toBe('TEXT_NOT_UTF8');
  });

  it('may not hold control characters, whose place is told', () => {
    expect(faultOf('a\n b\u001b[2J')).toMatchObject({
      message: 'the text holds the control character U+001B',
      place: { line: 2, column: 3 },
    });
  });
});

describe('a text for the terminal', () => {
  it('loses control characters and direction overrides, and keeps tabs and line ends', () => {
    expect(stripControls('a\u001b]0;x\u0007\tb\u202Ec\r\n')).toBe('a]0;x\tbc\n');
  });
});
