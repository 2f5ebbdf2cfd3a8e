import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/account/call.ts';
import { addDecimals, compareDecimals } from '../../../src/account/dynamodb/decimal.ts';
import { readExpressions } from '../../../src/account/dynamodb/expressions.ts';
import { updatedItem } from '../../../src/account/dynamodb/update.ts';
import { home, key } from '../larkspur.ts';
import { ServiceLab, userWith } from '../serviceLab.ts';

const item: JsonObject = {
  id: { S: 'a' },
  n: { N: '5' },
  name: { S: 'Maya Lane' },
  tags: { SS: ['red', 'blue'] },
  list: { L: [{ S: 'x' }, { N: '2' }, { M: { deep: { BOOL: true } } }] },
  map: { M: { inner: { N: '1.50' }, 'a.b': { S: 'dotted' } } },
  none: { NULL: true },
};

const values: JsonObject = {
  ':five': { N: '5.0' },
  ':six': { N: '6' },
  ':maya': { S: 'Maya' },
  ':red': { S: 'red' },
  ':x': { S: 'x' },
  ':set': { S: 'SS' },
  ':true': { BOOL: true },
  ':tags': { SS: ['blue', 'red'] },
};

/** Only the values that an expression uses, as DynamoDB demands. */
const used = (text: string, all: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(text)));

const holds = (text: string): boolean | string | null => {
  const read = readExpressions({
    ConditionExpression: text,
    ExpressionAttributeValues: used(text, values),
    ExpressionAttributeNames: used(text, { '#dotted': 'a.b' }),
  });
  return read.fault ?? read.condition?.(item) ?? null;
};

describe('a condition', () => {
  it.each([
    ['n = :five', true],
    ['n <> :five', false],
    ['n < :six AND n >= :five', true],
    ['n BETWEEN :five AND :six', true],
    ['NOT n IN (:six, :five)', false],
    ['begins_with(name, :maya)', true],
    ['contains(name, :maya)', true],
    ['contains(tags, :red)', true],
    ['contains(list, :x)', true],
    ['attribute_exists(map.inner)', true],
    ['attribute_not_exists(map.other)', true],
    ['attribute_exists(list[2].deep)', true],
    ['attribute_exists(list[3])', false],
    ['attribute_type(tags, :set)', true],
    ['list[2].deep = :true', true],
    ['attribute_exists(map.#dotted)', true],
    ['size(name) > size(id)', true],
    ['size(tags) < :six', true],
    ['tags = :tags', true],
    ['n > :maya', false],
    ['other = :x', false],
    ['other <> :x', true],
    ['n = :six AND n = :five OR id = id', true],
    ['n = :six AND (n = :five OR id = id)', false],
    ['NOT n = :six AND NOT n = :six', true],
    ['not (n = :six) and (id = id)', true],
  ])('%s is %s', (text, wanted) => {
    expect(holds(text)).toBe(wanted);
  });

  it.each([
    ['n =', 'Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "="'],
    ['n == :five', 'Invalid ConditionExpression: Syntax error; token: "=", near: "= = :five"'],
    [
      'n = :nine',
      'Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :nine',
    ],
    ['BEGINS_WITH(name, :maya)', 'Invalid ConditionExpression: Invalid function name; function: BEGINS_WITH'],
    ['', 'Invalid ConditionExpression: The expression can not be empty;'],
    ['n = :five &', 'Invalid ConditionExpression: Syntax error; token: "&"'],
    ['n = :five n', 'Invalid ConditionExpression: Syntax error; token: "n", near: ":five n"'],
    ['list[a] = :x', 'Invalid ConditionExpression: Syntax error; token: "]", near: "a ] ="'],
  ])('%j is refused', (text, fault) => {
    expect(holds(text)).toBe(fault);
  });

  it('is read whatever it says, and no deeper than it may be', () => {
    expect(holds(`${'('.repeat(2000)}n = :five${')'.repeat(2000)}`)).toContain('nested too deeply');
    expect(holds(`n = :five${' AND n = :five'.repeat(400)}`)).toContain('Expression size has exceeded');
    const words = fc.constantFrom(
      'n',
      ':five',
      '=',
      '(',
      ')',
      'AND',
      'OR',
      'NOT',
      'IN',
      ',',
      'size',
      'contains',
      '[',
      ']',
      '1',
      '.',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 14 }), (tokens) => {
        expect(['boolean', 'string']).toContain(typeof holds(tokens.join(' ')));
      }),
      { numRuns: 500 },
    );
  });

  it('must use all names and values that come with it', () => {
    const read = (input: JsonObject) => readExpressions({ ConditionExpression: 'n = n', ...input }).fault;
    expect(read({ ExpressionAttributeValues: { ':a': { S: 'x' } } })).toBe(
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}',
    );
    expect(read({ ExpressionAttributeNames: { '#a': 'x' } })).toBe(
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}',
    );
  });
});

