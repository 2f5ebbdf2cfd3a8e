import { built } from '../test/journey/built.ts';
import { Terminal } from '../test/journey/terminal.ts';

/** How often each key is pressed. */
const PRESSES = 60;
/** Milliseconds between keys; a person who holds a key down sends about thirty a second. */
const PAUSE = 33;

function part(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Presses the keys in turn and prints how long each frame took. */
async function measure(what: string, terminal: Terminal, keys: readonly string[]): Promise<void> {
  const times: number[] = [];
  for (let press = 0; press < PRESSES; press += 1) {
    times.push(await terminal.timed(keys[press % keys.length] ?? ''));
    await new Promise((wake) => setTimeout(wake, PAUSE));
  }
  const [median, slow] = [part(times, 0.5), part(times, 0.95)].map((time) => time.toFixed(1).padStart(6));
  console.log(`${what.padEnd(40)} ${median} ms median, ${slow} ms at 95 %`);
}

async function at(columns: number, rows: number): Promise<void> {
  console.log(`${columns}×${rows}`);
  const terminal = new Terminal({ columns, rows });
  await terminal.sees('Giving developers access');
  await measure('home: down and up in the list', terminal, ['down', 'up']);
  await terminal.press('enter');
  await terminal.sees('page 1 of');
  await terminal.press('s');
  await terminal.sees('┏ 1 Account');
  await measure('workbench: down and up in the tree', terminal, [...Array(8).fill('down'), ...Array(8).fill('up')]);
  await terminal.press('4');
  await terminal.sees('┏ 4 Console');
  await measure('console: a letter', terminal, [...'aws iam list-users ']);
  await terminal.press('ctrl+u');
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
  await terminal.press('ctrl+c');
  await terminal.exited;
}

await built();
await at(120, 40);
await at(200, 60);
