import type { Range } from '../policy/conditions/addresses.ts';

const groupBits = 16n;

/** Addresses of the documentation ranges, tried first where nothing is asked for. */
const usual = ['198.51.100.23', '192.0.2.77'];

/** One for requests over IPv6 where no range speaks of them. */
const usualOfSix = '2001:db8:0:0:0:0:0:a';

/** One address for each stretch that the ends of the ranges cut. */
export function addressSamples(ranges: readonly Range[]): string[] {
  return [...usual, ...[2, 8].flatMap((groups) => ofFamily(ranges, groups)), usualOfSix];
}

function ofFamily(ranges: readonly Range[], groups: number): string[] {
  return stretchesOf(ranges, groups).map(({ start, end }) => written(inside(start, end), groups));
}

/** Every stretch that the ends of the ranges cut, with the number of its addresses; IPv6 only where a range asks. */
export function addressStretches(ranges: readonly Range[]): { readonly address: string; readonly count: number }[] {
  const versions = ranges.some(({ address }) => address.length === 8) ? [2, 8] : [2];
  return versions.flatMap((groups) => {
    const stretches = stretchesOf(ranges, groups);
    const all = stretches.length > 0 ? stretches : [{ start: 0n, end: 1n << (BigInt(groups) * groupBits) }];
    return all.map(({ start, end }) => ({ address: written(inside(start, end), groups), count: Number(end - start) }));
  });
}

function stretchesOf(ranges: readonly Range[], groups: number): { readonly start: bigint; readonly end: bigint }[] {
  const own = ranges.filter(({ address }) => address.length === groups);
  const bits = BigInt(groups) * groupBits;
  const starts = new Set<bigint>(own.length > 0 ? [0n] : []);
  for (const { address, prefix } of own) {
    const size = 1n << (bits - BigInt(prefix));
    const first = (numberOf(address) / size) * size;
    starts.add(first).add(first + size);
  }
  const sorted = [...starts].filter((start) => start < 1n << bits).sort((a, b) => (a < b ? -1 : 1));
  return sorted.map((start, index) => ({ start, end: sorted[index + 1] ?? 1n << bits }));
}

/** The tenth address of a stretch reads less like a network than the first. */
function inside(start: bigint, end: bigint): bigint {
  const tenth = start + 10n;
  return tenth < end ? tenth : start;
}

function numberOf(address: readonly number[]): bigint {
  return address.reduce((sum, group) => (sum << groupBits) | BigInt(group), 0n);
}

function written(address: bigint, groups: number): string {
  const all = Array.from({ length: groups }, (_, index) =>
    Number((address >> (BigInt(groups - 1 - index) * groupBits)) & 0xffffn),
  );
  if (groups === 2) return all.flatMap((group) => [group >> 8, group & 255]).join('.');
  return all.map((group) => group.toString(16)).join(':');
}
