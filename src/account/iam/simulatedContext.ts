import type { Context } from '../../policy/request.ts';
import type { ApiError, JsonObject } from '../call.ts';
import { fail } from './failures.ts';
import { optionalText, structures, texts } from './input.ts';

/** The context that the entries of a simulation give, or AWS's refusal of an entry. An empty entry is none. */
export function simulatedContext(input: JsonObject): { readonly context: Context } | { readonly error: ApiError } {
  const context: Record<string, string | readonly string[]> = {};
  for (const entry of structures(input, 'ContextEntries')) {
    if (Object.keys(entry).length === 0) continue;
    const key = optionalText(entry, 'ContextKeyName');
    const type = optionalText(entry, 'ContextKeyType');
    const values = texts(entry, 'ContextKeyValues');
    const [first] = values;
    if (!key) return fail('simulation.key');
    if (first === undefined) return fail('simulation.values', { Key: key });
    if (type === undefined) return fail('simulation.type', { Key: key });
    const format = formats[type.replace('List', '')];
    if (format && !values.every((value) => format.test(value))) {
      return fail('simulation.format', { Key: key, Format: type.replace('List', '') });
    }
    context[key] = type.endsWith('List') ? values : first;
  }
  return { context };
}

/** Formats that values must have; the rest is taken as it comes. */
const formats: Readonly<Record<string, RegExp>> = {
  numeric: /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/,
};
