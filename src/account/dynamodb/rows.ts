import type { ServiceRows } from '../resourceRow.ts';
import { dynamodbFailures } from './failures.ts';
import { items } from './items.ts';
import { tables } from './tables.ts';

/** Amazon DynamoDB in the sandbox. */
export const dynamodb: ServiceRows = { rows: { ...tables, ...items }, failures: dynamodbFailures };
