import { changeAccount, withEntry } from '../change.ts';
import type { Bucket, Sandbox } from '../sandbox.ts';

/** The sandbox with a bucket changed. */
export const withBucket = (sandbox: Sandbox, account: string, bucket: Bucket): Sandbox =>
  changeAccount(sandbox, account, (one) => ({ ...one, buckets: withEntry(one.buckets, bucket.name, bucket) }));
