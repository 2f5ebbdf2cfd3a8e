import type { Json, JsonObject } from '../call.ts';
import { elementsOf, membersOf, typeOf } from './attributeValue.ts';
import type { Path } from './documentPath.ts';
import type { ExpressionReader } from './expressionReader.ts';

export function readProjection(reader: ExpressionReader): readonly Path[] {
  const paths = [reader.path()];
  while (reader.takes(',')) paths.push(reader.path());
  reader.end();
  return paths;
}

/** Parts that paths begin with, each with what follows it. */
function heads(paths: readonly Path[]): ReadonlyMap<string | number, readonly Path[]> {
  const found = new Map<string | number, Path[]>();
  for (const [head, ...rest] of paths) {
    if (head !== undefined) found.set(head, [...(found.get(head) ?? []), rest]);
  }
  return found;
}

function projectedValue(value: Json, paths: readonly Path[]): Json | undefined {
  if (paths.some((path) => path.length === 0)) return value;
  if (typeOf(value) === 'M') {
    const inner = projected(membersOf(value), paths);
    return Object.keys(inner).length > 0 ? { M: inner } : undefined;
  }
  const held = heads(paths);
  const elements = elementsOf(value).flatMap((element, at) => projectedValue(element, held.get(at) ?? [['']]) ?? []);
  return typeOf(value) === 'L' && elements.length > 0 ? { L: elements } : undefined;
}

/** What the paths lead to, within what holds it; paths that lead nowhere are left out. */
export function projected(item: JsonObject, paths: readonly Path[]): JsonObject {
  const entries = [...heads(paths)].flatMap(([name, inner]) => {
    const value = Object.hasOwn(item, name) ? item[name] : undefined;
    const shown = value === undefined ? undefined : projectedValue(value, inner);
    return shown === undefined ? [] : [[String(name), shown] as const];
  });
  return Object.fromEntries(entries);
}
