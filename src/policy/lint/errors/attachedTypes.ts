/** What the policy of one resource type may speak of. */
export interface AttachedType {
  /** CloudFormation name. */
  readonly name: string;
  /** Service prefixes of its actions. */
  readonly services: readonly string[];
  /** Resource types of the Service Authorization Reference that its actions must reach; empty where any will do. */
  readonly types: readonly string[];
  /** What its ARNs look like. */
  readonly arn: RegExp;
  readonly example: string;
}

/**
 * Types of which the owners' guides say what a policy may name (Amazon S3 User Guide, "Policies and permissions";
 * Amazon DynamoDB, Amazon SQS, Amazon SNS, AWS KMS, AWS Lambda and AWS Secrets Manager developer guides, resource-based
 * policies).
 */
export const attachedTypes: readonly AttachedType[] = [
  {
    name: 'AWS::S3::Bucket',
    services: ['s3'],
    types: ['bucket', 'object'],
    arn: /^arn:[^:]*:s3:::/,
    example: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
  },
  {
    name: 'AWS::S3::AccessPoint',
    services: ['s3'],
    types: ['accesspoint', 'accesspointobject', 'object', 'bucket'],
    arn: /^arn:[^:]*:s3:[^:]*:[^:]*:accesspoint\//,
    example: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/reports/object/*',
  },
  {
    name: 'AWS::DynamoDB::Table',
    services: ['dynamodb'],
    types: ['table', 'index', 'stream'],
    arn: /^arn:[^:]*:dynamodb:[^:]*:[^:]*:table\//,
    example: 'arn:aws:dynamodb:eu-west-1:111122223333:table/Orders',
  },
  {
    name: 'AWS::SQS::Queue',
    services: ['sqs'],
    types: ['queue'],
    arn: /^arn:[^:]*:sqs:/,
    example: 'arn:aws:sqs:eu-west-1:111122223333:jobs',
  },
  {
    name: 'AWS::SNS::Topic',
    services: ['sns'],
    types: ['topic'],
    arn: /^arn:[^:]*:sns:/,
    example: 'arn:aws:sns:eu-west-1:111122223333:alarms',
  },
  {
    name: 'AWS::KMS::Key',
    services: ['kms'],
    types: [],
    arn: /^arn:[^:]*:kms:/,
    example: '*',
  },
  {
    name: 'AWS::Lambda::Function',
    services: ['lambda'],
    types: ['function', 'function alias', 'function version'],
    arn: /^arn:[^:]*:lambda:/,
    example: 'arn:aws:lambda:eu-west-1:111122223333:function:resize',
  },
  {
    name: 'AWS::SecretsManager::Secret',
    services: ['secretsmanager'],
    types: ['secret'],
    arn: /^arn:[^:]*:secretsmanager:/,
    example: '*',
  },
];
