import type { Json, JsonObject } from '../call.ts';
import { elementsOf, membersOf, typeOf } from './attributeValue.ts';

/** From an item down: names of members and places in lists. Never empty. */
export type Path = readonly (string | number)[];

function step(value: Json | undefined, part: string | number): Json | undefined {
  if (typeof part === 'number') return typeOf(value) === 'L' ? elementsOf(value)[part] : undefined;
  const members = membersOf(value);
  return typeOf(value) === 'M' && Object.hasOwn(members, part) ? members[part] : undefined;
}

export const valueAt = (item: JsonObject, path: Path): Json | undefined =>
  path.reduce<Json | undefined>(step, { M: item });

/** A value with the one at a path set, or removed where it is undefined; null where the path leads nowhere. */
function changed(value: Json | undefined, [part, ...rest]: Path, to: Json | undefined): Json | undefined | null {
  if (part === undefined) return to;
  const inner = step(value, part);
  if (rest.length > 0 && inner === undefined) return to === undefined ? value : null;
  const next = changed(inner, rest, to);
  if (next === null) return null;
  if (typeof part === 'number') return typeOf(value) === 'L' ? inList(elementsOf(value), part, next) : null;
  if (typeOf(value) !== 'M') return null;
  const { [part]: _old, ...others } = membersOf(value);
  return { M: next === undefined ? others : { ...others, [part]: next } };
}

/** An element beyond the end of a list is put at its end: Amazon DynamoDB Developer Guide, UpdateExpressions. */
function inList(list: readonly Json[], at: number, to: Json | undefined): Json {
  if (to === undefined) return { L: list.filter((_element, index) => index !== at) };
  return { L: at < list.length ? list.with(at, to) : [...list, to] };
}

/** An item with the value at a path set, or removed where it is undefined; null where the path leads nowhere. */
export function withValueAt(item: JsonObject, path: Path, to: Json | undefined): JsonObject | null {
  const next = changed({ M: item }, path, to);
  return next === null || next === undefined ? null : membersOf(next);
}
