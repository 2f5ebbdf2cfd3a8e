// Prints the keys of the program into README.md, between its two marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keyTable } from '../src/tui/keyTable.ts';

const path = join(resolve(import.meta.dirname, '..'), 'README.md');
const readme = readFileSync(path, 'utf8');
const keys = /(?<=<!-- keys:start -->\n)[\s\S]*(?=<!-- keys:end -->)/;
writeFileSync(
  path,
  readme.replace(keys, () => `${keyTable()}\n`),
);