describe('an update', () => {
  const bound: JsonObject = { ':one': { N: '1' }, ':new': { SS: ['green', 'red'] }, ':tail': { L: [{ S: 'z' }] } };
  const updated = (text: string): Json => {
    const read = readExpressions({ UpdateExpression: text, ExpressionAttributeValues: used(text, bound) });
    if (read.fault !== null || !read.update) return read.fault;
    return updatedItem(read.update, item);
  };
  const attribute = (text: string, name: string): Json =>
    JSON.parse(JSON.stringify(Object(updated(text))[name] ?? null));

  it.each([
    ['SET n = n + :one', 'n', { N: '6' }],
    ['SET n = n - :one', 'n', { N: '4' }],
    ['SET m = if_not_exists(m, :one)', 'm', { N: '1' }],
    ['SET n = if_not_exists(n, :one)', 'n', { N: '5' }],
    ['SET list = list_append(list, :tail)', 'list', { L: [...Object(item.list).L, { S: 'z' }] }],
    ['SET map.inner = map.inner + :one', 'map', { M: { inner: { N: '2.5' }, 'a.b': { S: 'dotted' } } }],
    [
      'SET list[0] = :one, list[9] = :one',
      'list',
      { L: [{ N: '1' }, { N: '2' }, { M: { deep: { BOOL: true } } }, { N: '1' }] },
    ],
    ['REMOVE list[0], list[1]', 'list', { L: [{ M: { deep: { BOOL: true } } }] }],
    ['REMOVE map.inner', 'map', { M: { 'a.b': { S: 'dotted' } } }],
    ['ADD n :one', 'n', { N: '6' }],
    ['ADD m :one', 'm', { N: '1' }],
    ['ADD tags :new', 'tags', { SS: ['red', 'blue', 'green'] }],
    ['DELETE tags :new', 'tags', { SS: ['blue'] }],
    ['SET a = n REMOVE n', 'a', { N: '5' }],
  ])('%s makes %s', (text, name, wanted) => {
    expect(attribute(text, name)).toEqual(wanted);
  });

  it.each([
    ['SET m = other', 'dynamodb.no-attribute'],
    ['SET name = name + :one', 'dynamodb.update-type'],
    ['SET list = list_append(n, :tail)', 'dynamodb.update-type'],
    ['ADD name :one', 'dynamodb.update-type'],
    ['SET other.deep = :one', 'dynamodb.update-path'],
    ['SET n.deep = :one', 'dynamodb.update-path'],
    [
      'SET n = :one SET m = :one',
      'Invalid UpdateExpression: The "SET" section can only be used once in an update expression;',
    ],
    ['n = :one', 'Invalid UpdateExpression: Syntax error; token: "n", near: "n ="'],
  ])('%s is %s', (text, fault) => {
    expect(updated(text)).toBe(fault);
  });
});

describe('numbers', () => {
  it('are added exactly', () => {
    expect(addDecimals('0.1', '0.2', 1)).toBe('0.3');
    expect(addDecimals('1', '0.5', -1)).toBe('0.5');
    expect(addDecimals('-1.25', '0.25', 1)).toBe('-1');
    expect(addDecimals('1e3', '1', 1)).toBe('1001');
    expect(addDecimals('0.5', '0.5', -1)).toBe('0');
    expect(addDecimals('x', '1', 1)).toBeNull();
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (one, other) => {
        expect(addDecimals(String(one), String(other), 1)).toBe(String(one + other));
        expect(Math.sign(compareDecimals(String(one), String(other)))).toBe(Math.sign(one - other));
      }),
    );
  });
});

