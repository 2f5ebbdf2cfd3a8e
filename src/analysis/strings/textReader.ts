import type { ContextReader } from '../../policy/context.ts';
import type { ContextValue } from '../../policy/request.ts';

/** Values of condition keys by lower-case name; undefined where a key is absent. */
export type KeyValues = ReadonlyMap<string, ContextValue | undefined>;

export function readerOf(values: KeyValues): ContextReader {
  return { get: (lowerKey) => values.get(lowerKey) };
}
