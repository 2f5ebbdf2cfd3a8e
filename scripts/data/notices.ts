/** Writes NOTICE: where the data comes from, and the licences of everything that is shipped. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../../src/catalogue/packageRoot.ts';
import { exampleSource, type Source, sources } from './sources.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly copyright: readonly string[];
  /** Text of the package's own NOTICE. */
  readonly notice: string | undefined;
}

const root = packageRoot();

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function folderOf(name: string, from: string): string {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
  }
  throw new Error(`${name}, wanted by ${from}, is not installed`);
}

function copyrightLines(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/\.?\s*$/, ''));
  return lines.filter((line) => /^copyright\b.*\S/i.test(line) && !/^copyright (notice|holder|owner|law)/i.test(line));
}

function shippedFrom(folder: string): Shipped {
  const manifest = manifestOf(folder);
  const files = readdirSync(folder).sort();
  const texts = files
    .filter((file) => /^licen[cs]e/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  const copyright = [...new Set(texts.flatMap(copyrightLines))];
  const notice = files.includes('NOTICE') ? readFileSync(join(folder, 'NOTICE'), 'utf8').trim() : undefined;
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license ?? 'not stated',
    copyright: copyright.length > 0 ? copyright : [`Author: ${author ?? 'not stated'}`],
    notice,
  };
}

/** All packages that `dependencies` of package.json bring in, sorted. */
export function shippedPackages(): Shipped[] {
  const folders = new Set<string>();
  const open = [root];
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const { dependencies, optionalDependencies } = manifestOf(from);
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const folder = folderOf(name, from);
      if (!folders.has(folder)) open.push(folder);
      folders.add(folder);
    }
  }
  const found = [...folders].map(shippedFrom);
  const unique = new Map(found.map((shipped) => [`${shipped.name}@${shipped.version}`, shipped]));
  return [...unique.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, shipped]) => shipped);
}

function sourceLines({ name, version, licence, copyright, gives }: Source): string[] {
  return [`${name} ${version} (${licence})`, `    ${copyright}`, `    gives: ${gives}`];
}

function licenceText(file: string): string {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines
    .filter((line) => !/^\s*(copyright (\(c\)|eemeli)|mit license$)/i.test(line))
    .join('\n')
    .trim();
}

/** The whole text of NOTICE. */
export function noticeText(): string {
  const shipped = shippedPackages();
  const rule = '-'.repeat(78);
  return [
    'iam-dojo',
    '',
    'iam-dojo is not affiliated with, endorsed by or sponsored by Amazon Web Services.',
    'AWS, Amazon Web Services and the names of its services are trademarks of',
    'Amazon.com, Inc. or its affiliates.',
    '',
    rule,
    'Data',
    rule,
    '',
    'The files of src/catalogue/data are derived from the packages below by',
    'scripts/data/build.ts: shortened, repacked and compressed. The descriptions of',
    'actions, the documentation of operations and the managed policy documents in',
    'them are texts of Amazon Web Services, kept for reference.',
    '',
    ...sources.flatMap(sourceLines),
    '',
    'test/doors/console/cliExamples.json, which is not part of the package, holds',
    'command lines from:',
    '',
    ...sourceLines(exampleSource),
    '',
    rule,
    'Packages bundled in dist',
    rule,
    '',
    ...shipped.flatMap(({ name, version, licence, copyright }) => [
      `${name} ${version} (${licence})`,
      ...copyright.map((line) => `    ${line}`),
    ]),
    '',
    ...shipped.flatMap(({ name, notice }) => (notice ? [rule, `NOTICE of ${name}`, rule, '', notice, ''] : [])),
    rule,
    'MIT License',
    rule,
    '',
    licenceText(join(root, 'LICENSE')),
    '',
    rule,
    'ISC License',
    rule,
    '',
    licenceText(join(folderOf('yaml', root), 'LICENSE')),
    '',
    rule,
    'Apache License 2.0',
    rule,
    '',
    readFileSync(join(root, 'scripts', 'data', 'apache-2.0.txt'), 'utf8').trimEnd(),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, 'NOTICE'), noticeText());
