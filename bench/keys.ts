import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../test/journey/built.ts';
import { openScenario } from '../test/journey/openScenario.ts';
import { root, Terminal } from '../test/journey/terminal.ts';

/** How often each key is pressed. */
const PRESSES = 60;
/** Milliseconds between keys; a person who holds a key down sends about thirty a second. */
const PAUSE = 33;

function part(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));

/** Milliseconds that the program's first thread, which draws, has computed; other programs do not lengthen it. */
function computed({ pid }: Terminal): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

/** Megabytes of the process in memory. */
function resident({ pid }: Terminal): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** Median, and what 95 of 100 stay below. */
function pair(values: readonly number[], digits: number): string {
  return [part(values, 0.5), part(values, 0.95)].map((value) => value.toFixed(digits).padStart(6)).join(' ');
}

/**
 * Presses the keys in turn. Prints, each as median and at 95 %: milliseconds from the key's byte to the last byte of its
 * frame on an emulated screen, milliseconds that were computed for it, and bytes that were written.
 */
async function measure(what: string, terminal: Terminal, keys: readonly string[]): Promise<void> {
  const [times, work, bytes]: [number[], number[], number[]] = [[], [], []];
  // What is still being painted is none of the first key's.
  await pause(500);
  for (let press = 0; press < PRESSES; press += 1) {
    const [before, from] = [computed(terminal), terminal.raw.length];
    times.push(await terminal.timed(keys[press % keys.length] ?? ''));
    await pause(PAUSE);
    work.push(computed(terminal) - before);
    bytes.push(Buffer.byteLength(terminal.raw.slice(from)));
  }
  console.log(`${what.padEnd(36)} ${pair(times, 1)} ms  ${pair(work, 1)} ms computed  ${pair(bytes, 0)} bytes`);
}

/** Memory before and while the cursor of the account's tree goes up and down, in bursts as of a key that is held. */
async function held(terminal: Terminal): Promise<void> {
  const sizes = [resident(terminal)];
  const burst = ['\u001b[B'.repeat(5), '\u001b[A'.repeat(5)];
  for (let thousand = 0; thousand < 10; thousand += 1) {
    for (let at = 0; at < 200; at += 1) {
      await terminal.type(burst[at % 2] ?? '');
      await pause(10);
    }
    sizes.push(resident(terminal));
  }
  console.log(`memory after 0 to 10,000 keys: ${sizes.map((size) => size.toFixed(0)).join(', ')} MB`);
}

/** Makes a policy, opens it and writes in it; begins in the console. */
async function editing(terminal: Terminal): Promise<void> {
  await terminal.type('aws iam create-policy --policy-name dev-ec2 --policy-document file://dev-ec2.json\r');
  await terminal.sees('"UpdateDate"');
  await terminal.press('esc', '1', '/');
  await terminal.type('dev-ec2');
  await terminal.press('enter');
  await terminal.sees('2 Policy dev-ec2');
  await terminal.press('e');
  await terminal.sees('Ctrl+S saves version v2');
  await measure('policy editor: a letter', terminal, [...'access ']);
  await measure('policy editor: down and up', terminal, ['down', 'up']);
}

async function at(columns: number, rows: number): Promise<void> {
  console.log(`${columns}×${rows}`);
  const terminal = new Terminal({ columns, rows });
  await terminal.sees('First steps');
  await measure('home: down and up in the list', terminal, ['down', 'up']);
  await openScenario(terminal, 'developer-ec2-access');
  await terminal.sees('page 1 of');
  await terminal.press('s');
  await terminal.sees('┏ 1 Account');
  console.log(`memory on entering the workbench: ${resident(terminal).toFixed(0)} MB`);
  await measure('workbench: down and up in the tree', terminal, [...Array(8).fill('down'), ...Array(8).fill('up')]);
  await terminal.press('4');
  await terminal.sees('┏ 4 Console');
  await measure('console: a letter', terminal, [...'aws iam list-users ']);
  await terminal.press('ctrl+u');
  await editing(terminal);
  await terminal.press('esc', '1');
  await terminal.sees('┏ 1 Account');
  await held(terminal);
  await terminal.press('ctrl+c');
  await terminal.exited;
}

/** A scenario with as many users as IAM allows at first (5,000), as a file. */
function largeAccount(): string {
  const text = readFileSync(join(root, 'scenarios/foundations/developer-ec2-access.yaml'), 'utf8');
  const users = Array.from({ length: 5000 }, (_, index) => `    - {name: user-${String(index).padStart(4, '0')}}\n`);
  const large = text.replace(/\n {2}users:\n/, () => `\n  users:\n${users.join('')}`);
  if (large === text) throw new Error('the scenario has no users to add to');
  const file = join(mkdtempSync(join(tmpdir(), 'iam-dojo-large-')), 'large.yaml');
  writeFileSync(
    file,
    large.replace(/^id: .*$/m, 'id: 5d0f6f0e-0a0b-4c0d-8e0f-000000005000').replace(/^slug: .*$/m, 'slug: large'),
  );
  return file;
}

async function withManyUsers(columns: number, rows: number): Promise<void> {
  console.log(`${columns}×${rows}, 5,000 users`);
  const terminal = new Terminal({ columns, rows, args: ['play', largeAccount()] });
  await terminal.sees('page 1 of', 60_000);
  await terminal.press('s');
  await terminal.sees('┏ 1 Account');
  await terminal.seesNot('checking', 120_000);
  console.log(`memory on entering the workbench: ${resident(terminal).toFixed(0)} MB`);
  await measure('workbench: down and up in the tree', terminal, [...Array(8).fill('down'), ...Array(8).fill('up')]);
  await terminal.press('/');
  await measure('search in the tree: a letter', terminal, [...'user-49', ...Array(7).fill('backspace')]);
  await terminal.press('esc', '4');
  await terminal.sees('┏ 4 Console');
  await measure('console: a letter', terminal, [...'aws iam list-users ']);
  await terminal.press('ctrl+u', 'esc');
  await terminal.sees('┏ 1 Account');
  await terminal.press('t');
  await terminal.sees('Events, newest first');
  await measure('timeline: tab', terminal, ['tab']);
  await terminal.press('esc', '4');
  await terminal.sees('┏ 4 Console');
  await editing(terminal);
  console.log(`memory after all of it: ${resident(terminal).toFixed(0)} MB`);
  await terminal.press('ctrl+c');
  await terminal.exited;
}

await built();
await at(120, 40);
await at(200, 60);
await withManyUsers(120, 40);
await withManyUsers(200, 60);
