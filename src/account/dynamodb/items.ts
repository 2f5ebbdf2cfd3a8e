import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { structures } from '../iam/input.ts';
import { done, type Target } from '../iam/row.ts';
import { structure } from '../memberInput.ts';
import type { Invocation, Result } from '../operation.ts';
import { type Found, foundAt } from '../resource.ts';
import type { ResourceRow, ResourceRows } from '../resourceRow.ts';
import { usualState } from '../usualState.ts';
import { readExpressions } from './expressions.ts';
import { fail } from './failures.ts';
import { keyNames, keyOf, leadingKeys, readContext } from './keys.ts';
import { query, scan } from './listing.ts';
import { onItems, tableArn } from './onTable.ts';
import { projected } from './projection.ts';
import { updatedItem } from './update.ts';
import { badItem, badKey, itemAt, keyIn, put, returned, unmet, unreadable, without } from './writing.ts';

const tableOf = (found: Found<'table'> | null) => found?.state ?? usualState.table;

/** Keys of a call that names an item by its key or gives it whole. */
const itemContext =
  (member: 'Key' | 'Item') =>
  (call: Invocation, found: Found<'table'> | null): Context => {
    const item = structure(call.input, member);
    return { ...leadingKeys([item[tableOf(found).hash]]), ...readContext(call.input, Object.keys(item)) };
  };

interface OnKey {
  readonly effect: string;
  readonly errors?: readonly string[];
  readonly run: (call: Invocation, found: Found<'table'>, item: JsonObject | undefined) => Result;
}

/** A row on one item by its key. */
const onKey = ({ effect, errors = [], run }: OnKey): ResourceRow =>
  onItems({
    effect,
    errors: ['dynamodb.key', 'dynamodb.expression', ...errors],
    context: itemContext('Key'),
    before: unreadable,
    run: (call, found) => badKey(found, keyIn(call)) ?? run(call, found, itemAt(found, keyIn(call))),
  });

function update(call: Invocation, found: Found<'table'>, item: JsonObject | undefined): Result {
  const change = readExpressions(call.input).update;
  const failed = unmet(call, item);
  if (failed) return failed;
  const inKey = change?.actions.find(({ path }) => keyNames(found.state).includes(String(path[0])));
  if (inKey) return fail('dynamodb.key-update', { Name: String(inKey.path[0]) });
  const next = change ? updatedItem(change, item ?? keyIn(call)) : (item ?? keyIn(call));
  if (typeof next === 'string') return fail(next);
  const bad = badItem(found, next);
  return bad ?? done(put(call.sandbox, found, next), returned(call, item, next));
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
      const bad = badKey(found, keyOf(found.state, item)) ?? (deletes ? null : badItem(found, item));
      if (bad) return bad;
      sandbox = deletes ? without(sandbox, found, item) : put(sandbox, found, item);
    }
  }
  return done(sandbox, { UnprocessedItems: {} });
}

const valueErrors = ['dynamodb.item-key', 'dynamodb.key-type', 'dynamodb.value', 'dynamodb.number'];

/** Items of tables: Amazon DynamoDB API Reference. */
export const items: ResourceRows = {
  GetItem: onKey({
    effect: 'gives an item',
    run: ({ sandbox, input }, _found, item) => {
      const { projection } = readExpressions(input);
      return done(sandbox, item ? { Item: projection ? projected(item, projection) : item } : {});
    },
  }),
  PutItem: onItems({
    effect: 'writes an item',
    errors: ['dynamodb.expression', 'dynamodb.condition', ...valueErrors],
    context: itemContext('Item'),
    before: unreadable,
    run: (call, found) => {
      const item = structure(call.input, 'Item');
      const old = itemAt(found, item);
      const failed = badItem(found, item) ?? unmet(call, old);
      return failed ?? done(put(call.sandbox, found, item), returned(call, old, undefined));
    },
  }),
  UpdateItem: onKey({
    effect: 'changes attributes of an item, or makes it',
    errors: [
      'dynamodb.condition',
      'dynamodb.key-update',
      'dynamodb.no-attribute',
      'dynamodb.update-type',
      'dynamodb.update-path',
      ...valueErrors,
    ],
    run: update,
  }),
  DeleteItem: onKey({
    effect: 'deletes an item',
    errors: ['dynamodb.condition'],
    run: (call, found, item) =>
      unmet(call, item) ?? done(without(call.sandbox, found, keyIn(call)), returned(call, item, undefined)),
  }),
  Query: onItems({
    effect: 'gives the items of one partition',
    errors: [
      'dynamodb.expression',
      'dynamodb.missed-key',
      'dynamodb.key-condition',
      'dynamodb.filter-key',
      'dynamodb.start-key',
    ],
    context: (call, found) => {
      const { hash } = tableOf(found);
      const fixed = readExpressions(call.input).key?.find(({ name }) => name === hash)?.fixed;
      return { ...leadingKeys([fixed]), ...readContext(call.input, keyNames(tableOf(found))) };
    },
    before: unreadable,
    run: query,
  }),
  Scan: onItems({
    effect: 'gives all items',
    errors: ['dynamodb.expression', 'dynamodb.start-key'],
    context: ({ input }) => ({ 'dynamodb:FullTableScan': 'true', ...readContext(input, []) }),
    before: unreadable,
    run: scan,
  }),
  BatchWriteItem: {
    on: 'table',
    effect: 'writes and deletes items; deletes need no permission of their own',
    errors: ['dynamodb.no-table', 'dynamodb.key', ...valueErrors],
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
