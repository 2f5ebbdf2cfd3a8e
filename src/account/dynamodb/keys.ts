import type { Context } from '../../policy/request.ts';
import type { Json, JsonObject } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import type { TableState } from '../resourceState.ts';
import { equalValues } from './attributeValue.ts';
import { readExpressions } from './expressions.ts';

type Keys = Pick<TableState, 'hash' | 'range'>;

export const keyNames = ({ hash, range }: Keys): readonly string[] => (range === null ? [hash] : [hash, range]);

export const keyOf = (table: Keys, item: JsonObject): JsonObject =>
  Object.fromEntries(
    keyNames(table).flatMap((name) => (item[name] === undefined ? [] : [[name, item[name] ?? null] as const])),
  );

export const sameKey = (table: Keys, one: JsonObject, other: JsonObject): boolean =>
  keyNames(table).every((name) => equalValues(one[name], other[name]));

/** Text of an attribute value such as `{"S": "a"}`. */
const textOf = (value: Json | undefined): readonly string[] => {
  const [text] = Object.values(Object(value));
  return typeof text === 'string' ? [text] : [];
};

/** `dynamodb:LeadingKeys` holds partition keys, whatever they are called: Amazon DynamoDB Developer Guide, specifying-conditions. */
export const leadingKeys = (values: readonly (Json | undefined)[]): Context => {
  const keys = [...new Set(values.flatMap(textOf))];
  return keys.length > 0 ? { 'dynamodb:LeadingKeys': keys } : {};
};

/** Attributes that a call names, in its expressions too, and what else conditions may rest on. */
export function readContext(input: JsonObject, given: readonly string[]): Context {
  const names = [...given, ...readExpressions(input).attributes];
  const select =
    optionalText(input, 'Select') ??
    (optionalText(input, 'ProjectionExpression') === undefined ? undefined : 'SPECIFIC_ATTRIBUTES');
  const returned = optionalText(input, 'ReturnValues');
  return {
    ...(names.length > 0 ? { 'dynamodb:Attributes': [...new Set(names)] } : {}),
    ...(select === undefined ? {} : { 'dynamodb:Select': select }),
    ...(returned === undefined ? {} : { 'dynamodb:ReturnValues': returned }),
  };
}
