import { brotliCompressSync, constants } from 'node:zlib';

/** One record of a block file: `text` holds no line feed (JSON text). */
export interface BlockRecord {
  readonly key: string;
  readonly text: string;
}

function compress(text: string): Buffer {
  const raw = Buffer.from(text, 'utf8');
  return brotliCompressSync(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    },
  });
}

function grouped(records: readonly BlockRecord[], blockBytes: number): BlockRecord[][] {
  const groups: BlockRecord[][] = [];
  let open: BlockRecord[] = [];
  let size = 0;
  for (const record of records) {
    const bytes = Buffer.byteLength(record.text) + 1;
    if (open.length > 0 && size + bytes > blockBytes) {
      groups.push(open);
      open = [];
      size = 0;
    }
    open.push(record);
    size += bytes;
  }
  if (open.length > 0) groups.push(open);
  return groups;
}

/**
 * The bytes of a block file, as `src/catalogue/blockFile.ts` reads them: the length of the compressed index (32 bits,
 * little endian), the index, then the blocks. `blockBytes` is the wanted size of a block before compression.
 */
export function packBlocks(records: readonly BlockRecord[], blockBytes: number): Buffer {
  for (const { key, text } of records) {
    if (text.includes('\n')) throw new Error(`the record of ${key} has more than one line`);
  }
  const groups = grouped(records, blockBytes);
  const blocks = groups.map((group) => compress(group.map((record) => record.text).join('\n')));
  const index = compress(
    JSON.stringify(groups.map((group, at) => [blocks[at]?.length, ...group.map((record) => record.key)])),
  );
  const head = Buffer.alloc(4);
  head.writeUInt32LE(index.length);
  return Buffer.concat([head, index, ...blocks]);
}
