import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const program = ['--import', 'tsx', join(root, 'src/cli/main.ts')];
const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-process-'));

const line = JSON.stringify({
  id: 'read',
  request: { principal: 'arn:aws:iam::111122223333:user/dana', action: 's3:GetObject', resource: 'arn:aws:s3:::a/b' },
  policies: { identity: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }] },
  expect: 'allowed',
});
const cases = join(folder, 'cases.jsonl');
writeFileSync(cases, `${line}\n`.repeat(20_000));

describe('the process', () => {
  it('ends quietly with 0, and at once, when its reader goes away', async () => {
    const child = spawn(process.execPath, [...program, 'simulate', '--format', 'jsonl', cases], { cwd: root });
    let seen = 0;
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.once('data', (chunk: Buffer) => {
      seen = chunk.length;
      child.stdout.destroy();
    });
    const code = await new Promise((done) => child.on('close', done));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(seen).toBeGreaterThan(0);
  });

  it('reads standard input that is a pipe, a file or nothing', () => {
    const read = (input: string) =>
      spawnSync(process.execPath, [...program, 'simulate', '-'], { cwd: root, input, encoding: 'utf8' });
    expect(read(`${line}\n${line}\n`)).toMatchObject({ status: 0, stderr: '' });
    expect(read('')).toMatchObject({
      status: 2,
      stderr: 'iam-dojo: -:1:1: no list of cases here; write them under `cases:`\n',
    });
    const directory = openSync(folder, 'r');
    const fromFolder = spawnSync(process.execPath, [...program, 'simulate', '-'], {
      cwd: root,
      stdio: [directory, 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    closeSync(directory);
    expect(fromFolder).toMatchObject({ status: 2, stderr: 'iam-dojo: standard input is a folder\n' });
  });

  it('tells of a full disk without a trace, where the system has a device that is always full', () => {
    if (!existsSync('/dev/full')) return;
    const full = openSync('/dev/full', 'w');
    const child = spawnSync(process.execPath, [...program, 'simulate', cases], {
      cwd: root,
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    expect(child).toMatchObject({ status: 70, stderr: 'iam-dojo: standard output takes no more text (ENOSPC)\n' });
  });

  it('takes options of every command before the command too', () => {
    const child = spawnSync(process.execPath, [...program, '--saves', folder, 'simulate', '--help'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(child).toMatchObject({ status: 0, stdout: expect.stringMatching(/^usage: iam-dojo simulate/) });
  });
});
