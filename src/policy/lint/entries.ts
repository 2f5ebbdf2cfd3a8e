import type { JsonPath } from '../fault.ts';
import type { RawStatement } from './lintCheck.ts';

/** One text of an element that is a text or a list of texts. */
export interface Entry {
  readonly text: string;
  readonly path: JsonPath;
}

const read = new WeakMap<RawStatement, Map<string, readonly Entry[]>>();

/** The texts of an element such as `Action`; what is no text is left out, an absent element has none. */
export function entriesOf(statement: RawStatement, element: string): readonly Entry[] {
  const known = read.get(statement) ?? new Map<string, readonly Entry[]>();
  read.set(statement, known);
  const entries = known.get(element) ?? textEntries(statement.raw[element], [...statement.path, element]);
  known.set(element, entries);
  return entries;
}

/** The texts of a value that is a text or a list of texts. */
export function textEntries(value: unknown, path: JsonPath): readonly Entry[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((text: unknown, index): Entry[] => {
    return typeof text === 'string' ? [{ text, path: [...path, index] }] : [];
  });
}

/** True where the statement has the element, whatever is in it. */
export function has(statement: RawStatement, element: string): boolean {
  return Object.hasOwn(statement.raw, element);
}

export function allows({ raw }: RawStatement): boolean {
  return raw.Effect === 'Allow';
}

export function denies({ raw }: RawStatement): boolean {
  return raw.Effect === 'Deny';
}
