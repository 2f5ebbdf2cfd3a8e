import { createHash } from 'node:crypto';

/** A short fingerprint of a text: the same text, the same 16 hexadecimal digits. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
