/**
 * Seeded ids, keys and codes. The state is one unsigned 32-bit number that is part of the sandbox, so that undo and
 * replay give the same ids again. Every function gives the value and the next state.
 */
export type Generator = number;
export type Drawn<Value> = readonly [value: Value, next: Generator];

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const hexadecimal = '0123456789abcdef';

/** Unique id prefixes: IAM User Guide, reference_identifiers. */
export type IdPrefix = 'AIDA' | 'AROA' | 'AGPA' | 'ANPA' | 'ANVA' | 'AIPA' | 'ASCA' | 'ACCA';

export const startGenerator = (seed: number): Generator => seed >>> 0;

/** One step of splitmix32: 32 random bits. */
export function nextWord(state: Generator): Drawn<number> {
  const next = (state + 0x9e3779b9) >>> 0;
  let word = next;
  word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
  return [(word ^ (word >>> 15)) >>> 0, next];
}

/** Characters of an alphabet whose size is a power of two. */
export function nextText(state: Generator, alphabet: string, length: number): Drawn<string> {
  let text = '';
  let next = state;
  while (text.length < length) {
    const [word, after] = nextWord(next);
    // The high bits mix best.
    text += alphabet.charAt(Math.floor((word / 2 ** 32) * alphabet.length));
    next = after;
  }
  return [text, next];
}

/** A unique id, e.g. `AIDA` and 17 characters. */
export function nextId(state: Generator, prefix: IdPrefix): Drawn<string> {
  const [text, next] = nextText(state, base32, 17);
  return [prefix + text, next];
}

/**
 * An access key id with the account inside: 80 bits in base 32, the top one set, 40 of the account id, the rest
 * random. `sts:GetAccessKeyInfo` reads the account back.
 */
export function nextAccessKeyId(state: Generator, prefix: 'AKIA' | 'ASIA', account: string): Drawn<string> {
  const [high, middle] = nextWord(state);
  const [low, next] = nextWord(middle);
  const random = ((BigInt(high) << 32n) | BigInt(low)) & ((1n << 39n) - 1n);
  const bits = (1n << 79n) | ((BigInt(account) & ((1n << 40n) - 1n)) << 39n) | random;
  let text = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n) text += base32.charAt(Number((bits >> shift) & 31n));
  return [prefix + text, next];
}

/** The account inside an access key id; null where the text is no such id. */
export function accountOfKeyId(keyId: string): string | null {
  const text = keyId.slice(4);
  if (text.length < 16) return null;
  let bits = 0n;
  for (const letter of text.slice(0, 16)) {
    const value = base32.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  return ((bits >> 39n) & ((1n << 40n) - 1n)).toString().padStart(12, '0');
}

/** A secret access key: 40 characters. */
export const nextSecret = (state: Generator): Drawn<string> => nextText(state, base64, 40);

/** A session token; real ones are longer and as opaque. */
export function nextSessionToken(state: Generator): Drawn<string> {
  const [text, next] = nextText(state, base64, 176);
  return [`IQoJb3JpZ2luX2Vj${text}`, next];
}

/** The seed of a virtual MFA device: 64 characters of base 32. */
export const nextMfaSeed = (state: Generator): Drawn<string> => nextText(state, base32, 64);

/** Lower-case hexadecimal digits, as in `i-0…` ids. */
export const nextHex = (state: Generator, length: number): Drawn<string> => nextText(state, hexadecimal, length);

/** A version 4 UUID: request and event ids. */
export function nextUuid(state: Generator): Drawn<string> {
  const [hex, afterHex] = nextHex(state, 30);
  const [variant, next] = nextText(afterHex, '89ab', 1);
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(12, 15)}`,
    variant + hex.slice(15, 18),
    hex.slice(18, 30),
  ];
  return [groups.join('-'), next];
}

/** A seed from a text, for values that must not depend on what was drawn before (FNV-1a). */
export function seedOf(text: string): Generator {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
