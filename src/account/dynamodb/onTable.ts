import { text } from '../iam/input.ts';
import type { Invocation } from '../operation.ts';
import { rowsOn } from '../resourceRow.ts';
import { fail } from './failures.ts';

/** Tables are given by name or ARN. */
export const tableArn = ({ account, region }: Pick<Invocation, 'account' | 'region'>, given: string): string =>
  given.startsWith('arn:') ? given : `arn:aws:dynamodb:${region}:${account.id}:table/${given}`;

export const tableName = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Rows on the items of a table. */
export const onItems = rowsOn({
  kind: 'table',
  on: 'table',
  arn: (call) => tableArn(call, text(call.input, 'TableName')),
  errors: ['dynamodb.no-table'],
  missing: () => fail('dynamodb.no-table'),
});

/** Rows on a table itself, whose answers name one that does not exist. */
export const onTable = rowsOn({
  kind: 'table',
  on: 'table',
  arn: (call) => tableArn(call, text(call.input, 'TableName')),
  errors: ['dynamodb.no-table-named'],
  missing: (_call, arn) => fail('dynamodb.no-table-named', { Name: tableName(arn) }),
});

export const onTableArn = rowsOn({
  kind: 'table',
  on: 'table',
  arn: (call) => tableArn(call, text(call.input, 'ResourceArn')),
  errors: ['dynamodb.no-table-named'],
  missing: (_call, arn) => fail('dynamodb.no-table-named', { Name: tableName(arn) }),
});
