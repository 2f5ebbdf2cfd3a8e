import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { schemaText, worldSchemaText } from '../src/scenario/schema.ts';

const texts = { 'schema.json': schemaText(), 'worlds/schema.json': worldSchemaText() };
for (const [name, text] of Object.entries(texts)) {
  const file = resolve(import.meta.dirname, '../scenarios', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
