import * as z from 'zod';
import { scenarioSource } from './scenario.ts';
import { worldSource } from './worldSchema.ts';

/** Text of `scenarios/schema.json`, by which editors complete and check scenario files. */
export function schemaText(): string {
  return textOf(scenarioSource, 'iam-dojo scenario');
}

/** Text of `scenarios/worlds/schema.json`, the same for world files. */
export function worldSchemaText(): string {
  return textOf(worldSource, 'iam-dojo world');
}

function textOf(source: z.ZodType, title: string): string {
  const schema = z.toJSONSchema(source, {
    target: 'draft-7',
    io: 'input',
    reused: 'ref',
    override: ({ jsonSchema }) => layOver(jsonSchema),
  });
  return `${JSON.stringify({ ...schema, title }, null, 2)}\n`;
}

/** What is laid over a world needs its name alone, and may say that it is to be left out. */
function layOver(schema: z.core.JSONSchema.BaseSchema): void {
  const { namedBy } = schema;
  if (typeof namedBy !== 'string') return;
  delete schema.namedBy;
  schema.required = [namedBy];
  schema.properties = {
    ...schema.properties,
    absent: { const: true, description: 'the world has this, and here it is left out' },
  };
}
