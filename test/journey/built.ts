import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { takeWriterLock } from '../../src/stores/writerLock.ts';
import { root } from './terminal.ts';

const entry = join(root, 'dist/cli/main.js');

function newestUnder(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile())
    .map((item) => statSync(join(item.parentPath, item.name)).mtimeMs);
  return Math.max(0, ...times);
}

function isFresh(): boolean {
  if (!existsSync(entry)) return false;
  return statSync(entry).mtimeMs >= Math.max(newestUnder(join(root, 'src')), newestUnder(join(root, 'scripts')));
}

/** Builds the program where it is missing or older than its sources; of several test files one does it. */
export async function built(): Promise<void> {
  for (;;) {
    const lock = takeWriterLock(join(root, 'node_modules/.cache/iam-dojo-build.lock'));
    if (!lock.held) {
      await new Promise((wake) => setTimeout(wake, 100));
      continue;
    }
    try {
      if (isFresh()) return;
      const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`the program does not build\n${stderr}`);
    } finally {
      lock.release();
    }
  }
}
