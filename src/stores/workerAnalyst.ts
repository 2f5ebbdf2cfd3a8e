import { Worker } from 'node:worker_threads';
import type { Scenario } from '../scenario/scenario.ts';
import type { AttemptEvent } from '../training/attempt.ts';
import type { WorkerOrder } from './analysisWorker.ts';
import type { Analysis, Analyst } from './analyst.ts';
import type { PictureNews } from './pictureWork.ts';

type Answer =
  | { readonly attempt: number; readonly analysis: Analysis }
  | { readonly attempt: number; readonly number: number; readonly news: PictureNews };

interface Opened {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly events: readonly AttemptEvent[];
  readonly taken: number;
}

/**
 * An analyst in a thread of its own, so that wide policies never hold up a key. `script` is the built worker. A worker
 * that fails is told, and the next event starts another one, since the account may be past what failed.
 */
export function workerAnalyst(script: string): Analyst {
  let worker: Worker | null = null;
  let attempt = 0;
  let opened: Opened | null = null;
  let tell: (analysis: Analysis) => void = () => {};
  let complain: (fault: Error) => void = () => {};
  let wishes = 0;
  let show: (news: PictureNews) => void = () => {};
  const start = (): Worker => {
    const started = startWorker(script, {
      hear: (answer) => {
        if (answer.attempt !== attempt) return;
        if ('analysis' in answer) tell(answer.analysis);
        else if (answer.number === wishes) show(answer.news);
      },
      fail: (fault) => {
        if (worker === started) worker = null;
        complain(fault);
      },
    });
    return started;
  };
  const begin = (from: Opened): void => {
    worker ??= start();
    worker.postMessage({ type: 'open', attempt, ...from } satisfies WorkerOrder);
  };
  return {
    open: (scenario, seed, events) => {
      attempt += 1;
      opened = { scenario, seed, events, taken: 0 };
      if (worker !== null) begin(opened);
      // The first frame does not wait for a thread to be started.
      else setImmediate(() => opened !== null && worker === null && begin(opened));
    },
    take: (events) => {
      if (opened === null) return;
      opened = { ...opened, events: [...opened.events, ...events], taken: opened.taken + events.length };
      if (worker === null) begin(opened);
      else worker.postMessage({ type: 'take', events } satisfies WorkerOrder);
    },
    draw: (wish, hear) => {
      if (opened === null) return;
      wishes += 1;
      show = hear;
      if (worker === null) begin(opened);
      worker?.postMessage({ type: 'draw', wish, number: wishes } satisfies WorkerOrder);
    },
    listen: (listener) => {
      tell = listener;
    },
    onFault: (listener) => {
      complain = listener;
    },
    close: () => {
      attempt += 1;
      opened = null;
      void worker?.terminate();
      worker = null;
    },
  };
}

interface Hearing {
  readonly hear: (answer: Answer) => void;
  readonly fail: (fault: Error) => void;
}

function startWorker(script: string, { hear, fail }: Hearing): Worker {
  // Left to itself, V8 lets what is soon forgotten grow to 48 MB before it clears it away, and the rest to four times of
  // what is in use; the lower the limit, the sooner it clears.
  const limits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 };
  const worker = new Worker(script, { resourceLimits: limits });
  // The program may end while the worker still thinks.
  worker.unref();
  worker.on('message', hear);
  worker.on('error', (fault) => fail(fault instanceof Error ? fault : new Error(String(fault))));
  return worker;
}
