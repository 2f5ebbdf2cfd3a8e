import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rulesTable } from '../../src/cli/authorRules.ts';
import { built } from './built.ts';
import { root } from './terminal.ts';

beforeAll(built);

const readme = readFileSync(join(root, 'scenarios/README.md'), 'utf8');

interface Block {
  readonly language: string;
  readonly file: string | undefined;
  /** The line of the file below which, or in place of which, the block is written. */
  readonly below: string | undefined;
  readonly instead: string | undefined;
  readonly text: string;
}

const blocks: readonly Block[] = [...readme.matchAll(/^```(\w+)(.*)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', info = '', text = '']) => ({
    language,
    file: /file=(\S+)/.exec(info)?.[1],
    below: /below="([^"]*)"/.exec(info)?.[1],
    instead: /instead="([^"]*)"/.exec(info)?.[1],
    text,
  }),
);

/** Does with a file what the page tells its reader to do. */
function write(folder: string, { file = '', below, instead, text }: Block): void {
  const path = join(folder, file);
  const marked = below ?? instead;
  if (marked === undefined) {
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, text);
    return;
  }
  const before = readFileSync(path, 'utf8');
  expect(before.split('\n').filter((line) => line === marked)).toHaveLength(1);
  writeFileSync(
    path,
    before.replace(`${marked}\n`, () => (below === undefined ? text : `${marked}\n${text}`)),
  );
}

function runs(
  folder: string,
  line: string,
): { readonly told: string; readonly exit: number | null; readonly says: string } {
  const words = (line.split('#')[0] ?? '').match(/"[^"]*"|\S+/g) ?? [];
  const [npx, program, ...args] = words.map((word) => word.replaceAll('"', ''));
  expect([npx, program]).toEqual(['npx', 'iam-dojo']);
  const ran = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { cwd: folder, encoding: 'utf8' });
  return { told: line, exit: ran.status, says: ran.stdout + ran.stderr };
}

describe('the page about writing scenarios', () => {
  it('holds when it is followed command by command', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'iam-dojo-reader-'));
    let commands = 0;
    for (const block of blocks) {
      if (block.file !== undefined) write(folder, block);
      if (block.language !== 'sh') continue;
      for (const line of block.text.trim().split('\n')) {
        const { told, exit, says } = runs(folder, line);
        const wanted = line.includes('# exits with 1') ? 1 : 0;
        expect({ told, exit, says: exit === wanted ? '' : says }).toEqual({ told, exit: wanted, says: '' });
        commands += 1;
      }
    }
    expect(commands).toBeGreaterThanOrEqual(15);
  });

  it('shows the rules as the lint has them (scripts/authorRules.ts writes them)', () => {
    expect(/<!-- rules:start -->\n([\s\S]*)<!-- rules:end -->/.exec(readme)?.[1]).toBe(rulesTable());
  });
});
