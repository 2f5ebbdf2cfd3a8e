import type { JsonPath } from '../policy/fault.ts';

/** Names that tell two entries of a list apart; the first one that both have decides. */
export const identifiers = ['id', 'name', 'arn', 'key', 'userName'] as const;

/** Values that are one text or one set: half of one and half of another is neither. */
const whole: ReadonlySet<string> = new Set([
  'trust',
  'document',
  'policy',
  'resourcePolicy',
  'inline',
  'tags',
  'input',
  'answer',
]);

/** What is told while one start is laid over another. */
export interface Laying {
  /** An entry that is to be left out and is not there below; where it is written. */
  readonly stray: (path: JsonPath) => void;
  /** Where an entry of the result is written; null for one that is as it was below. */
  readonly entry: (result: JsonPath, written: JsonPath | null) => void;
}

const silent: Laying = { stray: () => undefined, entry: () => undefined };

interface At {
  readonly result: JsonPath;
  readonly written: JsonPath;
}

const into = ({ result, written }: At, step: string): At => ({
  result: [...result, step],
  written: [...written, step],
});

/**
 * Lays one start state over another. Mappings are merged key by key; documents, `inline` and `tags` are replaced whole.
 * Of lists of named things the entries of the same name are merged, one with `absent: true` is left out, and the others
 * are added. Any other list or value replaces the one below.
 */
export function overlay(
  below: unknown,
  above: unknown,
  laying: Laying = silent,
  at: At = { result: [], written: [] },
): unknown {
  if (above === undefined) return below;
  if (Array.isArray(above)) return overlayLists(Array.isArray(below) ? below : [], above, laying, at);
  if (!isMapping(above)) return above;
  const under = isMapping(below) ? below : {};
  const keys = [...new Set([...Object.keys(under), ...Object.keys(above)])];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      whole.has(key) && key in above ? above[key] : overlay(under[key], above[key], laying, into(at, key)),
    ]),
  );
}

function overlayLists(below: readonly unknown[], above: readonly unknown[], laying: Laying, at: At): unknown[] {
  if (![...below, ...above].every(isNamed)) return [...above];
  const sameAs = finder(above);
  const used = new Set<number>();
  const made: unknown[] = [];
  const take = (under: unknown, index: number | null) => {
    const result = [...at.result, made.length];
    const written = index === null ? null : [...at.written, index];
    laying.entry(result, written);
    made.push(index === null || written === null ? under : overlay(under, above[index], laying, { result, written }));
  };
  for (const entry of below) {
    const index = sameAs(entry);
    if (index >= 0) used.add(index);
    if (!isAbsent(above[index])) take(entry, index < 0 ? null : index);
  }
  for (const [index, entry] of above.entries()) {
    if (used.has(index)) continue;
    if (isAbsent(entry)) laying.stray([...at.written, index]);
    else take(undefined, index);
  }
  return made;
}

function isNamed(entry: unknown): boolean {
  return namesOf(entry).length > 0;
}

/** Finds the entry that is the same thing; -1 where there is none. */
function finder(entries: readonly unknown[]): (entry: unknown) => number {
  const byName = new Map(
    entries.flatMap((entry, index) => namesOf(entry).map((name) => [name, index] as const)).reverse(),
  );
  return (entry) => {
    const index = namesOf(entry).flatMap((name) => byName.get(name) ?? [])[0];
    return index !== undefined && isSame(entry, entries[index]) ? index : -1;
  };
}

function namesOf(entry: unknown): string[] {
  if (!isMapping(entry)) return [];
  return identifiers.flatMap((key) => {
    const name = entry[key];
    return typeof name === 'string' ? [`${key} ${name.toLowerCase()}`] : [];
  });
}

/** Names are told apart as AWS does, whatever their capitals. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isMapping(one) || !isMapping(other)) return false;
  for (const key of identifiers) {
    const [here, there] = [one[key], other[key]];
    if (typeof here === 'string' && typeof there === 'string') return here.toLowerCase() === there.toLowerCase();
  }
  return false;
}

function isAbsent(entry: unknown): boolean {
  return isMapping(entry) && entry.absent === true;
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
