import type { JsonObject } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import { given } from '../memberInput.ts';
import type { BucketCall } from './bucketOperation.ts';

const headers = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Expires',
  'Metadata',
  'WebsiteRedirectLocation',
];

/** What an upload tells of its object and reads show again: Amazon S3 User Guide, UsingMetadata. */
export const headersIn = (input: JsonObject): JsonObject => given(input, ...headers);

/** Storage class and the encryption with the key `aws/s3`, which belong to each upload of its own. */
export function placementIn({ input, bucket }: BucketCall): JsonObject {
  const storage = optionalText(input, 'StorageClass');
  const encryption = optionalText(input, 'ServerSideEncryption') ?? (bucket.managedKey ? 'aws:kms' : undefined);
  const managed = encryption === 'aws:kms' && input.SSEKMSKeyId === undefined;
  return {
    ...(storage === undefined || storage === 'STANDARD' ? {} : { StorageClass: storage }),
    ...(managed ? { ServerSideEncryption: 'aws:kms' } : {}),
  };
}

/** Members that disabled access control lists leave no use for: Amazon S3 User Guide, about-object-ownership. */
const aclMembers = ['GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWrite', 'GrantWriteACP'];

/** Whether a call asks for an access control list that a bucket with the usual ownership refuses. */
export const asksForAcl = (input: JsonObject, allowed: readonly string[]): boolean =>
  aclMembers.some((member) => input[member] !== undefined && input[member] !== null) ||
  !allowed.includes(optionalText(input, 'ACL') ?? 'private');
