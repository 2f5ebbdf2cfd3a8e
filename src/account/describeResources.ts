import type { Json, JsonObject } from './call.ts';
import { describeState } from './describeState.ts';
import { serviceOfArn } from './resourceType.ts';
import type { Account, PublicAccessBlock, StoredPolicy, Tags } from './sandbox.ts';

interface Described {
  readonly arn: string;
  readonly tags: Tags;
  readonly policy?: StoredPolicy | null;
}

const resource = (type: string, { arn, tags, policy }: Described): JsonObject => ({
  Arn: arn,
  Service: serviceOfArn(arn),
  Type: type,
  Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
  Policy: policy ? JSON.parse(policy.text) : null,
});

/** S3 Block Public Access in the API's form; null where nothing is configured. */
export const describeBlock = (block: PublicAccessBlock | null | undefined): Json =>
  block
    ? {
        BlockPublicAcls: block.blockPublicAcls,
        IgnorePublicAcls: block.ignorePublicAcls,
        BlockPublicPolicy: block.blockPublicPolicy,
        RestrictPublicBuckets: block.restrictPublicBuckets,
      }
    : null;

/** Buckets, instances and other resources of an account, for its description. */
export const describeResources = (account: Account): Json => [
  ...[...account.buckets.values()].map((bucket) => ({
    ...resource('bucket', bucket),
    Region: bucket.region,
    Objects: [...bucket.objects.keys()],
    PublicAccessBlock: describeBlock(bucket.publicAccessBlock),
    KmsKeyId: bucket.key ?? null,
  })),
  ...[...account.instances.values()].map((instance) => ({
    ...resource('instance', instance),
    State: instance.state,
    InstanceType: instance.type,
    ImageId: instance.image,
    IamInstanceProfile: instance.association?.profileArn ?? null,
    HttpTokens: instance.metadata?.tokens ?? 'optional',
  })),
  ...[...account.resources.values()].map((plain) => ({
    ...resource(plain.type, plain),
    Details: describeState(plain.state),
  })),
];
