// Bundles the program into dist/ and writes the index of the scenarios. Plain JavaScript, so that `npm ci` can run it
// before anything is compiled.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { keepCode, starter } from './bundle/compiled.mjs';
import { keptFrames } from './bundle/keptFrames.mjs';
import { plainText } from './bundle/plainText.mjs';
import { readyYoga } from './bundle/readyYoga.mjs';
import { withoutDevtools } from './bundle/withoutDevtools.mjs';
import { withoutView } from './bundle/withoutView.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  // What is imported when it is needed is evaluated then, from the same script.
  supported: { 'dynamic-import': false },
  jsx: 'automatic',
  mainFields: ['module', 'main'],
  plugins: [withoutDevtools, readyYoga, keptFrames, plainText, withoutView],
  define: {
    // Nothing of ours calls it, and asking for it boots the whole HTTP stack.
    fetch: 'undefined',
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    'import.meta.url': '__address',
  },
  banner: { js: "'use strict';const __address=require('node:url').pathToFileURL(__filename).href;" },
  legalComments: 'none',
  logLevel: 'warning',
};

rmSync(`${root}dist`, { recursive: true, force: true });

/** Folders in dist/, what is run in them, and the script that it starts. */
const programs = [
  ['cli', 'main', 'program', 'src/cli/main.ts'],
  ['stores', 'analysisWorker', 'analysis', 'src/stores/analysisWorker.ts'],
];
writeFileSync(`${made('dist')}/package.json`, '{"type":"commonjs"}\n');
const scripts = [];
for (const [folder, started, script, source] of programs) {
  const { outputFiles } = await build({ ...common, entryPoints: [source], write: false, minify: true });
  const [{ contents, hash }] = outputFiles;
  const name = `${script}.${hash.replaceAll(/\W/g, '')}`;
  writeFileSync(`${made(`dist/${folder}`)}/${name}.js`, contents);
  scripts.push({ folder: `${root}dist/${folder}`, started, name });
}

const library = `${root}dist/scenarioLibrary.cjs`;
await build({ ...common, entryPoints: ['src/stores/scenarioLibrary.ts'], outfile: library });
const { indexPath, indexText } = (await import(library)).default;
writeFileSync(indexPath(root), indexText(root));
rmSync(library);

// Last, since who looks whether there is a program looks for these.
for (const { folder, started, name } of scripts) {
  keepCode(folder, name);
  writeFileSync(`${folder}/${started}.js`, starter(name), { mode: 0o755 });
}

function made(folder) {
  mkdirSync(`${root}${folder}`, { recursive: true });
  return `${root}${folder}`;
}
