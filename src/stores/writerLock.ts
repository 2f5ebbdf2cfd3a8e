import { linkSync, mkdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { readText } from './durableFile.ts';

/** The right to write below one folder; whoever does not get it reads only. */
export interface WriterLock {
  readonly held: boolean;
  /** Process that holds the lock instead of this one; null where it is held or unknown. */
  readonly holder: number | null;
  release(): void;
}

/**
 * Takes the lock file at `path`, or tells who has it. A lock left behind by a process of this machine that no longer
 * runs is taken over; one from another machine (a shared home directory) is respected.
 */
export function takeWriterLock(path: string): WriterLock {
  mkdirSync(dirname(path), { recursive: true });
  for (let tries = 0; tries < 3; tries += 1) {
    if (createLock(path)) return { held: true, holder: null, release: releaseOnce(path) };
    const text = readText(path);
    if (text === null) continue;
    const [host = '', pid] = text.split('\n');
    const holder = Number(pid);
    const alive = host !== '' && (host !== hostname() || isRunning(holder));
    if (alive) return { held: false, holder: Number.isInteger(holder) ? holder : null, release: () => {} };
    clearStale(path, text);
  }
  return { held: false, holder: null, release: () => {} };
}

/** A link appears with its content at once, so that nobody ever reads a half-written lock. */
function createLock(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${hostname()}\n${process.pid}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    removeQuietly(draft);
  }
}

/** Only one of several processes can move a stale lock away; whoever moved a fresh one by mistake puts it back. */
function clearStale(path: string, stale: string): void {
  const claim = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, claim);
    if (readText(claim) !== stale) linkSync(claim, path);
  } catch {
    // Somebody else was faster; the next try sees what they left.
  }
  removeQuietly(claim);
}

function releaseOnce(path: string): () => void {
  let released = false;
  return () => {
    if (released) return;
    released = true;
    removeQuietly(path);
  };
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Another process removed it first.
  }
}

/** Signal 0 asks without sending; EPERM means a process of somebody else that runs. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
