import type { Json, JsonObject } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import { structure } from '../memberInput.ts';
import type { Invocation } from '../operation.ts';
import { type Found, withState } from '../resource.ts';
import type { Sandbox } from '../sandbox.ts';
import { elementsOf, membersOf, textOf, typeOf } from './attributeValue.ts';
import { isDecimal } from './decimal.ts';
import { readExpressions } from './expressions.ts';
import { fail } from './failures.ts';
import { keyNames, sameKey } from './keys.ts';

type Failed = ReturnType<typeof fail>;

export const put = (sandbox: Sandbox, found: Found<'table'>, item: JsonObject): Sandbox => {
  const kept = found.state.items.filter((one) => !sameKey(found.state, one, item));
  return withState(sandbox, found, { items: [...kept, item] });
};

export const without = (sandbox: Sandbox, found: Found<'table'>, key: JsonObject): Sandbox =>
  withState(sandbox, found, { items: found.state.items.filter((one) => !sameKey(found.state, one, key)) });

/** The item that a condition rests on; one that is not there is empty. */
export const itemAt = ({ state }: Found<'table'>, key: JsonObject): JsonObject | undefined =>
  state.items.find((one) => sameKey(state, one, key));

/** DynamoDB's answer to a condition that does not hold, or null. */
export function unmet({ input }: Invocation, item: JsonObject | undefined): Failed | null {
  const { condition } = readExpressions(input);
  if (!condition || condition(item ?? {})) return null;
  const failed = fail('dynamodb.condition');
  const shown = item !== undefined && optionalText(input, 'ReturnValuesOnConditionCheckFailure') === 'ALL_OLD';
  return shown ? { error: { ...failed.error, detail: { Item: item } } } : failed;
}

/** DynamoDB's answer to expressions that it cannot read, or null. */
export function unreadable({ input }: Invocation): Failed['error'] | null {
  const { fault } = readExpressions(input);
  return fault === null ? null : fail('dynamodb.expression', { Reason: fault }).error;
}

const types = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS']);
const maximumDepth = 33;

function badValue(value: Json | undefined, depth = 0): Failed | null {
  const type = typeOf(value);
  if (!types.has(type) || Object.keys(Object(value)).length !== 1 || depth > maximumDepth)
    return fail('dynamodb.value');
  const numbers = type === 'N' ? [textOf(value)] : type === 'NS' ? elementsOf(value).map(String) : [];
  const wrong = numbers.find((text) => !isDecimal(text));
  if (wrong !== undefined) return fail('dynamodb.number', { Value: wrong });
  const inner = type === 'M' ? Object.values(membersOf(value)) : type === 'L' ? elementsOf(value) : [];
  for (const one of inner) {
    const bad = badValue(one, depth + 1);
    if (bad) return bad;
  }
  return null;
}

/** DynamoDB's answer to an item that does not fit the table, or null. */
export function badItem({ state }: Found<'table'>, item: JsonObject): Failed | null {
  for (const value of Object.values(item)) {
    const bad = badValue(value);
    if (bad) return bad;
  }
  for (const name of keyNames(state)) {
    const wanted = state.types[name] ?? 'S';
    if (item[name] === undefined) return fail('dynamodb.item-key', { Name: name });
    const given = typeOf(item[name]);
    if (given !== wanted) return fail('dynamodb.key-type', { Name: name, Wanted: wanted, Given: given });
  }
  return null;
}

/** DynamoDB's answer to a key that is not the table's, or null. */
export function badKey({ state }: Found<'table'>, key: JsonObject): Failed | null {
  const names = keyNames(state);
  const fits =
    Object.keys(key).length === names.length && names.every((name) => typeOf(key[name]) === (state.types[name] ?? 'S'));
  return fits ? null : fail('dynamodb.key');
}

/** `Attributes` of an answer to a write, as `ReturnValues` asks for them. */
export function returned(
  { input }: Invocation,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): JsonObject {
  const wanted = optionalText(input, 'ReturnValues') ?? 'NONE';
  const item = wanted.endsWith('_OLD') ? before : after;
  if (wanted === 'NONE' || item === undefined) return {};
  if (wanted.startsWith('ALL')) return { Attributes: item };
  const paths = new Set(readExpressions(input).update?.actions.map(({ path }) => String(path[0])));
  const touched = Object.fromEntries(Object.entries(item).filter(([name]) => paths.has(name)));
  return Object.keys(touched).length > 0 ? { Attributes: touched } : {};
}

export const keyIn = ({ input }: Invocation): JsonObject => structure(input, 'Key');
