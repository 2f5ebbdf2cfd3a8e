import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from './inputError.ts';

const ADVICE = 'name another folder with --saves';

/**
 * Sees to it that a folder exists and takes files; an `InputError` otherwise. Each missing folder is made by itself,
 * because `mkdir` with `recursive` never returns below `/proc`.
 */
export function makeWritable(folder: string): void {
  try {
    for (const missing of missingFolders(folder)) mkdirSync(missing);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InputError(`${folder}: saves cannot be kept here (${code}); ${ADVICE}`);
  }
}

/** The folder and those around it that do not exist, the outermost first. */
function missingFolders(folder: string): readonly string[] {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return [];
  if (found) throw new InputError(`${folder}: this is no folder; ${ADVICE}`);
  const outer = dirname(folder);
  return outer === folder ? [] : [...missingFolders(outer), folder];
}
