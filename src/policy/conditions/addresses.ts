/** An address as 16-bit groups: two for IPv4, eight for IPv6. */
export type Address = readonly number[];

export interface Range {
  readonly address: Address;
  readonly prefix: number;
  /** True where bits after the prefix are set. */
  readonly hostBits: boolean;
}

/** Null for text that is no address. An IPv4-mapped IPv6 address is the IPv4 address. */
export function readAddress(text: string): Address | null {
  return text.includes(':') ? unmapped(readIpv6(text)) : readIpv4(text);
}

function unmapped(address: Address | null): Address | null {
  if (address?.[5] !== 0xffff || address.slice(0, 5).some((group) => group !== 0)) return address;
  return address.slice(6);
}

function readIpv4(text: string): Address | null {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) <= 255)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = octets.map(Number);
  return [a * 256 + b, c * 256 + d];
}

function readIpv6(text: string): Address | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head, tail] = halves.map(readGroups);
  if (!head) return null;
  if (halves.length === 1) return head.length === 8 ? head : null;
  if (!tail) return null;
  const gap = 8 - head.length - tail.length;
  return gap < 1 ? null : [...head, ...new Array<number>(gap).fill(0), ...tail];
}

function readGroups(text: string): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && index === parts.length - 1) {
      const ipv4 = readIpv4(part);
      if (!ipv4) return null;
      groups.push(...ipv4);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}

/** A CIDR range or a bare address; null for anything else, IPv6 with a dotted tail among it. */
export function readRange(text: string): Range | null {
  const [network = '', length, ...rest] = text.split('/');
  const address = readNetwork(network);
  if (!address || rest.length > 0) return null;
  const bits = address.length * 16;
  if (length !== undefined && !/^\+?\d{1,3}$/.test(length)) return null;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return null;
  const hostBits = address.some((group, index) => (group & ~groupMask(prefix, index)) !== 0);
  return { address, prefix, hostBits };
}

function readNetwork(text: string): Address | null {
  if (!text.includes(':')) return readIpv4(text);
  return text.includes('.') ? null : readIpv6(text);
}

/** True where the address lies in the range; bits after the prefix are ignored. */
export function inRange(range: Range, address: Address): boolean {
  if (range.address.length !== address.length) return false;
  return range.address.every((group, index) => {
    const mask = groupMask(range.prefix, index);
    return (group & mask) === ((address[index] ?? 0) & mask);
  });
}

/** The bits of a 16-bit group that a prefix covers. */
function groupMask(prefix: number, group: number): number {
  const covered = Math.min(16, Math.max(0, prefix - group * 16));
  return (0xffff << (16 - covered)) & 0xffff;
}

/** The first and last address of a range and, where there are any, the ones before and after. */
export function neighbours(range: Range): Address[] {
  const first = range.address.map((group, index) => group & groupMask(range.prefix, index));
  const last = first.map((group, index) => group | (~groupMask(range.prefix, index) & 0xffff));
  return [first, last, stepped(first, -1), stepped(last, 1)].filter((address) => address !== null);
}

/** The next address up or down; null past the end of the family. */
function stepped(address: Address, by: 1 | -1): Address | null {
  const groups = [...address];
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = (groups[index] ?? 0) + by;
    groups[index] = group & 0xffff;
    if (group === groups[index]) return groups;
  }
  return null;
}

export function addressText(address: Address): string {
  if (address.length > 2) return address.map((group) => group.toString(16)).join(':');
  return address.map((group) => `${group >> 8}.${group & 0xff}`).join('.');
}
