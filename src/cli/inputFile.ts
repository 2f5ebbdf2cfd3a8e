import { readFileSync } from 'node:fs';
import { vetText } from '../policy/vetText.ts';
import { InputError } from './inputError.ts';

/** The text of a file that a person named, or of standard input for `-`; unusable files are an `InputError`. */
export function readInput(path: string, stdin: () => string): string {
  const vetted = vetText(path === '-' ? stdin() : readBytes(path));
  if ('text' in vetted) return vetted.text;
  const { fault } = vetted;
  const where = fault.place === null ? '' : `:${fault.place.line}:${fault.place.column}`;
  throw new InputError(`${path}${where}: ${fault.message}${fault.advice === '' ? '' : `; ${fault.advice}`}`);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new InputError(`${path}: ${readFailure(error)}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'no permission to read this file',
};

function readFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? `cannot be read (${code || String(error)})`;
}
