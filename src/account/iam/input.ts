import type { Json, JsonObject } from '../call.ts';

/** Readers of an input that passed the model's validation: another type than the model's is a broken promise. */
export function optionalText(input: JsonObject, member: string): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Error(`\`${member}\` is not text`);
  return value;
}

export function text(input: JsonObject, member: string): string {
  const value = optionalText(input, member);
  if (value === undefined) throw new Error(`\`${member}\` is missing`);
  return value;
}

export function optionalNumber(input: JsonObject, member: string): number | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw new Error(`\`${member}\` is not a number`);
  return value;
}

export function optionalFlag(input: JsonObject, member: string): boolean | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw new Error(`\`${member}\` is not a Boolean`);
  return value;
}

export const flag = (input: JsonObject, member: string): boolean => optionalFlag(input, member) ?? false;

function list(input: JsonObject, member: string): readonly Json[] {
  const value = input[member];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Error(`\`${member}\` is not a list`);
  return value;
}

/** An absent list is empty. */
export const texts = (input: JsonObject, member: string): readonly string[] =>
  list(input, member).map((value) => {
    if (typeof value !== 'string') throw new Error(`\`${member}\` holds something else than text`);
    return value;
  });

/** An absent list is empty. */
export const structures = (input: JsonObject, member: string): readonly JsonObject[] =>
  list(input, member).map((value) => {
    if (!isStructure(value)) throw new Error(`\`${member}\` holds something else than structures`);
    return value;
  });

const isStructure = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
