import { describe, expect, it } from 'vitest';
import { inRange, readAddress, readRange } from '../../../src/policy/conditions/addresses.ts';
import { readDate } from '../../../src/policy/conditions/dates.ts';
import { readNumber } from '../../../src/policy/conditions/numbers.ts';

describe('a number in a condition', () => {
  it.each(['1', '01', '+1', '1.0', '1e0'])('%s is one', (text) => {
    expect(readNumber(text)).toBe(1);
  });

  it.each(['', ' 1', 'NaN', 'Infinity', '10abc', '0x10', '1_000', '1e999'])('"%s" is no number', (text) => {
    expect(readNumber(text)).toBeNull();
  });
});

describe('a date in a condition', () => {
  it.each([
    ['2026-03-01', Date.UTC(2026, 2, 1)],
    ['2026-03-01T08:30Z', Date.UTC(2026, 2, 1, 8, 30)],
    ['2026-03-01T08:30:15.1239Z', Date.UTC(2026, 2, 1, 8, 30, 15, 123)],
    ['2026-06-01T02:00:00+02:00', Date.UTC(2026, 5, 1)],
    ['2016-12-13t2:00:00.593194+23', Date.UTC(2016, 11, 12, 3, 0, 0, 593)],
    ['1767225600', Date.UTC(2026, 0, 1)],
    ['1767225600.5', Date.UTC(2026, 0, 1, 0, 0, 0, 500)],
  ])('%s is understood', (text, millis) => {
    expect(readDate(text)).toBe(millis);
  });

  it.each([
    '',
    'soon',
    '234-13',
    '2026-01-32',
    '2026-01-01T24:00Z',
    '2016-12-13t2:00:00.593194+1',
    '9223372036854775808',
  ])('"%s" is no date', (text) => {
    expect(readDate(text)).toBeNull();
  });
});

describe('an address in a condition', () => {
  const holds = (network: string, address: string) => {
    const range = readRange(network);
    const read = readAddress(address);
    return range !== null && read !== null && inRange(range, read);
  };

  it.each([
    ['0.0.0.0/0', '203.0.113.9', true],
    ['128.0.0.0/1', '127.255.255.255', false],
    ['128.0.0.0/1', '128.0.0.0', true],
    ['192.0.2.0/31', '192.0.2.1', true],
    ['192.0.2.0/31', '192.0.2.2', false],
    ['192.0.2.5/24', '192.0.2.1', true],
    ['192.000.002.0/024', '192.0.2.1', true],
    ['192.0.2.0/+24', '192.0.2.1', true],
    ['192.0.2.0/24', '::ffff:192.0.2.1', true],
    ['192.0.2.0/24', '::FFFF:c000:201', true],
    ['::ffff:c000:200/120', '::ffff:c000:201', false],
    ['::/0', '192.0.2.1', false],
    ['::/0', '2001:db8::1', true],
    ['2001:db8::4/127', '2001:0DB8:0:0:0:0:0:5', true],
    ['2001:db8::/33', '2001:db8:8000::', false],
    ['2001:db8::1', '2001:db8:0:0::1', true],
  ])('%s holds %s: %s', (network, address, expected) => {
    expect(holds(network, address)).toBe(expected);
  });

  it.each([
    '192.0.2.0/33',
    '2001:db8::/129',
    '::ffff:192.0.2.1',
    '2001:db8::192.0.2.0/120',
    'office',
    '1.2.3',
    '1.2.3.4/',
    '1::2::3',
  ])('%s is no range', (text) => {
    expect(readRange(text)).toBeNull();
  });

  it.each(['192.0.513', '3221225985', '192.0.2.1/32', '256.0.0.1', ''])(
    'a request from "%s" has no readable address',
    (text) => {
      expect(readAddress(text)).toBeNull();
    },
  );
});
