/** IAM actions of one API operation where they differ from its name. */
interface OperationActions {
  readonly action: string;
  /** Input member → the action that its presence asks for in place of `action`. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Input member → the actions that its presence asks for besides. */
  readonly besides?: Readonly<Record<string, readonly string[]>>;
}

/** Service prefix of an API's actions, where it differs from the API's name. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['accessanalyzer', 'access-analyzer'],
  ['sso-admin', 'sso'],
  ['s3api', 's3'],
  ['s3control', 's3'],
  ['stepfunctions', 'states'],
]);

/**
 * Keys are `service.Operation`. For `s3`: "Permissions" of each operation in the Amazon S3 API Reference and the Amazon S3
 * User Guide, using-with-s3-policy-actions. For the others: Service Authorization Reference of the service.
 */
const exceptions: ReadonlyMap<string, OperationActions> = new Map<string, OperationActions>([
  ['accessanalyzer.GetFindingV2', { action: 'access-analyzer:GetFinding' }],
  ['accessanalyzer.ListFindingsV2', { action: 'access-analyzer:ListFindings' }],
  [
    's3.CreateBucket',
    {
      action: 's3:CreateBucket',
      besides: {
        ACL: ['s3:PutBucketAcl'],
        ObjectLockEnabledForBucket: ['s3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning'],
        ObjectOwnership: ['s3:PutBucketOwnershipControls'],
      },
    },
  ],
  [
    's3.CopyObject',
    { action: 's3:PutObject', besides: { ACL: ['s3:PutObjectAcl'], Tagging: ['s3:PutObjectTagging'] } },
  ],
  ['s3.DeleteBucketTagging', { action: 's3:PutBucketTagging' }],
  ['s3.DeleteObject', { action: 's3:DeleteObject', instead: { VersionId: 's3:DeleteObjectVersion' } }],
  ['s3.DeleteObjects', { action: 's3:DeleteObject' }],
  ['s3.DeletePublicAccessBlock', { action: 's3:PutBucketPublicAccessBlock' }],
  ['s3.GetBucketEncryption', { action: 's3:GetEncryptionConfiguration' }],
  ['s3.GetObject', { action: 's3:GetObject', instead: { VersionId: 's3:GetObjectVersion' } }],
  ['s3.GetObjectTagging', { action: 's3:GetObjectTagging', instead: { VersionId: 's3:GetObjectVersionTagging' } }],
  ['s3.GetPublicAccessBlock', { action: 's3:GetBucketPublicAccessBlock' }],
  ['s3.HeadBucket', { action: 's3:ListBucket' }],
  ['s3.HeadObject', { action: 's3:GetObject', instead: { VersionId: 's3:GetObjectVersion' } }],
  ['s3.ListBuckets', { action: 's3:ListAllMyBuckets' }],
  ['s3.ListObjectsV2', { action: 's3:ListBucket' }],
  ['s3.PutObject', { action: 's3:PutObject', besides: { ACL: ['s3:PutObjectAcl'], Tagging: ['s3:PutObjectTagging'] } }],
  ['s3.PutBucketEncryption', { action: 's3:PutEncryptionConfiguration' }],
  ['s3.PutObjectTagging', { action: 's3:PutObjectTagging', instead: { VersionId: 's3:PutObjectVersionTagging' } }],
  ['s3.PutPublicAccessBlock', { action: 's3:PutBucketPublicAccessBlock' }],
  ['s3control.DeletePublicAccessBlock', { action: 's3:PutAccountPublicAccessBlock' }],
  ['s3control.GetPublicAccessBlock', { action: 's3:GetAccountPublicAccessBlock' }],
  ['s3control.PutPublicAccessBlock', { action: 's3:PutAccountPublicAccessBlock' }],
  ['kms.ReEncrypt', { action: 'kms:ReEncryptFrom', besides: { DestinationKeyId: ['kms:ReEncryptTo'] } }],
  ['lambda.Invoke', { action: 'lambda:InvokeFunction' }],
]);

/** Service prefix of the actions that an API's operations ask for: `sso-admin` → `sso`. */
export function actionPrefix(service: string): string {
  return prefixes.get(service) ?? service;
}

/**
 * Actions that a call of an operation is authorized for; the first one is the operation's own. `members` are the names of
 * the input members given.
 */
export function operationActions(service: string, operation: string, members: readonly string[] = []): string[] {
  const row = exceptions.get(`${service === 's3api' ? 's3' : service}.${operation}`);
  if (!row) return [`${actionPrefix(service)}:${operation}`];
  const instead = members.map((member) => row.instead?.[member]).find((action) => action !== undefined);
  const besides = members.flatMap((member) => row.besides?.[member] ?? []);
  return [instead ?? row.action, ...besides];
}
