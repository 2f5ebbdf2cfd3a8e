// Node.js 20 compiles the whole program at each start, and its module loader asks for every file by itself: half of the
// time until the first frame. So the program is one script, and V8's code of it, as it is after a first run, lies beside
// it. The names hold a hash of the script, so that no code is ever taken for that of another script.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const wrapped = ['(function (exports, require, module, __filename, __dirname) {', '\n})'];

/** What is run: loads the script beside it with its code. Another version of Node.js compiles and keeps code of its own. */
export function starter(name) {
  return `#!/usr/bin/env node
'use strict';
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');
const filename = \`\${__dirname}/${name}.js\`;
const code = \`\${__dirname}/${name}.\${process.version}-\${process.arch}.bin\`;
let cachedData;
try {
  cachedData = readFileSync(code);
} catch {}
const [before, after] = ${JSON.stringify(wrapped)};
const program = new Script(before + readFileSync(filename, 'latin1') + after, { filename, cachedData });
if (cachedData === undefined) {
  process.on('exit', () => {
    try {
      writeFileSync(\`\${code}.\${process.pid}\`, program.createCachedData());
      renameSync(\`\${code}.\${process.pid}\`, code);
    } catch {
      // Where nothing can be written, each start compiles.
    }
  });
}
program.runInThisContext()(exports, require, module, filename, __dirname);
`;
}

/** A script as its starter compiles it, and the place of its code. */
export function scriptOf(folder, name) {
  const filename = `${folder}/${name}.js`;
  const [before, after] = wrapped;
  const script = new Script(before + readFileSync(filename, 'latin1') + after, { filename });
  return { filename, script, code: `${folder}/${name}.${process.version}-${process.arch}.bin` };
}

/** Has a script run once, with an exercise as it is read, and its code kept. Without it the program starts slower and does the same. */
export function keepCode(folder, name, ready) {
  const run = fileURLToPath(new URL('firstRun.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [run, folder, name, ready], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status !== 0) console.warn(`no code of ${name} is kept, so it starts slower\n${stderr}`);
}
