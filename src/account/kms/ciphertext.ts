import { createHash } from 'node:crypto';

/** What a ciphertext of the sandbox holds: as in KMS the id of the key can be read from it, the rest not. */
export interface Opened {
  readonly key: string;
  /** Base64. */
  readonly plaintext: string;
}

type Pairs = Readonly<Record<string, string>>;

const mark = Buffer.from([1, 2, 2, 0, 120]);
const tagBytes = 16;

const canonical = (pairs: Pairs): string =>
  JSON.stringify(Object.entries(pairs).sort(([one], [other]) => (one < other ? -1 : 1)));

const tagOf = (key: string, pairs: Pairs, plain: Buffer): Buffer =>
  createHash('sha256')
    .update(`${key} ${canonical(pairs)} `)
    .update(plain)
    .digest()
    .subarray(0, tagBytes);

/** A stream of bytes that hangs on key and tag; it hides and shows. */
function hidden(key: string, tag: Buffer, bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.length);
  let block = Buffer.alloc(0);
  for (const [at, byte] of bytes.entries()) {
    if (at % 32 === 0) block = createHash('sha256').update(key).update(tag).update(String(at)).digest();
    out[at] = byte ^ (block[at % 32] ?? 0);
  }
  return out;
}

/** Ciphertext in base64 of a plaintext in base64. Equal input gives equal output, so that replays agree. */
export function seal(key: string, plaintext: string, pairs: Pairs): string {
  const plain = Buffer.from(plaintext, 'base64');
  const name = Buffer.from(key);
  const tag = tagOf(key, pairs, plain);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(name.length);
  return Buffer.concat([mark, length, name, tag, hidden(key, tag, plain)]).toString('base64');
}

/** The key of a ciphertext; null where it is none. */
export function keyOfCiphertext(ciphertext: string): string | null {
  const bytes = Buffer.from(ciphertext, 'base64');
  if (bytes.length < mark.length + 2 + tagBytes || !bytes.subarray(0, mark.length).equals(mark)) return null;
  const length = bytes.readUInt16BE(mark.length);
  const start = mark.length + 2;
  return bytes.length < start + length + tagBytes ? null : bytes.subarray(start, start + length).toString();
}

/** Null where the text is no ciphertext of ours, or was sealed with another encryption context. */
export function open(ciphertext: string, pairs: Pairs): Opened | null {
  const key = keyOfCiphertext(ciphertext);
  if (key === null) return null;
  const bytes = Buffer.from(ciphertext, 'base64');
  const start = mark.length + 2 + Buffer.byteLength(key);
  const tag = bytes.subarray(start, start + tagBytes);
  const plain = hidden(key, tag, bytes.subarray(start + tagBytes));
  return tagOf(key, pairs, plain).equals(tag) ? { key, plaintext: plain.toString('base64') } : null;
}
