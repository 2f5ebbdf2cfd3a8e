import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { built } from './built.ts';
import { closeTerminals, Terminal } from './terminal.ts';

beforeAll(built);
afterEach(closeTerminals);

const good = readFileSync(resolve(import.meta.dirname, '../scenario/lint/good.yaml'), 'utf8');

function written(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'iam-dojo-seen-')), 'good.yaml');
  writeFileSync(path, good);
  return path;
}

describe('the preview of a scenario', () => {
  test('follows the file as it is saved, tells its faults, and leaves nothing behind at Ctrl+C', async () => {
    const path = written();
    const temporary = mkdtempSync(join(tmpdir(), 'iam-dojo-tmp-'));
    const terminal = new Terminal({ args: ['author', 'preview', path, '--seed', '1'], env: { TMPDIR: temporary } });
    await terminal.sees('A small exercise');
    await terminal.press('s');
    await terminal.sees('1 Account');
    expect(readdirSync(temporary)).toHaveLength(1);

    writeFileSync(path, good.replace('A small exercise', 'Another exercise'));
    await terminal.sees('Another exercise');
    await terminal.sees('Maya designs pages');

    writeFileSync(path, good.replace('minutes: 5', 'minuets: 5'));
    await terminal.sees('unknown key `minuets`');
    await terminal.sees('waiting until');

    writeFileSync(path, good);
    await terminal.sees('A small exercise');
    await terminal.press('ctrl+c');
    expect(await terminal.exited).toBe(130);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(terminal.saves)).toEqual([]);
  });

  test('can be left at Ctrl+C while the file is broken', async () => {
    const path = written();
    writeFileSync(path, 'schema: [');
    const terminal = new Terminal({ args: ['author', 'preview', path] });
    await terminal.sees('waiting until');
    await terminal.press('ctrl+c');
    expect(await terminal.exited).toBe(130);
  });

  test('keeps to the size that is asked for in a larger terminal', async () => {
    const path = written();
    const terminal = new Terminal({ args: ['author', 'preview', path, '--size', '80x24'], columns: 120, rows: 40 });
    await terminal.sees('Maya designs pages');
    const lines = terminal.frame().split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.length).toBeLessThanOrEqual(24);
    await terminal.press('ctrl+c');
    expect(await terminal.exited).toBe(130);
  });
});
