// Bundles the program into dist/ and writes the index of the scenarios. Plain JavaScript, so that `npm ci` can run it
// before anything is compiled.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
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

await keepScenarios();

// Last, since who looks whether there is a program looks for these; the program starts the analysis.
for (const { folder, started, name } of scripts.toReversed()) {
  keepCode(folder, name, `${root}dist/ready/scenarios/foundations/developer-ec2-access.json`);
  writeFileSync(`${folder}/${started}.js`, starter(name), { mode: 0o755 });
}

/** The index of the bundled scenarios, and each of them as it is read. */
async function keepScenarios() {
  const library = await moduleOf('scenarioLibrary');
  const index = library.indexText(root);
  writeFileSync(library.indexPath(root), index);
  const { readyOf, readyPath } = await moduleOf('readyScenario');
  for (const file of Object.keys(JSON.parse(index).files)) {
    const ready = readyOf(root, file);
    const text = JSON.stringify(ready);
    // One that says more than JSON can is read from its file each time.
    if (ready === null || !isDeepStrictEqual(JSON.parse(text), ready)) continue;
    const path = readyPath(`${root}dist`, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** What a module of the sources exports. */
async function moduleOf(name) {
  const outfile = `${root}dist/${name}.cjs`;
  await build({ ...common, entryPoints: [`src/stores/${name}.ts`], outfile });
  const { default: exported } = await import(outfile);
  rmSync(outfile);
  return exported;
}

function made(folder) {
  mkdirSync(`${root}${folder}`, { recursive: true });
  return `${root}${folder}`;
}
