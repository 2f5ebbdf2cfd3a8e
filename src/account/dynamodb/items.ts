import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { optionalNumber, structures } from '../iam/input.ts';
import { done, type Target } from '../iam/row.ts';
import { structure } from '../memberInput.ts';
import type { Invocation, Result } from '../operation.ts';
import { type Found, foundAt, withState } from '../resource.ts';
import type { ResourceRow, ResourceRows } from '../resourceRow.ts';
import type { Sandbox } from '../sandbox.ts';
import { usualState } from '../usualState.ts';
import { fixedValue, readKeyCondition, updated } from './expressions.ts';
import { fail } from './failures.ts';
import { keyNames, keyOf, leadingKeys, readContext, sameKey } from './keys.ts';
import { onItems, tableArn } from './onTable.ts';

const tableOf = (found: Found<'table'> | null) => found?.state ?? usualState.table;

/** Keys of a call that names an item by its key or gives it whole. */
const itemContext =
  (member: 'Key' | 'Item') =>
  (call: Invocation, found: Found<'table'> | null): Context => {
    const item = structure(call.input, member);
    return { ...leadingKeys([item[tableOf(found).hash]]), ...readContext(call.input, Object.keys(item)) };
  };

/** DynamoDB's answer to a key that is not the table's, or null. */
function badKey({ state }: Found<'table'>, key: JsonObject) {
  const names = keyNames(state);
  const fits = Object.keys(key).length === names.length && names.every((name) => key[name] !== undefined);
  return fits ? null : fail('dynamodb.key');
}

const put = (sandbox: Sandbox, found: Found<'table'>, item: JsonObject): Sandbox => {
  const kept = found.state.items.filter((one) => !sameKey(found.state, one, item));
  return withState(sandbox, found, { items: [...kept, item] });
};

const without = (sandbox: Sandbox, found: Found<'table'>, key: JsonObject): Sandbox =>
  withState(sandbox, found, { items: found.state.items.filter((one) => !sameKey(found.state, one, key)) });

/** A row on one item by its key. */
const onKey = (
  effect: string,
  run: (call: Invocation, found: Found<'table'>, key: JsonObject, item: JsonObject | undefined) => Result,
): ResourceRow =>
  onItems({
    effect,
    errors: ['dynamodb.key'],
    context: itemContext('Key'),
    run: (call, found) => {
      const key = structure(call.input, 'Key');
      return (
        badKey(found, key) ??
        run(
          call,
          found,
          key,
          found.state.items.find((one) => sameKey(found.state, one, key)),
        )
      );
    },
  });

const listed = (sandbox: Sandbox, items: readonly JsonObject[], scanned: number): Result =>
  done(sandbox, { Items: items, Count: items.length, ScannedCount: scanned });

function query(call: Invocation, found: Found<'table'>): Result {
  const conditions = readKeyCondition(call.input);
  const { items, range } = found.state;
  if (!conditions?.some(({ name }) => name === found.state.hash)) return fail('dynamodb.expression');
  const matching = items.filter((item) => conditions.every(({ name, holds }) => holds(item[name])));
  const sorted =
    range === null
      ? matching
      : [...matching].sort((one, other) => (JSON.stringify(one[range]) < JSON.stringify(other[range]) ? -1 : 1));
  const inOrder = call.input.ScanIndexForward === false ? sorted.reverse() : sorted;
  return listed(call.sandbox, inOrder.slice(0, optionalNumber(call.input, 'Limit')), inOrder.length);
}

/** Requests of a batch by table: each table is authorized on its own. */
const batches = (call: Invocation): readonly { readonly arn: string; readonly requests: readonly JsonObject[] }[] =>
  Object.keys(structure(call.input, 'RequestItems')).map((name) => ({
    arn: tableArn(call, name),
    requests: structures(structure(call.input, 'RequestItems'), name),
  }));

function batch(call: Invocation): Result {
  let { sandbox } = call;
  for (const { arn, requests } of batches(call)) {
    for (const request of requests) {
      const found = foundAt(sandbox, arn, 'table');
      if (!found) return fail('dynamodb.no-table');
      const deletes = request.DeleteRequest !== undefined && request.DeleteRequest !== null;
      const item = deletes
        ? structure(structure(request, 'DeleteRequest'), 'Key')
        : structure(structure(request, 'PutRequest'), 'Item');
      const bad = badKey(found, keyOf(found.state, item));
      if (bad) return bad;
      sandbox = deletes ? without(sandbox, found, item) : put(sandbox, found, item);
    }
  }
  return done(sandbox, { UnprocessedItems: {} });
}

/** Items of tables: Amazon DynamoDB API Reference. */
export const items: ResourceRows = {
  GetItem: onKey('gives an item', ({ sandbox }, _found, _key, item) => done(sandbox, item ? { Item: item } : {})),
  PutItem: onItems({
    effect: 'writes an item',
    errors: ['dynamodb.item-key'],
    context: itemContext('Item'),
    run: (call, found) => {
      const item = structure(call.input, 'Item');
      const missing = keyNames(found.state).find((name) => item[name] === undefined);
      return missing === undefined
        ? done(put(call.sandbox, found, item))
        : fail('dynamodb.item-key', { Name: missing });
    },
  }),
  UpdateItem: onKey('changes attributes of an item', (call, found, key, item) => {
    const next = updated(call.input, item ?? key);
    return next ? done(put(call.sandbox, found, next)) : fail('dynamodb.expression');
  }),
  DeleteItem: onKey('deletes an item', ({ sandbox }, found, key) => done(without(sandbox, found, key))),
  Query: onItems({
    effect: 'gives the items of one partition',
    errors: ['dynamodb.expression'],
    context: (call, found) => ({
      ...leadingKeys([fixedValue(call.input, tableOf(found).hash)]),
      ...readContext(call.input, keyNames(tableOf(found))),
    }),
    run: query,
  }),
  Scan: onItems({
    effect: 'gives all items',
    context: ({ input }) => ({ 'dynamodb:FullTableScan': 'true', ...readContext(input, []) }),
    run: ({ sandbox, input }, { state }) =>
      listed(sandbox, state.items.slice(0, optionalNumber(input, 'Limit')), state.items.length),
  }),
  BatchWriteItem: {
    on: 'table',
    effect: 'writes and deletes items; deletes need no permission of their own',
    errors: ['dynamodb.no-table', 'dynamodb.key'],
    asks: (call) =>
      batches(call).map(({ arn, requests }): Target => {
        const { hash } = tableOf(foundAt(call.sandbox, arn, 'table'));
        const values = requests.map(
          (request) =>
            structure(structure(request, 'PutRequest'), 'Item')[hash] ??
            structure(structure(request, 'DeleteRequest'), 'Key')[hash],
        );
        return { resource: arn, context: leadingKeys(values) };
      }),
    run: batch,
  },
};