describe('a table', () => {
  const table = `arn:aws:dynamodb:us-east-1:${home}:table/orders`;
  const limited = {
    Effect: 'Allow',
    Action: ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:Scan'],
    Resource: '*',
    Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['user', 'day', 'state'] } },
  };
  const lab = () =>
    new ServiceLab({
      users: [userWith('maya', limited)],
      resources: [
        {
          arn: table,
          table: {
            partitionKey: 'user',
            sortKey: 'day',
            items: [
              { user: 'maya', day: '3', state: 'open', secret: 'c' },
              { user: 'maya', day: '1', state: 'open', secret: 'a' },
              { user: 'maya', day: '2', state: 'shut', secret: 'b' },
              { user: 'zoe', day: '1', state: 'open', secret: 'z' },
            ],
          },
        },
      ],
    });
  const ofMaya = {
    TableName: 'orders',
    KeyConditionExpression: '#u = :u',
    ExpressionAttributeNames: { '#u': 'user' },
    ExpressionAttributeValues: { ':u': { S: 'maya' } },
  };
  const days = (output: JsonObject) => Object(output.Items).map((one: JsonObject) => Object(one.day).S);

  it('gives pages in the order of the sort key, filtered after they are cut', () => {
    const world = lab();
    expect(days(world.ok('dynamodb:Query', ofMaya))).toEqual(['1', '2', '3']);
    expect(days(world.ok('dynamodb:Query', { ...ofMaya, ScanIndexForward: false }))).toEqual(['3', '2', '1']);
    const first = world.ok('dynamodb:Query', { ...ofMaya, Limit: 2 });
    expect([days(first), first.LastEvaluatedKey]).toEqual([['1', '2'], { user: { S: 'maya' }, day: { S: '2' } }]);
    const second = world.ok('dynamodb:Query', { ...ofMaya, ExclusiveStartKey: first.LastEvaluatedKey ?? {} });
    expect([days(second), second.LastEvaluatedKey]).toEqual([['3'], undefined]);
    const shut = {
      FilterExpression: '#s = :s',
      ExpressionAttributeNames: { ...ofMaya.ExpressionAttributeNames, '#s': 'state' },
      ExpressionAttributeValues: { ...ofMaya.ExpressionAttributeValues, ':s': { S: 'shut' } },
    };
    expect(world.ok('dynamodb:Query', { ...ofMaya, ...shut })).toMatchObject({ Count: 1, ScannedCount: 3 });
    expect(world.ok('dynamodb:Query', { ...ofMaya, ...shut, Limit: 1 })).toMatchObject({ Count: 0, ScannedCount: 1 });
    expect(world.ok('dynamodb:Query', { ...ofMaya, Select: 'COUNT' })).toEqual({ Count: 3, ScannedCount: 3 });
  });

  it('shows the attributes that were asked for, which conditions see', () => {
    const world = lab();
    const maya = key('AKIAMAYA');
    const at = { TableName: 'orders', Key: { user: { S: 'maya' }, day: { S: '1' } } };
    const names = { ExpressionAttributeNames: { '#s': 'state' } };
    expect(world.ok('dynamodb:GetItem', { ...at, ProjectionExpression: '#s', ...names }, maya)).toEqual({
      Item: { state: { S: 'open' } },
    });
    expect(world.failure('dynamodb:GetItem', { ...at, ProjectionExpression: 'secret' }, maya).code).toBe(
      'AccessDeniedException',
    );
    const filter = { FilterExpression: 'begins_with(secret, :a)', ExpressionAttributeValues: { ':a': { S: 'a' } } };
    expect(world.failure('dynamodb:Scan', { TableName: 'orders', ...filter }, maya).code).toBe('AccessDeniedException');
  });

  it('writes only where the condition holds, and shows what was there', () => {
    const world = lab();
    const Item = { user: { S: 'maya' }, day: { S: '1' }, state: { S: 'shut' } };
    const input = {
      TableName: 'orders',
      Item,
      ConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':s': { S: 'shut' } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    };
    expect(world.failure('dynamodb:PutItem', input)).toMatchObject({
      code: 'ConditionalCheckFailedException',
      detail: { Item: { state: { S: 'open' }, secret: { S: 'a' } } },
    });
    const open = { ...input, ExpressionAttributeValues: { ':s': { S: 'open' } } };
    expect(world.ok('dynamodb:PutItem', { ...open, ReturnValues: 'ALL_OLD' })).toMatchObject({
      Attributes: { secret: { S: 'a' } },
    });
    expect(
      world.ok('dynamodb:GetItem', { TableName: 'orders', Key: { user: { S: 'maya' }, day: { S: '1' } } }),
    ).toEqual({ Item });
  });
});
