import type { JsonObject } from '../call.ts';
import { optionalNumber } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { structure } from '../memberInput.ts';
import type { Invocation, Result } from '../operation.ts';
import type { Found } from '../resource.ts';
import type { TableState } from '../resourceState.ts';
import { compareValues } from './attributeValue.ts';
import { readExpressions } from './expressions.ts';
import { fail } from './failures.ts';
import { keyNames, keyOf, sameKey } from './keys.ts';
import { projected } from './projection.ts';

/** Filter and projection of a call, and the page that it asks for: Amazon DynamoDB Developer Guide, Query.Pagination. */
function page({ input, sandbox }: Invocation, state: TableState, items: readonly JsonObject[]): Result {
  const { filter, projection } = readExpressions(input);
  const start = structure(input, 'ExclusiveStartKey');
  const resumed = Object.keys(start).length > 0;
  const at = items.findIndex((item) => sameKey(state, item, start));
  if (resumed && keyNames(state).some((name) => start[name] === undefined)) return fail('dynamodb.start-key');
  const rest = resumed ? items.slice(at + 1) : items;
  const seen = rest.slice(0, optionalNumber(input, 'Limit'));
  const found = filter ? seen.filter(filter) : seen;
  const last = seen.at(-1);
  const more = last !== undefined && seen.length < rest.length ? { LastEvaluatedKey: keyOf(state, last) } : {};
  const shown = projection ? found.map((item) => projected(item, projection)) : found;
  const counted = input.Select === 'COUNT';
  const counts = { Count: found.length, ScannedCount: seen.length };
  return done(sandbox, { ...(counted ? {} : { Items: shown }), ...counts, ...more });
}

export const scan = (call: Invocation, { state }: Found<'table'>): Result => page(call, state, state.items);

export function query(call: Invocation, { state }: Found<'table'>): Result {
  const { key, filtered } = readExpressions(call.input);
  const { hash, range } = state;
  const onHash = key?.filter(({ name }) => name === hash) ?? [];
  const others = key?.filter(({ name }) => name !== hash) ?? [];
  if (onHash.length === 0) return fail('dynamodb.missed-key', { Name: hash });
  const known = others.every(({ name }) => name === range);
  if (!known && range !== null) return fail('dynamodb.missed-key', { Name: range });
  if (!known || onHash.length > 1 || others.length > 1 || onHash[0]?.fixed === undefined)
    return fail('dynamodb.key-condition');
  const inKey = filtered.find((name) => keyNames(state).includes(name));
  if (inKey !== undefined) return fail('dynamodb.filter-key', { Name: inKey });
  const matching = state.items.filter((item) => key?.every(({ holds }) => holds(item)));
  const sorted =
    range === null ? matching : matching.sort((one, other) => compareValues(one[range], other[range]) ?? 0);
  return page(call, state, call.input.ScanIndexForward === false ? sorted.reverse() : sorted);
}
