import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Analysis, Analyst } from '../../src/stores/analyst.ts';
import { workerAnalyst } from '../../src/stores/workerAnalyst.ts';
import { scenarioFile } from '../tui/testGame.ts';

const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-worker-'));
const scenario = scenarioFile('ec2-to-s3-role');

/** A worker that fails on an attempt that was just opened, and answers how many events it knows of afterwards. */
const failing = join(folder, 'failing.mjs');
writeFileSync(
  failing,
  `import { parentPort } from 'node:worker_threads';
let taken = 0;
parentPort.on('message', (order) => {
  if (order.type === 'open' && order.taken === 0) throw new Error('a witness proves nothing');
  taken = order.type === 'open' ? order.taken : taken + order.events.length;
  parentPort.postMessage({ attempt: order.attempt ?? 1, analysis: { events: taken, known: order.events.length } });
});
`,
);

let analyst: Analyst | null = null;
afterEach(() => analyst?.close());

describe('the analyst in a thread of its own', () => {
  it('tells of a fault instead of ending the program, and tries again with the next event', async () => {
    const own = workerAnalyst(failing);
    analyst = own;
    const fault = new Promise<Error>((heard) => own.onFault(heard));
    const answer = new Promise<Analysis>((heard) => own.listen(heard));
    own.open(scenario, 0, [{ type: 'undo' }]);
    expect((await fault).message).toBe('a witness proves nothing');
    own.take([{ type: 'redo' }]);
    expect(await answer).toEqual({ events: 1, known: 2 });
  });
});
