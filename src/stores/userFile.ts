import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { stripControls } from '../policy/vetText.ts';

/** A file that a person names, with `~` for their home. */
export function userPath(typed: string): string {
  const text = typed.trim();
  return resolve(text === '~' || text.startsWith('~/') ? join(homedir(), text.slice(1)) : text);
}

const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read or written',
  EPERM: 'it may not be read or written',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the name is too long',
};

function problemOf(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return stripControls(`${path}: ${sentences[code] ?? (code || 'it cannot be used')}`);
}

/** The bytes of a file, or a sentence why not. Only ordinary files are read: others may never end. */
export function readUserFile(path: string, maximumBytes: number): { readonly bytes: Uint8Array } | string {
  try {
    const status = statSync(path);
    if (status.isDirectory()) return stripControls(`${path}: it is a folder`);
    if (!status.isFile()) return stripControls(`${path}: it is no ordinary file`);
    if (status.size > maximumBytes) return stripControls(`${path}: it is larger than ${maximumBytes} bytes`);
    return { bytes: readFileSync(path) };
  } catch (error) {
    return problemOf(path, error);
  }
}

/** What a path stands for now: nothing yet, a file that would be replaced, or a folder. */
export function userFileKind(path: string): 'none' | 'file' | 'folder' {
  const status = statSync(path, { throwIfNoEntry: false });
  return status === undefined ? 'none' : status.isDirectory() ? 'folder' : 'file';
}

/** Writes a text; with `fresh` only where no file is yet. A sentence where that is not possible. */
export function writeUserFile(path: string, text: string, fresh = false): string | null {
  try {
    writeFileSync(path, text, { flag: fresh ? 'wx' : 'w' });
    return null;
  } catch (error) {
    return problemOf(path, error);
  }
}

/** The first of `NAME.EXT`, `NAME-2.EXT` … in a folder that is not taken. */
export function freePath(folder: string, name: string, extension: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}.${extension}`);
    if (userFileKind(path) === 'none') return path;
  }
}

export interface PathCompletion {
  /** What is typed, as far as everything that fits agrees. */
  readonly text: string;
  /** Names that fit; folders end with `/`. */
  readonly options: readonly string[];
}

/** Completes a path under edit. Hidden files are proposed where their dot is typed. */
export function completePath(typed: string): PathCompletion {
  const slash = typed.lastIndexOf('/') + 1;
  const start = typed.slice(slash);
  try {
    const names = readdirSync(userPath(slash === 0 ? '.' : typed.slice(0, slash)), { withFileTypes: true })
      .filter(({ name }) => name.startsWith(start) && (start !== '' || !name.startsWith('.')))
      .filter(({ name }) => stripControls(name) === name)
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort();
    return { text: typed.slice(0, slash) + (names.length === 0 ? start : commonStart(names)), options: names };
  } catch {
    return { text: typed, options: [] };
  }
}

function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

/** A path as it is shown: relative where it lies below the working folder. */
export function shownPath(path: string): string {
  return dirname(path) === process.cwd() ? basename(path) : path;
}
