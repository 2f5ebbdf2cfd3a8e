import { Worker } from 'node:worker_threads';
import type { WorkerOrder } from './analysisWorker.ts';
import type { Analysis, Analyst } from './analyst.ts';

interface Answer {
  readonly attempt: number;
  readonly analysis: Analysis;
}

/** An analyst in a thread of its own, so that wide policies never hold up a key. `script` is the built worker. */
export function workerAnalyst(script: string): Analyst {
  let worker: Worker | null = null;
  let attempt = 0;
  let tell: (analysis: Analysis) => void = () => {};
  const order = (message: WorkerOrder): void => {
    worker ??= startWorker(script, (answer) => {
      if (answer.attempt === attempt) tell(answer.analysis);
    });
    worker.postMessage(message);
  };
  return {
    open: (scenario, seed, events) => {
      attempt += 1;
      order({ type: 'open', attempt, scenario, seed, events });
    },
    take: (events) => order({ type: 'take', events }),
    listen: (listener) => {
      tell = listener;
    },
    close: () => {
      attempt += 1;
      void worker?.terminate();
      worker = null;
    },
  };
}

function startWorker(script: string, hear: (answer: Answer) => void): Worker {
  const worker = new Worker(script);
  // The program may end while the worker still thinks.
  worker.unref();
  worker.on('message', hear);
  return worker;
}
