import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Fault } from '../policy/fault.ts';
import { vetText } from '../policy/vetText.ts';
import { InputError } from './inputError.ts';

/** Standard input piece by piece. */
export type Stdin = () => Iterable<Uint8Array>;

const CHUNK = 1 << 16;
/** What is vetted at once; one byte more is enough to know that it is too much. */
const LARGEST = 10_000_000;

/** The text of a file that a person named, or of standard input for `-`; unusable files are an `InputError`. */
export function readInput(path: string, stdin: Stdin): string {
  return vettedText(path, gathered(inputChunks(path, stdin)));
}

/** The text of an ordinary file that another one names, relative to a folder; undefined where it is none or unusable. */
export function readBeside(folder: string, name: string): string | undefined {
  const path = resolve(folder, name);
  if (!(statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)) return undefined;
  const vetted = vetText(gathered(fileChunks(path)));
  return 'text' in vetted ? vetted.text : undefined;
}

export function vettedText(path: string, bytes: Uint8Array): string {
  const vetted = vetText(bytes);
  if ('text' in vetted) return vetted.text;
  throw inputFault(path, vetted.fault);
}

/** `file:line:column: message; advice`. */
export function inputFault(path: string, { message, advice, place }: Fault): InputError {
  const where = place === null ? '' : `:${place.line}:${place.column}`;
  return new InputError(`${path}${where}: ${message}${advice === '' ? '' : `; ${advice}`}`);
}

/** All pieces as one, or as many as it takes to be too large. */
export function gathered(chunks: Iterable<Uint8Array>): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (const chunk of chunks) {
    pieces.push(chunk);
    size += chunk.length;
    if (size > LARGEST) break;
  }
  return Buffer.concat(pieces);
}

/** A file piece by piece, so that a long one is never in memory as a whole; `-` is standard input. */
export function inputChunks(path: string, stdin: Stdin): Iterable<Uint8Array> {
  return path === '-' ? stdin() : fileChunks(path);
}

function* fileChunks(path: string): Generator<Uint8Array> {
  const file = attempt(path, () => openSync(path, 'r'));
  try {
    while (true) {
      const chunk = Buffer.alloc(CHUNK);
      const count = attempt(path, () => readSync(file, chunk));
      if (count === 0) return;
      yield chunk.subarray(0, count);
    }
  } finally {
    closeSync(file);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'no permission to read this file',
  ENAMETOOLONG: 'the name is too long for a file',
  ELOOP: 'the links lead in a circle',
};

function attempt(path: string, work: () => number): number {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = Object.hasOwn(reasons, code) ? reasons[code] : `cannot be read (${code || String(error)})`;
    throw new InputError(`${path}: ${reason}`);
  }
}
