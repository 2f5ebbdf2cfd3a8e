import { findAction } from '../catalogue/authorization.ts';
import { operationActions } from '../catalogue/operationActions.ts';

/** Recorded events that the access level of the action does not tell. */
const readOnlyExceptions: Readonly<Record<string, boolean>> = {
  'sts.AssumeRole': true,
  'sts.AssumeRoleWithSAML': true,
  'sts.AssumeRoleWithWebIdentity': true,
  'sts.GetSessionToken': false,
  'sts.GetFederationToken': false,
  // AWS KMS Developer Guide, understanding-kms-entries.
  'kms.Decrypt': true,
  'kms.Encrypt': true,
  'kms.GenerateDataKey': true,
  'kms.GenerateDataKeyWithoutPlaintext': true,
  'kms.ReEncrypt': true,
};

/** Whether a call changes nothing, as CloudTrail says. */
export function isReadOnly(service: string, operation: string): boolean {
  const exception = readOnlyExceptions[`${service}.${operation}`];
  if (exception !== undefined) return exception;
  const level = findAction(operationActions(service, operation)[0] ?? '')?.accessLevel;
  return level === 'List' || level === 'Read' || (level === undefined && /^(Get|List|Describe|Head)/.test(operation));
}

/** Calls that are data events: CloudTrail User Guide, logging-data-events-with-cloudtrail. */
const dataEvents: Readonly<Record<string, ReadonlySet<string>>> = {
  s3: new Set([
    'CopyObject',
    'DeleteObject',
    'DeleteObjects',
    'GetObject',
    'GetObjectTagging',
    'HeadBucket',
    'HeadObject',
    'ListObjectsV2',
    'PutObject',
    'PutObjectTagging',
  ]),
  lambda: new Set(['Invoke']),
  dynamodb: new Set(['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem']),
  sqs: new Set(['DeleteMessage', 'ReceiveMessage', 'SendMessage']),
  sns: new Set(['Publish']),
  logs: new Set(['FilterLogEvents', 'GetLogEvents', 'PutLogEvents']),
};

export const isDataEvent = (service: string, operation: string): boolean =>
  dataEvents[service]?.has(operation) ?? false;

/** Host names of the event source where they differ from the model's name. */
const sources: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  cloudwatch: 'monitoring',
  stepfunctions: 'states',
  s3control: 's3',
  'sso-admin': 'sso',
};

export const eventSource = (service: string): string => `${sources[service] ?? service}.amazonaws.com`;

/** Lambda's events carry the version of the API: AWS Lambda Developer Guide, logging-using-cloudtrail. */
const lambdaNames: Readonly<Record<string, string>> = {
  AddPermission: 'AddPermission20150331v2',
  CreateEventSourceMapping: 'CreateEventSourceMapping20150331',
  CreateFunction: 'CreateFunction20150331',
  DeleteFunction: 'DeleteFunction20150331',
  GetFunction: 'GetFunction20150331v2',
  GetFunctionConfiguration: 'GetFunctionConfiguration20150331v2',
  GetPolicy: 'GetPolicy20150331v2',
  ListFunctions: 'ListFunctions20150331',
  RemovePermission: 'RemovePermission20150331v2',
  UpdateFunctionCode: 'UpdateFunctionCode20150331v2',
  UpdateFunctionConfiguration: 'UpdateFunctionConfiguration20150331v2',
};

/** Names that differ from the operation's. For S3: Amazon S3 User Guide, cloudtrail-logging-s3-info. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lambda: lambdaNames,
  s3: {
    DeletePublicAccessBlock: 'DeleteBucketPublicAccessBlock',
    GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
    ListObjectsV2: 'ListObjects',
    PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  },
  s3control: {
    DeletePublicAccessBlock: 'DeleteAccountPublicAccessBlock',
    GetPublicAccessBlock: 'GetAccountPublicAccessBlock',
    PutPublicAccessBlock: 'PutAccountPublicAccessBlock',
  },
};

export const eventName = (service: string, operation: string): string => names[service]?.[operation] ?? operation;
