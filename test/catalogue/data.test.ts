import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { noticeText } from '../../scripts/data/notices.ts';
import { packBlocks } from '../../scripts/data/packBlocks.ts';
import { sources } from '../../scripts/data/sources.ts';
import { openBlockFile } from '../../src/catalogue/blockFile.ts';
import { dataFile, packageRoot } from '../../src/catalogue/packageRoot.ts';

const folder = dirname(dataFile('x'));

/** Sizes of the compressed blocks of a data file. */
function blockSizes(name: string): number[] {
  const bytes = readFileSync(dataFile(name));
  const end = 4 + bytes.readUInt32LE();
  const index: [number, ...string[]][] = JSON.parse(brotliDecompressSync(bytes.subarray(4, end)).toString());
  return index.map(([length]) => length);
}

describe('the committed data', () => {
  it('takes less than 1 MB', () => {
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
  });

  it('is cut into blocks, so that one service opens without the rest', () => {
    const bounds = { 'authorization.br': 24_000, 'managedPolicies.br': 48_000, 'documentation.br': 24_000 };
    for (const [name, bound] of Object.entries(bounds)) {
      const sizes = blockSizes(name);
      expect(sizes.length).toBeGreaterThan(5);
      expect(Math.max(...sizes)).toBeLessThan(bound);
    }
  });

  it('comes from pinned sources', () => {
    expect(sources.map(({ integrity }) => /^sha512-[\w+/]{86}==$/.test(integrity))).toEqual([true, true, true, true]);
  });
});

describe('a block file', () => {
  const records = Array.from({ length: 40 }, (_, at) => ({ key: `key${at}`, text: JSON.stringify('é'.repeat(at)) }));

  it('gives back every record that was packed, in order, and the same bytes each time', () => {
    const bytes = packBlocks(records, 256);
    expect(packBlocks(records, 256).equals(bytes)).toBe(true);
    const place = mkdtempSync(join(tmpdir(), 'iam-dojo-blocks-'));
    try {
      writeFileSync(join(place, 'blocks.br'), bytes);
      const file = openBlockFile(join(place, 'blocks.br'));
      expect(file.keys).toEqual(records.map((record) => record.key));
      expect(file.keys.map((key) => file.read(key))).toEqual(records.map((record) => record.text));
      expect(file.read('absent')).toBeUndefined();
    } finally {
      rmSync(place, { recursive: true });
    }
  });

  it('refuses a record of several lines', () => {
    expect(() => packBlocks([{ key: 'a', text: '{\n}' }], 256)).toThrow('the record of a has more than one line');
  });
});

describe('NOTICE', () => {
  it('says what the installed packages and the sources of the data say', () => {
    expect(readFileSync(join(packageRoot(), 'NOTICE'), 'utf8')).toBe(noticeText());
  });

  it('leaves no licence unstated', () => {
    expect(noticeText()).not.toContain('not stated');
  });
});
