import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepMilliseconds = 30_000;

/** The 30-second step that a moment lies in. */
export const stepAt = (time: number): number => Math.floor(time / stepMilliseconds);

/** The six-digit one-time code of a step: RFC 6238 with SHA-1, as virtual MFA devices use it. */
export function codeAt(seed: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', bytesOf(seed)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** The step near a moment whose code this is, searching newest first; null where none is. */
export function stepOfCode(seed: string, code: string, time: number, tolerance: number): number | null {
  const now = stepAt(time);
  for (let step = now + tolerance; step >= Math.max(0, now - tolerance); step -= 1) {
    if (codeAt(seed, step) === code) return step;
  }
  return null;
}

function bytesOf(seed: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const letter of seed.toUpperCase()) {
    const value = alphabet.indexOf(letter);
    if (value < 0) continue;
    bits = ((bits << 5) | value) & 0xfff;
    count += 5;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 0xff);
    }
  }
  return Buffer.from(bytes);
}
