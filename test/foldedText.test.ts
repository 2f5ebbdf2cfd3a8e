import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keptFrames } from '../scripts/bundle/keptFrames.mjs';

/** Text in a style, in pieces that may have styles of their own. */
interface Tree {
  readonly style: Readonly<Record<string, string | boolean>>;
  readonly pieces: readonly (string | Tree)[];
}

type Draw = (tree: Tree) => string;

const contents = `import { renderToString, Text } from 'ink';
import { createElement } from 'react';
const node = (tree) => (typeof tree === 'string' ? tree : createElement(Text, tree.style, ...tree.pieces.map(node)));
export const draw = (tree) => renderToString(node(tree), { columns: 30 });`;

async function drawing(plugins: readonly (typeof keptFrames)[]): Promise<Draw> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'iam-dojo-ink-')), 'ink.mjs');
  await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    plugins: [...plugins],
    bundle: true,
    outfile,
    format: 'esm',
    platform: 'node',
    alias: { 'react-devtools-core': 'react' },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const loaded: { readonly draw: Draw } = await import(outfile);
  return loaded.draw;
}

const style = fc.record(
  {
    color: fc.constantFrom('red', '#00ff80'),
    backgroundColor: fc.constantFrom('blue', '#102030'),
    bold: fc.boolean(),
    dimColor: fc.boolean(),
    inverse: fc.boolean(),
    underline: fc.boolean(),
  },
  { requiredKeys: [] },
);
const piece = fc.constantFrom(
  'a',
  'two\nrows',
  ' ',
  '',
  'tab\tbed',
  '日本',
  '\u001b[31mred\u001b[0m',
  '\u009b1mx',
  'longer words',
);
const { tree } = fc.letrec<{ tree: Tree; part: string | Tree }>((tie) => ({
  part: fc.oneof({ depthSize: 'small' }, piece, tie('tree')),
  tree: fc.record({ style, pieces: fc.array(tie('part'), { maxLength: 4 }) }),
}));

it('Text whose pieces are put together before Ink sees them looks as Ink draws it by itself.', async () => {
  const [own, folded] = await Promise.all([drawing([]), drawing([keptFrames])]);
  fc.assert(
    fc.property(tree, (one) => {
      expect(folded(one)).toBe(own(one));
    }),
    { numRuns: 50 },
  );
  expect(own({ style: { bold: true }, pieces: ['a', { style: { color: 'red' }, pieces: ['b'] }] })).toContain(
    '\u001b[31m',
  );
});
