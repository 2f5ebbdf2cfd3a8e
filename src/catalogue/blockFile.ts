import { closeSync, openSync, readSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Records in brotli blocks: reading one costs one positioned read and the decompression of its block. */
export interface BlockFile {
  /** In the order of the file. */
  readonly keys: readonly string[];
  /** The JSON text of a record. */
  read(key: string): string | undefined;
}

interface Place {
  readonly block: number;
  readonly line: number;
}

interface Block {
  readonly offset: number;
  readonly length: number;
}

function readAt(file: string, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  const handle = openSync(file, 'r');
  try {
    let done = 0;
    while (done < length) {
      const count = readSync(handle, bytes, done, length - done, offset + done);
      if (count === 0) throw new Error(`${file} ends before byte ${offset + length}`);
      done += count;
    }
  } finally {
    closeSync(handle);
  }
  return bytes;
}

function readIndex(file: string): { index: [number, ...string[]][]; bodyOffset: number } {
  const length = readAt(file, 0, 4).readUInt32LE();
  const text = brotliDecompressSync(readAt(file, 4, length)).toString('utf8');
  return { index: JSON.parse(text), bodyOffset: 4 + length };
}

/** Opens a file written by `scripts/data/packBlocks.ts`; decompressed blocks stay in memory. */
export function openBlockFile(file: string): BlockFile {
  const { index, bodyOffset } = readIndex(file);
  const places = new Map<string, Place>();
  const blocks: Block[] = [];
  let offset = bodyOffset;
  for (const [length, ...keys] of index) {
    keys.forEach((key, line) => {
      places.set(key, { block: blocks.length, line });
    });
    blocks.push({ offset, length });
    offset += length;
  }
  const lines = new Map<number, readonly string[]>();

  function linesOf(number: number): readonly string[] {
    const known = lines.get(number);
    if (known) return known;
    const block = blocks[number];
    if (!block) return [];
    const fresh = brotliDecompressSync(readAt(file, block.offset, block.length))
      .toString('utf8')
      .split('\n');
    lines.set(number, fresh);
    return fresh;
  }

  return {
    keys: [...places.keys()],
    read(key) {
      const place = places.get(key);
      return place && linesOf(place.block)[place.line];
    },
  };
}

/** Calls `open` once, at the first use. */
export function once<T>(open: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => {
    value ??= { it: open() };
    return value.it;
  };
}
