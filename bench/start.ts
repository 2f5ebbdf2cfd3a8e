import { spawnSync } from 'node:child_process';
import { built } from '../test/journey/built.ts';
import { Terminal } from '../test/journey/terminal.ts';

const ROUNDS = 10;

interface Row {
  readonly what: string;
  readonly times: readonly number[];
}

const median = (times: readonly number[]): number =>
  [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0;

/** What every start pays before a line of ours runs. */
function bareNode(): number {
  const start = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - start;
}

/** From the start of the process to a frame that shows the text, through a pseudo-terminal and an emulated screen. */
async function start(mark: string, args: readonly string[], saves?: string): Promise<number> {
  const began = performance.now();
  const terminal = new Terminal({ args, ...(saves === undefined ? {} : { saves }) });
  await terminal.sees(mark);
  const taken = performance.now() - began;
  await terminal.press('ctrl+c');
  await terminal.exited;
  return taken;
}

/** Commands of a long attempt: a group, users in it, and a look at them. */
const fifty = [
  'aws iam create-group --group-name Developers',
  ...Array.from({ length: 24 }, (_, index) => [
    `aws iam create-user --user-name user-${index}`,
    `aws iam add-user-to-group --group-name Developers --user-name user-${index}`,
  ]).flat(),
  'aws iam list-users --query length(Users)',
];

/** Saves with an attempt in which these commands were run. */
async function begunSaves(commands: readonly string[], last: string): Promise<string> {
  const terminal = new Terminal({ args: ['play', 'developer-ec2-access'] });
  await terminal.sees('page 1 of');
  await terminal.press('s', '4');
  for (const command of commands) {
    await terminal.type(`${command}\r`);
    await terminal.sees(`$ ${command.slice(0, 60)}`);
  }
  await terminal.sees(last);
  await terminal.press('ctrl+c');
  await terminal.exited;
  return terminal.saves;
}

async function rounds(what: string, once: () => Promise<number>): Promise<Row> {
  await once();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await once());
  return { what, times };
}

await built();
const saves = await begunSaves(fifty.slice(0, 1), '"GroupName": "Developers"');
const longSaves = await begunSaves(fifty, '28');
const node = await rounds('node -e 0', async () => bareNode());
const rows = [
  node,
  await rounds('home, no saves yet', () => start('First steps', [])),
  await rounds('home, an attempt begun', () => start('Continue', [], saves)),
  await rounds('straight into the attempt', () =>
    start('You are where you left off', ['play', 'developer-ec2-access'], saves),
  ),
  await rounds('into one of 50 commands', () =>
    start('You are where you left off', ['play', 'developer-ec2-access'], longSaves),
  ),
];
for (const { what, times } of rows) {
  const ratio = median(times) / median(node.times);
  const range = `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`;
  console.log(
    `${what.padEnd(28)} ${median(times).toFixed(0).padStart(6)} ms (${range})   ×${ratio.toFixed(1)} of node -e 0`,
  );
}
