import { parentPort } from 'node:worker_threads';
import type { Scenario } from '../scenario/scenario.ts';
import type { AttemptEvent } from '../training/attempt.ts';
import { AnalystState } from './analyst.ts';

/** What the worker is told: an attempt to follow, then its events. */
export type WorkerOrder =
  | {
      readonly type: 'open';
      readonly attempt: number;
      readonly scenario: Scenario;
      readonly seed: number;
      readonly events: readonly AttemptEvent[];
      /** How many of the events were taken since the attempt was opened. */
      readonly taken: number;
    }
  | { readonly type: 'take'; readonly events: readonly AttemptEvent[] };

let work: AnalystState | null = null;
let attempt = 0;
let waiting = false;

/** Orders that arrive together are answered once, for the last of them. */
function answerSoon(): void {
  if (waiting) return;
  waiting = true;
  setImmediate(() => {
    waiting = false;
    if (work !== null) parentPort?.postMessage({ attempt, analysis: work.analyse() });
  });
}

parentPort?.on('message', (order: WorkerOrder) => {
  if (order.type === 'open') {
    attempt = order.attempt;
    work = new AnalystState(order.scenario, order.seed, order.events, order.taken);
  } else work?.take(order.events);
  answerSoon();
});
