import { parentPort } from 'node:worker_threads';
import type { Scenario } from '../scenario/scenario.ts';
import type { AttemptEvent } from '../training/attempt.ts';
import { AnalystState } from './analyst.ts';
import type { PictureNews, PictureWish } from './pictureWork.ts';

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
  | { readonly type: 'take'; readonly events: readonly AttemptEvent[] }
  | { readonly type: 'draw'; readonly wish: PictureWish; readonly number: number };

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

let drawing = 0;

/** One step of a picture, then whatever waits, then the next step. An order that comes between ends the picture. */
function drawOn(steps: Iterator<PictureNews | null>, number: number): void {
  setImmediate(() => {
    if (number !== drawing) return;
    const next = steps.next();
    if (next.done === true) return;
    if (next.value !== null) parentPort?.postMessage({ attempt, number, news: next.value });
    drawOn(steps, number);
  });
}

parentPort?.on('message', (order: WorkerOrder) => {
  if (order.type === 'draw') {
    drawing = order.number;
    if (work !== null) drawOn(work.picture(order.wish)[Symbol.iterator](), order.number);
    return;
  }
  drawing = 0;
  if (order.type === 'open') {
    attempt = order.attempt;
    work = new AnalystState(order.scenario, order.seed, order.events, order.taken);
  } else work?.take(order.events);
  answerSoon();
});
