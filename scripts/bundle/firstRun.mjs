// Runs a script of dist/ once and keeps V8's code of it. The program is shown a terminal of its own: home is drawn, an
// exercise is opened and left in its workbench, and gone on with. The analysis is given the same exercise to follow.
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { scriptOf } from './compiled.mjs';

// V8 would forget the code of what has not run for a while, such as the start.
setFlagsFromString('--no-flush-bytecode');

const [folder = '', name = '', ready = ''] = process.argv.slice(2);
const { filename, script, code } = scriptOf(folder, name);
const saves = mkdtempSync(join(tmpdir(), 'iam-dojo-first-run-'));

/** What is waited for on the screen, and the keys that are pressed then. */
const steps = [
  ['First steps', '/', 'developer-ec2-access', '\r', '\r'],
  ['page 1 of', 's'],
  ['1 Account', '4', 'aws iam create-group --group-name Developers\r'],
  ['"GroupName"', '\u001b', 'q'],
  ['you began this', 'c'],
  ['where you left off', '\u0003'],
];

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
  const [mark, ...presses] = steps[0] ?? [];
  if (mark === undefined || !shown.includes(mark)) return;
  steps.shift();
  shown = '';
  for (const [index, press] of presses.entries()) setTimeout(() => keys.write(press), 100 * (index + 1));
});
// Whatever is not seen: the code of what ran until then is kept.
setTimeout(() => keys.write('\u0003'), 20_000).unref();
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
  // Code is of use to a program that runs with the same flags alone.
  setFlagsFromString('--flush-bytecode');
  rmSync(saves, { recursive: true, force: true });
  writeFileSync(code, script.createCachedData());
});

/** How the analysis is spoken to. */
const parentPort = Object.assign(new EventEmitter(), { postMessage: () => {} });

const load = createRequire(filename);
const instead = { 'node:tty': { isatty: () => true }, 'node:worker_threads': { parentPort } };
const required = (id) => (id in instead ? { ...load(id), ...instead[id] } : load(id));
script.runInThisContext()({}, required, {}, filename, folder);

const { scenario } = JSON.parse(readFileSync(ready, 'utf8'));
const caller = { type: 'root', account: scenario.account.id, mfa: false };
const group = { service: 'iam', operation: 'CreateGroup', input: { GroupName: 'Developers' }, caller };
const call = { ...group, time: Date.parse(scenario.clock) + 1000 };
parentPort.emit('message', { type: 'open', attempt: 1, scenario, seed: 1, events: [], taken: 0 });
setImmediate(() => parentPort.emit('message', { type: 'take', events: [{ type: 'call', call, via: 'form' }] }));
