import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rulesTable } from '../src/cli/authorRules.ts';

/** Writes the rules of `author lint` into scenarios/README.md. */
const path = fileURLToPath(new URL('../scenarios/README.md', import.meta.url));
const text = readFileSync(path, 'utf8');
const marked = /(<!-- rules:start -->\n)[\s\S]*(<!-- rules:end -->)/;
writeFileSync(
  path,
  text.replace(marked, (_, start: string, end: string) => `${start}${rulesTable()}${end}`),
);
