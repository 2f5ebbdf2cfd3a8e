import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** The file's text, or null if there is none. Other failures of the disk are thrown. */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Writes the whole text and flushes it to the disk before it takes the old file's place. */
export function replaceText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  flushFolder(dirname(path));
}

/** A rename is on the disk only when its folder is; Windows cannot open folders and needs no such flush. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Moves a file that cannot be used out of the way, keeping its content.
 * @returns the new path, `progress.damaged-1.json` beside `progress.json`.
 */
export function setAside(path: string, why: 'damaged' | 'newer'): string {
  const end = extname(path);
  const stem = join(dirname(path), basename(path, end));
  let count = 1;
  while (existsSync(`${stem}.${why}-${count}${end}`)) count += 1;
  const aside = `${stem}.${why}-${count}${end}`;
  renameSync(path, aside);
  return aside;
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
