import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import type { ProvenFile } from './proofWorker.ts';

const root = resolve(import.meta.dirname, '..');

/** The prover as one file that a thread can run; the caller removes the folder that it lies in. */
function builtWorker(): { readonly script: string; readonly folder: string } {
  const folder = mkdtempSync(join(root, 'node_modules/.iam-dojo-proof-'));
  const script = join(folder, 'worker.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'proofWorker.ts')],
    outfile: script,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  return { script, folder };
}

interface Wanted {
  readonly proof: Promise<ProvenFile>;
  readonly tell: (proven: ProvenFile) => void;
  readonly fail: (error: Error) => void;
}

function wanted(): Wanted {
  let tell: Wanted['tell'] = () => undefined;
  let fail: Wanted['fail'] = () => undefined;
  const proof = new Promise<ProvenFile>((resolved, rejected) => {
    tell = resolved;
    fail = rejected;
  });
  // Whoever asks for the proof hears of the fault.
  proof.catch(() => undefined);
  return { proof, tell, fail };
}

/** Proves scenarios in as many threads as there are processors; each proof can be waited for by its path. */
export function proofsOf(paths: readonly string[], seeds: readonly number[]) {
  const { script, folder } = builtWorker();
  const proofs = new Map(paths.map((path) => [path, wanted()]));
  const waiting = [...paths];
  const workers = Array.from({ length: Math.min(availableParallelism(), paths.length) }, () => {
    const worker = new Worker(script, { workerData: { seeds } });
    const next = () => {
      const path = waiting.shift();
      if (path !== undefined) worker.postMessage(path);
    };
    worker.on('message', (proven: ProvenFile) => {
      proofs.get(proven.path)?.tell(proven);
      next();
    });
    worker.on('error', (error: Error) => {
      for (const { fail } of proofs.values()) fail(error);
    });
    next();
    return worker;
  });
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
    rmSync(folder, { recursive: true, force: true });
  };
  return { of: (path: string) => proofs.get(path)?.proof, close };
}
