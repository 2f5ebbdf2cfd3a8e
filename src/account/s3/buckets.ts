import type { JsonObject } from '../call.ts';
import { changeAccount, withoutEntry } from '../change.ts';
import { optionalText, structures, text } from '../iam/input.ts';
import { isoTime } from '../isoTime.ts';
import { given } from '../memberInput.ts';
import type { Invocation, Operation, Result } from '../operation.ts';
import { usualRegion } from '../requestFacts.ts';
import { bucketNamed } from '../resourceFacts.ts';
import type { Bucket } from '../sandbox.ts';
import { tokenPage } from '../tokenPage.ts';
import { bucketOperation } from './bucketOperation.ts';
import { canonicalId } from './canonicalId.ts';
import { fail } from './failures.ts';
import { everythingBlocked } from './publicAccessBlock.ts';
import { asksForAcl } from './uploadHeaders.ts';
import { withBucket } from './withBucket.ts';

/** Policies may also write all buckets as `arn:aws:s3:::*`: Amazon S3 User Guide, walkthrough1. */
export const listBuckets: Operation = {
  permissions: () => [{ action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*' }],
  run: (call) => {
    const prefix = optionalText(call.input, 'Prefix') ?? '';
    const region = optionalText(call.input, 'BucketRegion');
    const found = [...call.account.buckets.values()].filter(
      (bucket) => bucket.name.startsWith(prefix) && (region ?? bucket.region) === bucket.region,
    );
    const members = { token: 'ContinuationToken', size: 'MaxBuckets', usual: 10_000 };
    const page = tokenPage(call, 's3.ListBuckets', found, members);
    if (!page) return fail('s3.token');
    const Buckets = page.items.map(({ name, created }) => ({ Name: name, CreationDate: isoTime(created) }));
    const echoed = given(call.input, 'Prefix');
    return {
      sandbox: call.sandbox,
      output: { Buckets, Owner: { ID: canonicalId(call.account.id) }, ...page.more, ...echoed },
    };
  },
};

export const headBucket: Operation = bucketOperation({
  head: true,
  permissions: ({ bucket }) => [{ action: 's3:ListBucket', resource: bucket.arn }],
  run: ({ sandbox, bucket }) => ({ sandbox, output: { BucketRegion: bucket.region } }),
});

/** Buckets in us-east-1 have no location constraint. */
export const getBucketLocation: Operation = bucketOperation({
  permissions: ({ bucket }) => [{ action: 's3:GetBucketLocation', resource: bucket.arn }],
  run: ({ sandbox, bucket }) => ({
    sandbox,
    output: { LocationConstraint: bucket.region === usualRegion ? null : bucket.region },
  }),
});

/** Amazon S3 User Guide, bucketnamingrules. */
const bucketName = /^(?!xn--|sthree-|amzn-s3-demo-|\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

function constraintOf(input: JsonObject): string | undefined {
  const configuration = input.CreateBucketConfiguration;
  return typeof configuration === 'object' && configuration !== null && !Array.isArray(configuration)
    ? optionalText(configuration as JsonObject, 'LocationConstraint')
    : undefined;
}

export const createBucket: Operation = {
  permissions: ({ input }) => {
    const constraint = constraintOf(input);
    const acl = optionalText(input, 'ACL');
    const ownership = optionalText(input, 'ObjectOwnership');
    const resource = `arn:aws:s3:::${text(input, 'Bucket')}`;
    const context = {
      ...(constraint === undefined ? {} : { 's3:LocationConstraint': constraint }),
      ...(acl === undefined ? {} : { 's3:x-amz-acl': acl }),
      ...(ownership === undefined ? {} : { 's3:x-amz-object-ownership': ownership }),
    };
    // Amazon S3 API Reference, CreateBucket.
    const further = [
      ...(acl === undefined || acl === 'private' ? [] : ['s3:PutBucketAcl']),
      ...(ownership === undefined ? [] : ['s3:PutBucketOwnershipControls']),
    ].map((action) => ({ action, resource }));
    return [{ action: 's3:CreateBucket', resource, context, creates: true }, ...further];
  },
  run: create,
};

function create({ sandbox, account, input, region, time }: Invocation): Result {
  const name = text(input, 'Bucket');
  const constraint = constraintOf(input);
  if (!bucketName.test(name)) return fail('s3.bucket-name');
  // Outside us-east-1 the constraint has to name the Region of the endpoint.
  if ((constraint ?? usualRegion) !== region && (constraint !== undefined || region !== usualRegion)) {
    return fail('s3.location', { Constraint: constraint ?? 'unspecified' });
  }
  const taken = bucketNamed(sandbox, name);
  if (taken) return fail(taken.account.id === account.id ? 's3.own-bucket' : 's3.taken');
  if (asksForAcl(input, ['private'])) return fail('s3.acl-with-ownership');
  const bucket: Bucket = {
    name,
    arn: `arn:aws:s3:::${name}`,
    region,
    tags: [],
    abac: false,
    created: time,
    policy: null,
    publicAccessBlock: everythingBlocked,
    objects: new Map(),
  };
  return { sandbox: withBucket(sandbox, account.id, bucket), output: { Location: `/${name}` } };
}

export const deleteBucket: Operation = bucketOperation({
  permissions: ({ bucket }) => [{ action: 's3:DeleteBucket', resource: bucket.arn }],
  run: ({ sandbox, bucket, owner }) => {
    if (bucket.objects.size > 0) return fail('s3.not-empty');
    const changed = changeAccount(sandbox, owner.id, (one) => ({
      ...one,
      buckets: withoutEntry(one.buckets, bucket.name),
    }));
    return { sandbox: changed, output: {} };
  },
});

export const getBucketTagging: Operation = bucketOperation({
  permissions: ({ bucket }) => [{ action: 's3:GetBucketTagging', resource: bucket.arn }],
  run: ({ sandbox, bucket }) => {
    if (bucket.tags.length === 0) return fail('s3.no-tags');
    return { sandbox, output: { TagSet: bucket.tags.map(({ key, value }) => ({ Key: key, Value: value })) } };
  },
});

/** Replaces all tags of the bucket. */
export const putBucketTagging: Operation = bucketOperation({
  permissions: ({ bucket }) => [{ action: 's3:PutBucketTagging', resource: bucket.arn }],
  run: ({ sandbox, bucket, owner, input }) => {
    const tagging = input.Tagging;
    const given = typeof tagging === 'object' && tagging !== null && !Array.isArray(tagging) ? tagging : {};
    const tags = structures(given as JsonObject, 'TagSet').map((tag) => ({
      key: text(tag, 'Key'),
      value: text(tag, 'Value'),
    }));
    if (new Set(tags.map(({ key }) => key)).size < tags.length) return fail('s3.tag');
    return { sandbox: withBucket(sandbox, owner.id, { ...bucket, tags }), output: {} };
  },
});

export const deleteBucketTagging: Operation = bucketOperation({
  permissions: ({ bucket }) => [{ action: 's3:PutBucketTagging', resource: bucket.arn }],
  run: ({ sandbox, bucket, owner }) => ({
    sandbox: withBucket(sandbox, owner.id, { ...bucket, tags: [] }),
    output: {},
  }),
});
