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
    text: 'One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [{Keys}], AttributeDefinitions: [{Defined}]',
    source: 'answers recorded by several re-implementations of DynamoDB',
  },
  'dynamodb.expression': { code: 'ValidationException', status: 400, text: '{Reason}' },
  'dynamodb.condition': {
    code: 'ConditionalCheckFailedException',
    status: 400,
    text: 'The conditional request failed',
  },
  'dynamodb.key-type': {
    code: 'ValidationException',
    status: 400,
    text: 'One or more parameter values were invalid: Type mismatch for key {Name} expected: {Wanted} actual: {Given}',
  },
  'dynamodb.value': {
    code: 'ValidationException',
    status: 400,
    text: 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
  },
  'dynamodb.number': {
    code: 'ValidationException',
    status: 400,
    text: 'The parameter cannot be converted to a numeric value: {Value}',
  },
  'dynamodb.missed-key': {
    code: 'ValidationException',
    status: 400,
    text: 'Query condition missed key schema element: {Name}',
  },
  'dynamodb.key-condition': {
    code: 'ValidationException',
    status: 400,
    text: 'Query key condition not supported',
  },
  'dynamodb.filter-key': {
    code: 'ValidationException',
    status: 400,
    text: 'Filter Expression can only contain non-primary key attributes: Primary key attribute: {Name}',
  },
  'dynamodb.key-update': {
    code: 'ValidationException',
    status: 400,
    text: 'One or more parameter values were invalid: Cannot update attribute {Name}. This attribute is part of the key',
  },
  'dynamodb.no-attribute': {
    code: 'ValidationException',
    status: 400,
    text: 'The provided expression refers to an attribute that does not exist in the item',
  },
  'dynamodb.update-type': {
    code: 'ValidationException',
    status: 400,
    text: 'An operand in the update expression has an incorrect data type',
  },
  'dynamodb.update-path': {
    code: 'ValidationException',
    status: 400,
    text: 'The document path provided in the update expression is invalid for update',
  },
  'dynamodb.start-key': {
    code: 'ValidationException',
    status: 400,
    text: 'The provided starting key is invalid: The provided key element does not match the schema',
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
    source: 'recorded answers, as the controllers of AWS for Kubernetes keep them',
  },
} as const satisfies ResourceFailures;

export const fail = failing(dynamodbFailures);
