import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** A floor imports itself and the floors before it. */
const floors = [
  'catalogue',
  'policy',
  'analysis',
  'account',
  'doors',
  'scenario',
  'training',
  'stores',
  'tui',
  'cli',
] as const;
type Floor = (typeof floors)[number];

/** What each floor may use from outside; a trailing `*` stands for any rest. */
const outside: Record<Floor, readonly string[]> = {
  catalogue: ['node:fs', 'node:zlib', 'node:path', 'node:url'],
  policy: ['jsonc-parser'],
  analysis: [],
  account: ['node:crypto'],
  doors: ['node:http', 'node:crypto', 'jmespath', 'yaml'],
  scenario: ['yaml', 'zod'],
  training: ['ts-fsrs', 'jmespath', 'node:crypto'],
  stores: [
    'zustand',
    'zustand/vanilla',
    'lowdb',
    'lowdb/node',
    'zod',
    'node:fs',
    'node:path',
    'node:os',
    'node:worker_threads',
  ],
  tui: [
    'ink',
    'react',
    'react/*',
    'zustand',
    'zustand/vanilla',
    '@codemirror/*',
    '@lezer/*',
    'fuzzysort',
    'string-width',
    'node:child_process',
    'node:fs',
    'node:os',
    'node:path',
    'node:stream',
  ],
  cli: ['*'],
};

interface Import {
  readonly file: string;
  readonly line: number;
  readonly target: string;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Static imports, type imports, re-exports and dynamic imports alike. */
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: { target: string; at: number }[] = [];
  for (const item of module.staticImports) found.push({ target: item.moduleRequest.value, at: item.start });
  for (const item of module.staticExports) {
    for (const entry of item.entries) {
      if (entry.moduleRequest) found.push({ target: entry.moduleRequest.value, at: item.start });
    }
  }
  for (const item of module.dynamicImports) {
    const request = text.slice(item.moduleRequest.start, item.moduleRequest.end);
    found.push({ target: request.replace(/^['"`]|['"`]$/g, ''), at: item.start });
  }
  return found.map(({ target, at }) => ({ file: relative(root, file), line: lineAt(text, at), target }));
}

function floorOf(path: string): Floor | undefined {
  const [first, second] = relative(root, path).split('/');
  return first === 'src' ? floors.find((floor) => floor === second) : undefined;
}

function complaint(from: Floor, { file, line, target }: Import): string | undefined {
  if (target.startsWith('.')) {
    const to = floorOf(resolve(root, dirname(file), target));
    if (to === undefined) return `${file}:${line} reaches outside src: ${target}`;
    return floors.indexOf(to) > floors.indexOf(from) ? `${file}:${line} climbs from ${from} to ${to}` : undefined;
  }
  const name = builtinModules.includes(target) ? `node:${target}` : target;
  const allowed = outside[from].some((entry) =>
    entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry,
  );
  return allowed ? undefined : `${file}:${line} uses ${target}, which ${from} may not`;
}

describe('the house', () => {
  const files = sourceFiles(join(root, 'src'));

  it('keeps every source file on one of the ten floors', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => floorOf(file) === undefined)).toEqual([]);
  });

  it('lets a floor import only itself, the floors before it and its own short list of packages', () => {
    const complaints = files.flatMap((file) => {
      const from = floorOf(file);
      return from === undefined ? [] : importsOf(file).flatMap((item) => complaint(from, item) ?? []);
    });
    expect(complaints).toEqual([]);
  });

  it('names files after the one thing they hold', () => {
    const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types|index)\.tsx?$/i.test(file));
    expect(vague).toEqual([]);
  });

  it('has no source file that nobody imports', () => {
    const imported = new Set(
      files
        .flatMap(importsOf)
        .map((item) => (item.target.startsWith('.') ? resolve(root, dirname(item.file), item.target) : '')),
    );
    // Where processes and threads begin, what only scripts/ needs, and what is offered beside them.
    const entries = [
      'src/policy/print.ts',
      'src/cli/main.ts',
      'src/stores/analysisWorker.ts',
      'src/scenario/schema.ts',
      'src/tui/keyTable.ts',
    ].map((file) => join(root, file));
    const unused = files.filter((file) => !imported.has(file) && !entries.includes(file));
    expect(unused.map((file) => relative(root, file))).toEqual([]);
  });
});
