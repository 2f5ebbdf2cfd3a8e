import { readSync, writeSync } from 'node:fs';
import { exitCodes } from './exitCodes.ts';
import { InputError } from './inputError.ts';
import { OutputError } from './outputError.ts';

const CHUNK = 1 << 16;
const RETRY_MS = 5;

/** Standard input piece by piece, so that a long one is never in memory as a whole. */
export function* stdinChunks(): Generator<Uint8Array> {
  while (true) {
    const chunk = Buffer.alloc(CHUNK);
    const count = readPatiently(chunk);
    if (count === 0) return;
    yield chunk.subarray(0, count);
  }
}

function readPatiently(chunk: Buffer): number {
  try {
    return patiently(() => readSync(0, chunk));
  } catch (error) {
    if (codeOf(error) === 'EOF') return 0;
    const reason = codeOf(error) === 'EISDIR' ? 'is a folder' : 'cannot be read';
    throw new InputError(`standard input ${reason}`);
  }
}

/** Writes the whole text before it returns. A reader that went away (`iam-dojo scenarios | head -1`) is no fault. */
export function writeWhole(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; ) {
    try {
      from += patiently(() => writeSync(descriptor, bytes, from));
    } catch (error) {
      if (descriptor === 2 || codeOf(error) === 'EPIPE') process.exit(exitCodes.done);
      throw new OutputError(`standard output takes no more text (${String(codeOf(error))})`);
    }
  }
}

/** Waits where a descriptor that does not block is not ready. */
function patiently(work: () => number): number {
  while (true) {
    try {
      return work();
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
