import { failing } from '../fail.ts';
import type { ResourceFailures } from '../resourceRow.ts';

/** Failures of Amazon DynamoDB: Amazon DynamoDB API Reference, and answers that others recorded. */
export const dynamodbFailures = {
  'dynamodb.no-table': { code: 'ResourceNotFoundException', status: 400, text: 'Requested resource not found' },
  'dynamodb.no-table-named': {
    code: 'ResourceNotFoundException',
    status: 400,
    text: 'Requested resource not found: Table: {Name} not found',
  },
  'dynamodb.exists': { code: 'ResourceInUseException', status: 400, text: 'Table already exists: {Name}' },
  'dynamodb.key': {
    code: 'ValidationException',
    status: 400,
    text: 'The provided key element does not match the schema',
  },
  'dynamodb.item-key': {
    code: 'ValidationException',
    status: 400,
    text: 'One or more parameter values were invalid: Missing the key {Name} in the item',
  },
  'dynamodb.schema': {
    code: 'ValidationException',
    status: 400,
    text: 'One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions.',
    ours: true,
  },
  'dynamodb.expression': {
    code: 'ValidationException',
    status: 400,
    text: 'The sandbox reads key conditions `NAME = :value`, with `AND` and one condition on the sort key, and updates `SET NAME = :value` and `REMOVE NAME`.',
    ours: true,
  },
  'dynamodb.protected': {
    code: 'ValidationException',
    status: 400,
    text: 'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
  },
  'dynamodb.policy': { code: 'ValidationException', status: 400, text: 'Invalid policy document', ours: true },
  'dynamodb.no-policy': {
    code: 'PolicyNotFoundException',
    status: 400,
    text: 'Resource-based policy not found for the provided ResourceArn: {Arn}',
    ours: true,
  },
} as const satisfies ResourceFailures;

export const fail = failing(dynamodbFailures);
