import { isPublicPolicy } from '../../policy/publicAccess.ts';
import type { JsonObject } from '../call.ts';
import { changeAccount } from '../change.ts';
import { flag, text } from '../iam/input.ts';
import { structure } from '../memberInput.ts';
import type { Invocation, Operation, Operations } from '../operation.ts';
import type { PublicAccessBlock } from '../sandbox.ts';
import { bucketOperation } from './bucketOperation.ts';
import { fail } from './failures.ts';
import { withBucket } from './withBucket.ts';

function blockIn(input: JsonObject): PublicAccessBlock {
  const given = structure(input, 'PublicAccessBlockConfiguration');
  return {
    blockPublicAcls: flag(given, 'BlockPublicAcls'),
    ignorePublicAcls: flag(given, 'IgnorePublicAcls'),
    blockPublicPolicy: flag(given, 'BlockPublicPolicy'),
    restrictPublicBuckets: flag(given, 'RestrictPublicBuckets'),
  };
}

const shown = (block: PublicAccessBlock): JsonObject => ({
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: block.blockPublicAcls,
    IgnorePublicAcls: block.ignorePublicAcls,
    BlockPublicPolicy: block.blockPublicPolicy,
    RestrictPublicBuckets: block.restrictPublicBuckets,
  },
});

/** Block Public Access of one bucket: Amazon S3 User Guide, access-control-block-public-access. */
export const bucketPublicAccess: Operations = {
  GetPublicAccessBlock: bucketOperation({
    permissions: ({ bucket }) => [{ action: 's3:GetBucketPublicAccessBlock', resource: bucket.arn }],
    run: ({ sandbox, bucket }) =>
      bucket.publicAccessBlock
        ? { sandbox, output: shown(bucket.publicAccessBlock) }
        : fail('s3.no-public-access-block'),
  }),
  PutPublicAccessBlock: bucketOperation({
    permissions: ({ bucket }) => [{ action: 's3:PutBucketPublicAccessBlock', resource: bucket.arn }],
    run: ({ sandbox, bucket, owner, input }) => ({
      sandbox: withBucket(sandbox, owner.id, { ...bucket, publicAccessBlock: blockIn(input) }),
      output: {},
    }),
  }),
  DeletePublicAccessBlock: bucketOperation({
    permissions: ({ bucket }) => [{ action: 's3:PutBucketPublicAccessBlock', resource: bucket.arn }],
    run: ({ sandbox, bucket, owner }) => ({
      sandbox: withBucket(sandbox, owner.id, { ...bucket, publicAccessBlock: null }),
      output: {},
    }),
  }),
  GetBucketPolicyStatus: bucketOperation({
    permissions: ({ bucket }) => [{ action: 's3:GetBucketPolicyStatus', resource: bucket.arn }],
    run: ({ sandbox, bucket }) =>
      bucket.policy
        ? { sandbox, output: { PolicyStatus: { IsPublic: isPublicPolicy(bucket.policy.policy) } } }
        : fail('s3.no-policy'),
  }),
};

const onAccount = (action: string, run: Operation['run']): Operation => ({
  permissions: () => [{ action, resource: '*' }],
  run: (call) => (text(call.input, 'AccountId') === call.account.id ? run(call) : fail('s3.other-account')),
});

const setting = ({ sandbox, account }: Invocation, publicAccessBlock: PublicAccessBlock | null) => ({
  sandbox: changeAccount(sandbox, account.id, (one) => ({ ...one, publicAccessBlock })),
  output: {},
});

/** Block Public Access of a whole account: Amazon S3 API Reference, S3 Control. */
export const s3controlOperations: Operations = {
  GetPublicAccessBlock: onAccount('s3:GetAccountPublicAccessBlock', ({ sandbox, account }) =>
    account.publicAccessBlock
      ? { sandbox, output: shown(account.publicAccessBlock) }
      : fail('s3.no-public-access-block'),
  ),
  PutPublicAccessBlock: onAccount('s3:PutAccountPublicAccessBlock', (call) => setting(call, blockIn(call.input))),
  DeletePublicAccessBlock: onAccount('s3:PutAccountPublicAccessBlock', (call) => setting(call, null)),
};
