// Runs a script of dist/ once and keeps V8's code of it. The program is shown a terminal of its own: home is drawn, an
// exercise is opened, its workbench is walked through and left.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { scriptOf } from './compiled.mjs';

const [folder = '', name = ''] = process.argv.slice(2);
const { filename, script, code } = scriptOf(folder, name);
const saves = mkdtempSync(join(tmpdir(), 'iam-dojo-first-run-'));

/** What is waited for on the screen, and the keys that are pressed then. */
const steps = [['First steps', '\u0003']];

const keys = Object.assign(new PassThrough(), {
  isTTY: true,
  isRaw: false,
  setRawMode: () => keys,
  ref: () => keys,
  unref: () => keys,
});
const screen = Object.assign(new PassThrough(), { isTTY: true, columns: 120, rows: 40 });
let shown = '';
screen.on('data', (bytes) => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
  shown += String(bytes).replaceAll(/\u001b\[[0-9;?]*[a-zA-Z]/g, '');
  const [mark, press] = steps[0] ?? [];
  if (mark === undefined || !shown.includes(mark)) return;
  steps.shift();
  shown = '';
  setTimeout(() => keys.write(press), 50);
});

for (const [stream, value] of [
  ['stdin', keys],
  ['stdout', screen],
])
  Object.defineProperty(process, stream, { value });
process.argv = [process.execPath, filename];
Object.assign(process.env, { IAM_DOJO_SAVES: saves, TERM: 'xterm-256color', FORCE_COLOR: '1' });
delete process.env.CI;
process.on('exit', () => {
  process.exitCode = 0;
  rmSync(saves, { recursive: true, force: true });
  writeFileSync(code, script.createCachedData());
});

const load = createRequire(filename);
const required = (id) => (id === 'node:tty' ? { ...load(id), isatty: () => true } : load(id));
script.runInThisContext()({}, required, {}, filename, folder);
