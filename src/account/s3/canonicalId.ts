import { createHash } from 'node:crypto';

/** What S3 calls an account, 64 hexadecimal digits: AWS Account Management Reference Guide, canonical user ID. */
export function canonicalId(account: string): string {
  return createHash('sha256').update(`iam-dojo ${account}`).digest('hex');
}
