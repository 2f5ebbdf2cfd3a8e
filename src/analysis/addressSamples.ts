import type { Range } from '../policy/conditions/addresses.ts';

const groupBits = 16n;

/** Addresses of the documentation ranges, tried first where nothing is asked for. */
const usual = ['198.51.100.23', '192.0.2.77'];

/** One address for each stretch that the ends of the ranges cut. */
export function addressSamples(ranges: readonly Range[]): string[] {
  return [...usual, ...[2, 8].flatMap((groups) => ofFamily(ranges, groups))];
}

function ofFamily(ranges: readonly Range[], groups: number): string[] {
  const own = ranges.filter(({ address }) => address.length === groups);
  const bits = BigInt(groups) * groupBits;
  const starts = new Set<bigint>(own.length > 0 ? [0n] : []);
  for (const { address, prefix } of own) {
    const size = 1n << (bits - BigInt(prefix));
    const first = (numberOf(address) / size) * size;
    starts.add(first).add(first + size);
  }
  const sorted = [...starts].filter((start) => start < 1n << bits).sort((a, b) => (a < b ? -1 : 1));
  return sorted.map((start, index) => written(inside(start, sorted[index + 1] ?? 1n << bits), groups));
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
