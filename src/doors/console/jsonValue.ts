import type { Json } from '../../account/call.ts';
import { jsonProblem } from './jsonScan.ts';

/** Reads a JSON text, or says what is wrong with it as the AWS CLI does. */
export function jsonValue(text: string): { readonly value: Json } | { readonly problem: string } {
  const problem = jsonProblem(text);
  if (problem !== null) return { problem };
  const value: Json = JSON.parse(text);
  return { value };
}
