import { findAction } from './authorization.ts';
import { operationActions } from './operationActions.ts';

/** Services whose events name another source than their API: CloudTrail User Guide, cloudtrail-aws-service-specific-topics. */
const apis: Readonly<Record<string, string>> = {
  'access-analyzer': 'accessanalyzer',
  monitoring: 'cloudwatch',
  sso: 'sso-admin',
  tagging: 'tag',
};

/** Events of S3 by the operation, or the action, that they stand for: Amazon S3 User Guide, cloudtrail-logging-s3-info. */
const operations: ReadonlyMap<string, string> = new Map([
  ['s3.DeleteAccountPublicAccessBlock', 'PutAccountPublicAccessBlock'],
  ['s3.DeleteBucketPublicAccessBlock', 'DeletePublicAccessBlock'],
  ['s3.ListObjects', 'ListObjectsV2'],
]);

/** Version of the API behind a name: `CreateFunction20150331`, `CreateDistribution2020_05_31`. */
const version = /(\d{8}|\d{4}_\d{2}_\d{2})(v\d+)?$/;

/**
 * Actions of the catalogue behind an event, by the first part of its source and by its name; none for an event that asks
 * for no action. `parameters` are the names of the request parameters given.
 */
export function eventActions(source: string, name: string, parameters?: readonly string[]): string[] {
  const api = Object.hasOwn(apis, source) ? (apis[source] ?? source) : source;
  const plain = name.replace(version, '');
  const operation = operations.get(`${api}.${plain}`) ?? plain;
  return operationActions(api, operation, parameters).filter((action) => findAction(action) !== undefined);
}
