import * as z from 'zod';
import type { JsonPath } from '../policy/fault.ts';

/** Keys that the schema knows at a path; empty where any key may stand. */
export function keysAt(schema: z.ZodType, path: JsonPath): string[] {
  let candidates = objectsOf(schema);
  for (const step of path) {
    candidates = candidates.flatMap((candidate) => objectsOf(childOf(candidate, step)));
  }
  return [
    ...new Set(
      candidates.flatMap((candidate) => (candidate instanceof z.ZodObject ? Object.keys(candidate.shape) : [])),
    ),
  ];
}

function childOf(schema: z.ZodType, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    return shape[String(step)];
  }
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}

/** The containers that a schema may be, through optional ones and unions. */
function objectsOf(schema: z.core.$ZodType | undefined): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional) return objectsOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => objectsOf(option));
  return schema instanceof z.ZodType ? [schema] : [];
}
