import { build } from 'esbuild';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { plainText } from '../scripts/bundle/plainText.mjs';

interface Bundled {
  readonly width: (text: string) => number;
  readonly split: (text: string) => readonly { readonly segment: string; readonly index: number }[];
}

/** string-width and a segmenter as the bundle holds them. */
async function bundled(): Promise<Bundled> {
  const contents = `export { default as width } from 'string-width';
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
export const split = (text) => [...segmenter.segment(text)].map(({ segment, index }) => ({ segment, index }));`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    plugins: [plainText],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const text = outputFiles[0]?.text ?? '';
  const loaded: Bundled = await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
  return loaded;
}

/** Plain signs, and those that join what stands beside them or take two cells. */
const pieces = [
  ...[
    'a',
    'Z',
    '9',
    ' ',
    '#',
    'é',
    'ß',
    '\u00ad',
    '·',
    '…',
    '‘',
    '→',
    '↔',
    '┃',
    '─',
    '█',
    '◆',
    '✓',
    '✗',
    '⣿',
    '\u001b[31m',
  ],
  ...[
    '\n',
    '\r\n',
    '\u0301',
    '\ufe0f',
    '\u200d',
    '\u20e3',
    '漢',
    '한',
    'ᄀ',
    'ᅡ',
    '👩',
    '🏽',
    '🇨',
    '🇭',
    '◽',
    '✨',
    '\u202e',
  ],
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(''));
const anyText = fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 12 }));

describe('plain text in the bundle', async () => {
  const { width, split } = await bundled();
  const segmenter = new Intl.Segmenter();

  it('is as wide as string-width says, whatever else stands in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(width(text)).toBe(stringWidth(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('is split as Intl.Segmenter splits it', () => {
    const real = (text: string) => [...segmenter.segment(text)].map(({ segment, index }) => ({ segment, index }));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(split(text)).toEqual(real(text));
      }),
      { numRuns: 3000 },
    );
  });
});
