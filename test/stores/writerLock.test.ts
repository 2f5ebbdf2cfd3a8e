import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { takeWriterLock } from '../../src/stores/writerLock.ts';

let path = '';
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'iam-dojo-lock-')), 'deep', 'writer.lock');
});

/** The id of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  return child.pid ?? 0;
}

describe('the lock of the writer', () => {
  it('is held by the first who asks; the second learns who has it', () => {
    const first = takeWriterLock(path);
    const second = takeWriterLock(path);
    expect([first.held, second.held, second.holder]).toEqual([true, false, process.pid]);
    first.release();
    expect(takeWriterLock(path).held).toBe(true);
  });

  it('of a process that was killed is taken over, and nothing is left beside it', async () => {
    takeWriterLock(path);
    writeFileSync(path, `${hostname()}\n${await deadProcess()}\n`);
    expect(takeWriterLock(path).held).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual(['writer.lock']);
  });

  it('of another machine is respected', async () => {
    takeWriterLock(path);
    writeFileSync(path, `some-other-machine\n${await deadProcess()}\n`);
    expect(takeWriterLock(path).held).toBe(false);
  });

  it('that is empty or garbled is taken over', () => {
    takeWriterLock(path);
    writeFileSync(path, '');
    expect(takeWriterLock(path).held).toBe(true);
  });
});
