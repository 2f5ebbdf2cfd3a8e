import type { Account, Bucket, PublicAccessBlock } from '../sandbox.ts';

export const nothingBlocked: PublicAccessBlock = {
  blockPublicAcls: false,
  ignorePublicAcls: false,
  blockPublicPolicy: false,
  restrictPublicBuckets: false,
};

/** What new buckets have since April 2023: Amazon S3 User Guide, access-control-block-public-access. */
export const everythingBlocked: PublicAccessBlock = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

/** S3 takes the most restrictive combination of the settings of bucket and account. */
const either = (name: keyof PublicAccessBlock, account: Account, bucket: Bucket): boolean =>
  account.publicAccessBlock?.[name] === true || bucket.publicAccessBlock?.[name] === true;

export const restrictsPublicBuckets = (account: Account, bucket: Bucket): boolean =>
  either('restrictPublicBuckets', account, bucket);

export const blocksPublicPolicy = (account: Account, bucket: Bucket): boolean =>
  either('blockPublicPolicy', account, bucket);
