import type { Json, JsonObject } from './call.ts';

const isStructure = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A structure in an input that passed the model's validation; an absent one is empty. */
export function structure(input: JsonObject, member: string): JsonObject {
  const value = input[member];
  return isStructure(value) ? value : {};
}

/** A map of texts; an absent one is empty. */
export const textMap = (input: JsonObject, member: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(structure(input, member)).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );

/** Members of an input that are there. */
export const given = (input: JsonObject, ...members: readonly string[]): JsonObject =>
  Object.fromEntries(
    members.flatMap((member) => {
      const value = input[member];
      return value === undefined || value === null ? [] : [[member, value] as const];
    }),
  );

/** Moments in inputs are ISO 8601 text or seconds since 1970. */
export function timeIn(input: JsonObject, member: string): number | undefined {
  const value = input[member];
  if (typeof value === 'number') return value * 1000;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
