import * as z from 'zod';
import { scenarioSource } from './scenario.ts';

/** Text of `scenarios/schema.json`, by which editors complete and check scenario files. */
export function schemaText(): string {
  const schema = z.toJSONSchema(scenarioSource, { target: 'draft-7', io: 'input', reused: 'ref' });
  return `${JSON.stringify({ ...schema, title: 'iam-dojo scenario' }, null, 2)}\n`;
}
