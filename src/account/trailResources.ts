import type { JsonObject, Outcome } from './call.ts';
import { accountOfArn } from './resourceType.ts';

/** Type of a resource as CloudTrail names it; null for what its events do not list. */
type TypeOf = (arn: string) => string | null;

const only =
  (pattern: RegExp, type: string): TypeOf =>
  (arn) =>
    pattern.test(arn) ? type : null;

/**
 * By service; services without a row name no resources in their events. CloudTrail User Guide,
 * cloudtrail-event-reference-record-contents, and the pages on data events.
 */
const types: Readonly<Record<string, TypeOf>> = {
  sts: only(/:role\//, 'AWS::IAM::Role'),
  s3: (arn) => (arn.includes('/') ? 'AWS::S3::Object' : 'AWS::S3::Bucket'),
  kms: only(/:key\//, 'AWS::KMS::Key'),
  dynamodb: only(/:table\//, 'AWS::DynamoDB::Table'),
  lambda: only(/:function:/, 'AWS::Lambda::Function'),
  sqs: only(/:sqs:/, 'AWS::SQS::Queue'),
  sns: only(/:sns:/, 'AWS::SNS::Topic'),
};

const bucketOf = (arn: string): string => arn.slice(0, arn.indexOf('/'));

/** An object is told without its owner, and its bucket besides. */
function entries(arn: string, type: string, account: string): readonly JsonObject[] {
  if (type !== 'AWS::S3::Object') return [{ accountId: accountOfArn(arn) ?? account, type, ARN: arn }];
  return [
    { type, ARN: arn },
    { accountId: account, type: 'AWS::S3::Bucket', ARN: bucketOf(arn) },
  ];
}

/** `resources` of an event: those that the call needed permissions on; empty where the service tells none. */
export function trailResources(service: string, { decisions }: Outcome): readonly JsonObject[] {
  const typeOf = types[service];
  if (!typeOf) return [];
  const found = new Map<string, readonly JsonObject[]>();
  for (const { request } of decisions) {
    const { resource, resourceAccount = '' } = request;
    const type = resource.startsWith('arn:') && !resource.includes('*') ? typeOf(resource) : null;
    if (type !== null) found.set(resource, entries(resource, type, resourceAccount));
  }
  return [...found.values()].flat();
}
