// Bundles the program into dist/ and writes the index of the scenarios. Plain JavaScript, so that `npm ci` can run it
// before anything is compiled.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Ink imports the developer tools only under DEV=true; without a stub the import is hoisted and fails. */
const stubDevtools = {
  name: 'stub-devtools',
  setup(plugin) {
    plugin.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'react-devtools-core', namespace: 'stub' }));
    plugin.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'export default {}' }));
  },
};

/**
 * Ink makes its caches of measured and split texts anew for each frame. Kept from frame to frame, only rows that changed
 * are split, which takes a key in the policy editor from 46 ms to 16 ms. They start anew before they grow large.
 */
const keptCaches = {
  name: 'kept-caches',
  setup(plugin) {
    plugin.onLoad({ filter: /ink[\\/]build[\\/]output\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const [own, start] = ['caches = new OutputCaches();', 'export default class Output'];
      if (!text.includes(own) || !text.includes(start)) throw new Error(`${path} is not as expected`);
      const kept = `let kept = new OutputCaches();
const keptCaches = () => (kept = kept.styledChars.size > 2000 ? new OutputCaches() : kept);
`;
      return { contents: text.replace(own, 'caches = keptCaches();').replace(start, `${kept}${start}`) };
    });
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  jsx: 'automatic',
  mainFields: ['module', 'main'],
  plugins: [stubDevtools, keptCaches],
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
