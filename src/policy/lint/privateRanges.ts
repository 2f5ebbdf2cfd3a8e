import { inRange, type Range, readRange } from '../conditions/addresses.ts';

/** Addresses that are not routed on the internet (RFC 1918; RFC 4193 for IPv6). */
const privateRanges: readonly Range[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].flatMap(
  (text) => {
    const range = readRange(text);
    return range ? [range] : [];
  },
);

/** True where an address or a range in CIDR notation lies within a private range. */
export function isPrivateRange(text: string): boolean {
  const range = readRange(text);
  if (!range) return false;
  return privateRanges.some((whole) => range.prefix >= whole.prefix && inRange(whole, range.address));
}
