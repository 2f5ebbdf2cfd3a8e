import { parsePolicy } from '../../policy/parse.ts';
import type { ApiError, JsonObject } from '../call.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { fail } from './failures.ts';
import { optionalText, texts } from './input.ts';
import type { PolicySource } from './policySources.ts';

function read(id: string, text: string, type: PolicySource['type']): PolicySource | { readonly error: ApiError } {
  const kind = type === 'Resource Policy' ? 'resource' : 'identity';
  const stored = storedPolicy(text, kind);
  if (stored) return { id, type, ...stored };
  const [fault] = parsePolicy(text, kind).faults;
  return fail('simulation.policy', { Source: id, Message: fault?.message ?? 'no policy document' });
}

/** The policies of a list member, named as the simulator names them, or the refusal of the first unreadable one. */
export function readSimulatedPolicies(
  input: JsonObject,
  member: string,
  type: PolicySource['type'],
): { readonly sources: readonly PolicySource[] } | { readonly error: ApiError } {
  const sources: PolicySource[] = [];
  for (const [index, text] of texts(input, member).entries()) {
    const source = read(`${member}.${index + 1}`, text, type);
    if ('error' in source) return source;
    sources.push(source);
  }
  return { sources };
}

export function readSimulatedPolicy(
  input: JsonObject,
  member: string,
  type: PolicySource['type'],
): PolicySource | { readonly error: ApiError } | null {
  const text = optionalText(input, member);
  return text === undefined ? null : read(member, text, type);
}
