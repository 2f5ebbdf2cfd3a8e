import type { JsonObject } from '../call.ts';
import { flag, optionalText, structures, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { isoTime } from '../isoTime.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import { type Found, foundAt, newResource, resourcesAt, withoutResource, withResource } from '../resource.ts';
import { resourcePolicy } from '../resourcePolicy.ts';
import type { ResourceRows } from '../resourceRow.ts';
import type { TableState } from '../resourceState.ts';
import { fail } from './failures.ts';
import { keyNames } from './keys.ts';
import { onTable, onTableArn, tableArn, tableName } from './onTable.ts';

export const described = ({ resource, state }: Found<'table'>): JsonObject => ({
  AttributeDefinitions: keyNames(state).map((name) => ({
    AttributeName: name,
    AttributeType: state.types[name] ?? 'S',
  })),
  TableName: tableName(resource.arn),
  KeySchema: keyNames(state).map((name, at) => ({ AttributeName: name, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
  TableStatus: 'ACTIVE',
  CreationDateTime: isoTime(state.created),
  TableSizeBytes: Buffer.byteLength(JSON.stringify(state.items)),
  ItemCount: state.items.length,
  TableArn: resource.arn,
  DeletionProtectionEnabled: state.protected,
});

function create(call: Invocation): Result {
  const { input, sandbox, time } = call;
  const arn = tableArn(call, text(input, 'TableName'));
  if (foundAt(sandbox, arn, 'table')) return fail('dynamodb.exists', { Name: tableName(arn) });
  const schema = structures(input, 'KeySchema');
  const named = (type: string) => schema.find(({ KeyType }) => KeyType === type);
  const hash = named('HASH') && optionalText(named('HASH') ?? {}, 'AttributeName');
  const range = (named('RANGE') && optionalText(named('RANGE') ?? {}, 'AttributeName')) ?? null;
  const types = Object.fromEntries(
    structures(input, 'AttributeDefinitions').map((one) => [text(one, 'AttributeName'), text(one, 'AttributeType')]),
  );
  const keys = [hash, range].filter((name): name is string => typeof name === 'string');
  if (hash === undefined || keys.some((name) => !Object.hasOwn(types, name)))
    return fail('dynamodb.schema', { Keys: keys.join(', '), Defined: Object.keys(types).join(', ') });
  const document = optionalText(input, 'ResourcePolicy');
  const policy = document === undefined ? null : resourcePolicy(sandbox, document);
  if (document !== undefined && !policy) return fail('dynamodb.policy');
  const state: TableState = {
    kind: 'table',
    created: time,
    hash,
    range,
    types,
    protected: flag(input, 'DeletionProtectionEnabled'),
    items: [],
  };
  const resource = { ...newResource(arn, 'table', state, tagsIn(input, 'Tags')), policy };
  return done(withResource(sandbox, resource), { TableDescription: described({ resource, state }) });
}

/** Tables and their policies: Amazon DynamoDB API Reference. */
export const tables: ResourceRows = {
  CreateTable: {
    on: 'table',
    effect: 'makes a table',
    errors: ['dynamodb.exists', 'dynamodb.schema', 'dynamodb.policy'],
    asks: (call) => {
      const resource = tableArn(call, text(call.input, 'TableName'));
      const tags = tagsIn(call.input, 'Tags');
      return { resource, creates: true, context: requestTagContext(tags) };
    },
    run: create,
  },
  DescribeTable: onTable({
    effect: 'shows a table',
    run: ({ sandbox }, found) => done(sandbox, { Table: described(found) }),
  }),
  DeleteTable: onTable({
    effect: 'deletes a table with its items',
    errors: ['dynamodb.protected'],
    run: ({ sandbox }, found) =>
      found.state.protected
        ? fail('dynamodb.protected')
        : done(withoutResource(sandbox, found.resource.arn), {
            TableDescription: { ...described(found), TableStatus: 'DELETING' },
          }),
  }),
  ListTables: {
    on: '*',
    effect: 'lists tables',
    errors: [],
    asks: () => ({ resource: '*' }),
    run: (call) => {
      const place = {
        account: call.account.id,
        region: call.region,
        service: 'dynamodb',
        start: 'table/',
        kind: 'table',
      } as const;
      return modelPage(
        call,
        'dynamodb.ListTables',
        resourcesAt(call.sandbox, place).map(({ resource }) => tableName(resource.arn)),
      );
    },
  },
  GetResourcePolicy: onTableArn({
    effect: 'shows the policy of a table',
    errors: ['dynamodb.no-policy'],
    run: ({ sandbox }, { resource }) =>
      resource.policy
        ? done(sandbox, { Policy: resource.policy.text })
        : fail('dynamodb.no-policy', { Arn: resource.arn }),
  }),
  PutResourcePolicy: onTableArn({
    effect: 'replaces the policy of a table',
    errors: ['dynamodb.policy'],
    run: ({ sandbox, input }, { resource }) => {
      const policy = resourcePolicy(sandbox, text(input, 'Policy'));
      return policy ? done(withResource(sandbox, { ...resource, policy })) : fail('dynamodb.policy');
    },
  }),
  DeleteResourcePolicy: onTableArn({
    effect: 'removes the policy of a table',
    errors: ['dynamodb.no-policy'],
    run: ({ sandbox }, { resource }) =>
      resource.policy
        ? done(withResource(sandbox, { ...resource, policy: null }))
        : fail('dynamodb.no-policy', { Arn: resource.arn }),
  }),
};
