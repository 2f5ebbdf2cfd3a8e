import type { Json, JsonObject } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import { structure } from '../memberInput.ts';

/** One comparison of a key condition. */
interface Comparison {
  readonly name: string;
  readonly holds: (value: Json | undefined) => boolean;
}

const nameIn = (input: JsonObject, written: string): string =>
  written.startsWith('#') ? (optionalText(structure(input, 'ExpressionAttributeNames'), written) ?? written) : written;

const valueIn = (input: JsonObject, written: string): Json | undefined =>
  structure(input, 'ExpressionAttributeValues')[written];

const textIn = (value: Json | undefined): string => String(Object.values(Object(value))[0] ?? '');

/** A number or a text that an attribute value holds, for comparing. */
function order(one: Json | undefined, other: Json | undefined): number {
  const [left, right] = [textIn(one), textIn(other)];
  if (Object.keys(Object(one))[0] === 'N') return Number(left) - Number(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

const operators: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const comparison = /^\(?\s*(#?[\w.-]+)\s*(=|<=|>=|<|>)\s*(:\w+)\s*\)?$/;
const beginning = /^begins_with\s*\(\s*(#?[\w.-]+)\s*,\s*(:\w+)\s*\)$/i;
const range = /^(#?[\w.-]+)\s+BETWEEN\s+(:\w+)\s+AND\s+(:\w+)$/i;

function readOne(input: JsonObject, text: string): Comparison | null {
  const [, left, operator = '', right] = comparison.exec(text) ?? [];
  if (left !== undefined && right !== undefined) {
    const wanted = valueIn(input, right);
    const test = operators[operator];
    return test
      ? { name: nameIn(input, left), holds: (value) => value !== undefined && test(order(value, wanted)) }
      : null;
  }
  const [, name, prefix] = beginning.exec(text) ?? [];
  if (name !== undefined && prefix !== undefined) {
    const start = textIn(valueIn(input, prefix));
    return { name: nameIn(input, name), holds: (value) => textIn(value).startsWith(start) };
  }
  const [, between, low, high] = range.exec(text) ?? [];
  if (between === undefined || low === undefined || high === undefined) return null;
  const [from, to] = [valueIn(input, low), valueIn(input, high)];
  return {
    name: nameIn(input, between),
    holds: (value) => value !== undefined && order(value, from) >= 0 && order(value, to) <= 0,
  };
}

/** A key condition: `PK = :v`, or with `AND` and one condition on the sort key; null where it is something else. */
export function readKeyCondition(input: JsonObject): readonly Comparison[] | null {
  const text = optionalText(input, 'KeyConditionExpression') ?? '';
  const parts = text.split(/\s+AND\s+(?!:\w+\s*$)/i).map((part) => readOne(input, part.trim()));
  const read = parts.flatMap((part) => part ?? []);
  return read.length === parts.length && read.length <= 2 ? read : null;
}

/** The value that a key condition fixes for an attribute. */
export function fixedValue(input: JsonObject, name: string): Json | undefined {
  for (const part of (optionalText(input, 'KeyConditionExpression') ?? '').split(/\s+AND\s+/i)) {
    const [, left, operator, right] = comparison.exec(part.trim()) ?? [];
    if (left !== undefined && operator === '=' && right !== undefined && nameIn(input, left) === name)
      return valueIn(input, right);
  }
  return undefined;
}

/** An item after `SET a = :v, b = :w` and `REMOVE c`; null where the expression says something else. */
export function updated(input: JsonObject, item: JsonObject): JsonObject | null {
  const expression = optionalText(input, 'UpdateExpression') ?? '';
  let next: JsonObject = item;
  for (const [, verb = '', body = ''] of expression.matchAll(
    /\b(SET|REMOVE|ADD|DELETE)\b\s+(.*?)(?=\s+\b(?:SET|REMOVE|ADD|DELETE)\b|$)/gis,
  )) {
    for (const part of body.split(',').map((one) => one.trim())) {
      const [, name, value] = /^(#?[\w.-]+)\s*=\s*(:\w+)$/.exec(part) ?? [];
      const given = value === undefined ? undefined : valueIn(input, value);
      if (verb.toUpperCase() === 'SET' && name !== undefined && given !== undefined)
        next = { ...next, [nameIn(input, name)]: given };
      else if (verb.toUpperCase() === 'REMOVE' && /^#?[\w.-]+$/.test(part)) next = without(next, nameIn(input, part));
      else return null;
    }
  }
  return next;
}

const without = (item: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(item).filter(([key]) => key !== name));
