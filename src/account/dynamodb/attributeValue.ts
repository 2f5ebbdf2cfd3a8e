import type { Json, JsonObject } from '../call.ts';
import { compareDecimals } from './decimal.ts';

/** An attribute value is an object with one member, whose name is the type: `{"S": "a"}`. */
export const typeOf = (value: Json | undefined): string => Object.keys(Object(value))[0] ?? '';

export function contentOf(value: Json | undefined): Json {
  const contents: readonly Json[] = Object.values(Object(value));
  return contents[0] ?? null;
}

/** What a text, number or binary value holds. */
export const textOf = (value: Json | undefined): string => {
  const content = contentOf(value);
  return typeof content === 'string' ? content : '';
};

/** Elements of a list or set. */
export const elementsOf = (value: Json | undefined): readonly Json[] => {
  const content = contentOf(value);
  return Array.isArray(content) ? content : [];
};

export const membersOf = (value: Json | undefined): JsonObject => {
  const content = contentOf(value);
  return typeof content === 'object' && content !== null && !Array.isArray(content) ? (content as JsonObject) : {};
};

const ordered = new Set(['S', 'N', 'B']);

/** How two values of one ordered type compare: text by its UTF-8 bytes, numbers by value; null for others. */
export function compareValues(one: Json | undefined, other: Json | undefined): number | null {
  const type = typeOf(one);
  if (type !== typeOf(other) || !ordered.has(type)) return null;
  if (type === 'N') return compareDecimals(textOf(one), textOf(other));
  const encoding = type === 'B' ? 'base64' : 'utf8';
  return Buffer.compare(Buffer.from(textOf(one), encoding), Buffer.from(textOf(other), encoding));
}

/** Levels of nesting that attribute values may have: Amazon DynamoDB Developer Guide, Constraints. */
const maximumDepth = 33;

export function equalValues(one: Json | undefined, other: Json | undefined, depth = 0): boolean {
  if (depth > maximumDepth || one === undefined || other === undefined) return false;
  const order = compareValues(one, other);
  if (order !== null) return order === 0;
  const type = typeOf(one);
  if (type !== typeOf(other)) return false;
  const [left, right] = [elementsOf(one), elementsOf(other)];
  if (type === 'L')
    return left.length === right.length && left.every((element, at) => equalValues(element, right[at], depth + 1));
  if (type === 'M') {
    const [mine, theirs] = [membersOf(one), membersOf(other)];
    const names = Object.keys(mine);
    const same = names.length === Object.keys(theirs).length;
    return same && names.every((name) => equalValues(mine[name], theirs[name], depth + 1));
  }
  if (type.endsWith('S')) return left.length === right.length && left.every((element) => inSet(other, element));
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a set holds an element. */
export function inSet(set: Json | undefined, element: Json): boolean {
  const type = typeOf(set).slice(0, 1);
  return elementsOf(set).some((one) => equalValues({ [type]: one }, { [type]: element }));
}
