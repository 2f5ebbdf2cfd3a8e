import { findDeepNestingInJson } from '../../policy/nesting.ts';
import type { Json, JsonObject } from '../call.ts';

const deepest = 20;

/** The document of a policy that is no IAM policy; null where it is no JSON object. */
export function readManagement(text: string): JsonObject | null {
  if (findDeepNestingInJson(text, deepest) >= 0) return null;
  try {
    const value: Json = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
}

/** Organizations has one text for every fault of a document. */
export const managementFault = (text: string): string | null =>
  readManagement(text) === null
    ? 'The provided policy document does not meet the requirements of the specified policy type.'
    : null;
