/**
 * Types of resources that Access Analyzer looks at, by service prefix and resource type of the catalogue in lower case
 * (IAM User Guide, access-analyzer-resources).
 */
const types: ReadonlyMap<string, string> = new Map([
  ['s3:bucket', 'AWS::S3::Bucket'],
  ['s3express:bucket', 'AWS::S3Express::DirectoryBucket'],
  ['iam:role', 'AWS::IAM::Role'],
  ['iam:user', 'AWS::IAM::User'],
  ['sqs:queue', 'AWS::SQS::Queue'],
  ['lambda:function', 'AWS::Lambda::Function'],
  ['lambda:layer version', 'AWS::Lambda::LayerVersion'],
  ['kms:key', 'AWS::KMS::Key'],
  ['secretsmanager:secret', 'AWS::SecretsManager::Secret'],
  ['elasticfilesystem:file-system', 'AWS::EFS::FileSystem'],
  ['ecr:repository', 'AWS::ECR::Repository'],
  ['sns:topic', 'AWS::SNS::Topic'],
  ['dynamodb:table', 'AWS::DynamoDB::Table'],
  ['dynamodb:stream', 'AWS::DynamoDB::Stream'],
]);

/** The name that findings give a type of resource; null for one that is not looked at. */
export const analyzedType = (service: string, type: string): string | null =>
  types.get(`${service}:${type}`.toLowerCase()) ?? null;
