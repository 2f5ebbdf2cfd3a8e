import type { Json, JsonObject } from '../call.ts';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A structure inside an input; empty where it is not given. */
export function memberOf(input: JsonObject, ...path: readonly string[]): JsonObject {
  let value: Json | undefined = input;
  for (const step of path) value = isObject(value) ? value[step] : undefined;
  return isObject(value) ? value : {};
}
