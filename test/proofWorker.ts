import { parentPort, workerData } from 'node:worker_threads';
import { lintScenario } from '../src/scenario/lint.ts';
import { readScenario } from '../src/stores/scenarioLibrary.ts';
import { type Proof, prove } from '../src/training/prove.ts';

/** What a thread found of one scenario. */
export interface ProvenFile {
  readonly path: string;
  readonly lint: readonly string[];
  readonly proof: Proof | null;
  /** Milliseconds. */
  readonly took: number;
}

function proven(path: string, seeds: readonly number[]): ProvenFile {
  const began = performance.now();
  const { scenario } = readScenario(path);
  const lint = scenario === null ? [] : lintScenario(scenario).map(({ code, message }) => `${code}: ${message}`);
  const proof = scenario === null ? null : prove(scenario, seeds, { mutants: true });
  return { path, lint, proof, took: performance.now() - began };
}

parentPort?.on('message', (path: string) => parentPort?.postMessage(proven(path, workerData.seeds)));
