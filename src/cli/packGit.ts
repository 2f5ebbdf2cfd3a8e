import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PackEntry, PackRefused, type PackTexts, packLimits, packTexts } from '../stores/packsTexts.ts';

/** Longest that a clone may take, in milliseconds, and most that it may bring, in bytes. */
const CLONE = { time: 120_000, bytes: 200_000_000, look: 250 };

export interface Cloned {
  readonly texts: PackTexts;
  readonly commit: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The YAML files of a repository's newest commit. Nothing is checked out: files are read out of a bare clone, so that
 * no hook, filter, submodule or link of the repository has any effect.
 */
export async function clonedTexts(address: string, env: Env): Promise<Cloned> {
  const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-pack-'));
  try {
    await clone(address, folder, env);
    const git = (...args: string[]) => output(folder, env, args);
    const commit = git('rev-parse', 'HEAD').toString().trim();
    const blobs = new Map<string, string>();
    const entries = treeEntries(git('ls-tree', '-r', '-l', '-z', 'HEAD').toString('utf8'), blobs);
    const texts = packTexts(entries, (path) => git('cat-file', 'blob', blobs.get(path) ?? ''));
    return { texts, commit };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Settings under which Git does nothing that a repository or a setting of the machine asks for beside fetching. */
function safe(env: Env): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !/^GIT_(?!SSH)/.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: 'https:ssh:file',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LFS_SKIP_SMUDGE: '1',
    LC_ALL: 'C',
  };
}

function clone(address: string, folder: string, env: Env): Promise<void> {
  const args = ['-c', 'core.hooksPath=/dev/null', 'clone', '--bare', '--depth=1', '--no-tags', '--single-branch'];
  const child = spawn('git', [...args, '--template=', '--no-recurse-submodules', '--', address, folder], {
    env: safe(env),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((done, refuse) => {
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-2000);
    });
    const stop = (message: string) => {
      child.kill('SIGKILL');
      refuse(new PackRefused(message));
    };
    const clock = setTimeout(() => stop(`${address}: cloning took more than two minutes`), CLONE.time);
    const watch = setInterval(() => {
      if (bytesBelow(folder) > CLONE.bytes) stop(`${address}: the repository has more than ${CLONE.bytes / 1e6} MB`);
    }, CLONE.look);
    child.on('error', () => refuse(new PackRefused('`git` is not there; install it, or name a folder')));
    child.on('close', (code) => {
      clearTimeout(clock);
      clearInterval(watch);
      if (code === 0) done();
      else refuse(new PackRefused(`${address}: git cannot clone it: ${lastLine(said)}`));
    });
  });
}

function lastLine(said: string): string {
  const lines = said.split(/[\r\n]+/).filter((text) => text.trim() !== '');
  return lines.find((text) => text.startsWith('fatal:'))?.slice('fatal: '.length) ?? lines.at(-1) ?? 'no reason given';
}

function output(folder: string, env: Env, args: readonly string[]): Buffer {
  const { stdout, status, stderr } = spawnSync('git', ['-C', folder, ...args], {
    env: safe(env),
    maxBuffer: 2 * packLimits.bytes,
    timeout: CLONE.time,
  });
  if (status !== 0) throw new PackRefused(`git cannot read what it cloned: ${lastLine(String(stderr))}`);
  return stdout;
}

/** Lines of `git ls-tree -l`: mode, type, object, size, and after a tab the path. */
function* treeEntries(listing: string, blobs: Map<string, string>): Generator<PackEntry> {
  let seen = 0;
  for (const row of listing.split('\0')) {
    const [, mode = '', object = '', size = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(row) ?? [];
    seen += 1;
    if (seen > packLimits.entries) throw new PackRefused(`the repository has more than ${packLimits.entries} files`);
    if (path === '' || path.split('/').some((name) => name.startsWith('.'))) continue;
    blobs.set(path, object);
    const kind = mode.startsWith('100') ? 'file' : mode === '120000' ? 'link' : 'other';
    yield { path, kind, size: size === '-' ? null : Number(size) };
  }
}

function bytesBelow(folder: string): number {
  let bytes = 0;
  for (const item of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (item.isFile()) bytes += statSync(join(item.parentPath, item.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
