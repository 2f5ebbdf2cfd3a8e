import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { schemaText } from '../src/scenario/schema.ts';

const file = resolve(import.meta.dirname, '../scenarios/schema.json');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, schemaText());
