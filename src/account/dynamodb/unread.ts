import type { UnreadRows } from '../unreadRow.ts';

const items = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan', 'BatchWriteItem'];

/** Amazon DynamoDB API Reference. */
export const dynamodbUnread: UnreadRows = [
  {
    of: ['GetItem', 'Query', 'Scan'],
    members: ['ConsistentRead'],
    harmless: 'every read of the sandbox is consistent',
  },
  { of: items, members: ['ReturnConsumedCapacity', 'ReturnItemCollectionMetrics'], except: ['NONE'] },
  {
    of: items,
    members: [
      'AttributesToGet',
      'AttributeUpdates',
      'ConditionalOperator',
      'Expected',
      'KeyConditions',
      'QueryFilter',
      'ScanFilter',
    ],
  },
  { of: ['Query', 'Scan'], members: ['IndexName'] },
  { of: ['Query', 'Scan'], members: ['Select'], except: ['ALL_ATTRIBUTES', 'COUNT', 'SPECIFIC_ATTRIBUTES'] },
  { of: ['Scan'], members: ['TotalSegments'], except: [1] },
  { of: ['Scan'], members: ['Segment'], except: [0] },
  {
    of: ['CreateTable'],
    members: ['BillingMode', 'ProvisionedThroughput', 'OnDemandThroughput', 'WarmThroughput', 'TableClass'],
    harmless: 'nobody pays, and tables of the sandbox have no throughput',
  },
  {
    of: ['CreateTable'],
    members: [
      'GlobalSecondaryIndexes',
      'GlobalTableSettingsReplicationMode',
      'GlobalTableSourceArn',
      'LocalSecondaryIndexes',
    ],
  },
  { of: ['CreateTable'], members: ['StreamSpecification.StreamEnabled', 'SSESpecification.Enabled'], except: [false] },
  {
    of: ['CreateTable'],
    members: ['StreamSpecification.StreamViewType', 'SSESpecification.KMSMasterKeyId', 'SSESpecification.SSEType'],
  },
  { of: ['PutResourcePolicy', 'DeleteResourcePolicy'], members: ['ExpectedRevisionId'] },
  {
    of: ['PutResourcePolicy'],
    members: ['ConfirmRemoveSelfResourceAccess'],
    harmless: 'lets DynamoDB take a policy that shuts out its caller, which the sandbox takes without it',
  },
];
