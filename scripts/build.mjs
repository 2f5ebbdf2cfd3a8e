// Bundles the program into dist/ and writes the index of the scenarios. Plain JavaScript, so that `npm ci` can run it
// before anything is compiled.
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { keptCaches, stubDevtools } from './bundle/inkParts.mjs';
import { plainText } from './bundle/plainText.mjs';
import { withoutView } from './bundle/withoutView.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  jsx: 'automatic',
  mainFields: ['module', 'main'],
  plugins: [stubDevtools, keptCaches, plainText, withoutView],
  // yoga-layout loads its WebAssembly through fetch when there is one, which boots the whole HTTP stack.
  define: { fetch: 'undefined', 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  banner: {
    js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
  },
  legalComments: 'none',
  logLevel: 'warning',
};

rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  ...common,
  entryPoints: { 'cli/main': 'src/cli/main.ts', 'stores/analysisWorker': 'src/stores/analysisWorker.ts' },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  minify: true,
});

const library = `${root}dist/scenarioLibrary.mjs`;
await build({ ...common, entryPoints: ['src/stores/scenarioLibrary.ts'], outfile: library });
const { indexPath, indexText } = await import(library);
writeFileSync(indexPath(root), indexText(root));
rmSync(library);
