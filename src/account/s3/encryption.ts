import type { JsonObject } from '../call.ts';
import { optionalText, structures } from '../iam/input.ts';
import { keyArnOf } from '../kms/keyNames.ts';
import { keyPermission } from '../kms/viaService.ts';
import { structure } from '../memberInput.ts';
import type { Operations, Permission } from '../operation.ts';
import { type BucketCall, bucketOperation } from './bucketOperation.ts';
import { fail } from './failures.ts';
import { withBucket } from './withBucket.ts';

/**
 * The key that an object to be written is encrypted with: the call's, else the bucket's; null for keys of S3 itself
 * (Amazon S3 User Guide, UsingKMSEncryption). `aws:kms` without a key means the key `aws/s3`, which every caller of
 * the account may use through S3, so that nothing is asked for it.
 */
export function keyForUpload(call: BucketCall): string | null {
  const { input, bucket } = call;
  const given = optionalText(input, 'SSEKMSKeyId');
  if (given !== undefined) return keyArnOf(call, given);
  return optionalText(input, 'ServerSideEncryption') === undefined ? (bucket.key ?? null) : null;
}

/** S3 uses the object's ARN as encryption context. */
export const keyUse = (
  call: BucketCall,
  operation: string,
  key: string | null,
  objectArn: string,
): readonly Permission[] =>
  key === null ? [] : [keyPermission(call, { service: 's3', operation, key, pairs: { 'aws:s3:arn': objectArn } })];

/** How an answer tells of the encryption. */
export const encryptedWith = (key: string | null | undefined): JsonObject =>
  key ? { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key } : { ServerSideEncryption: 'AES256' };

/** Default encryption of a bucket. */
export const bucketEncryption: Operations = {
  GetBucketEncryption: bucketOperation({
    permissions: ({ bucket }) => [{ action: 's3:GetEncryptionConfiguration', resource: bucket.arn }],
    run: ({ sandbox, bucket }) => ({
      sandbox,
      output: {
        ServerSideEncryptionConfiguration: {
          Rules: [
            {
              ApplyServerSideEncryptionByDefault: bucket.key
                ? { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: bucket.key }
                : { SSEAlgorithm: bucket.managedKey ? 'aws:kms' : 'AES256' },
              BucketKeyEnabled: false,
            },
          ],
        },
      },
    }),
  }),
  PutBucketEncryption: bucketOperation({
    permissions: ({ bucket }) => [{ action: 's3:PutEncryptionConfiguration', resource: bucket.arn }],
    run: (call) => {
      const { sandbox, bucket, owner, input } = call;
      const [rule] = structures(structure(input, 'ServerSideEncryptionConfiguration'), 'Rules');
      const usual = rule && structure(rule, 'ApplyServerSideEncryptionByDefault');
      if (!usual) return fail('s3.xml');
      const given = optionalText(usual, 'KMSMasterKeyID');
      const key = given === undefined ? null : keyArnOf(call, given);
      const managedKey = key === null && usual.SSEAlgorithm === 'aws:kms';
      return { sandbox: withBucket(sandbox, owner.id, { ...bucket, key, managedKey }), output: {} };
    },
  }),
};
