import { authorize } from '../authorize.ts';
import type { Json, JsonObject } from '../call.ts';
import { withEntry } from '../change.ts';
import { denial } from '../denial.ts';
import { flag, optionalText, structures, text } from '../iam/input.ts';
import { isoTime } from '../isoTime.ts';
import { structure } from '../memberInput.ts';
import type { Operations, Permission } from '../operation.ts';
import { requestTagContext, tagsIn } from '../requestTags.ts';
import { bucketNamed } from '../resourceFacts.ts';
import type { Bucket, StoredObject } from '../sandbox.ts';
import { type BucketCall, bucketOperation } from './bucketOperation.ts';
import { encryptedWith, keyForUpload, keyUse } from './encryption.ts';
import { entityTag } from './entityTag.ts';
import { fail } from './failures.ts';
import { ownAcls, taggingOf, uploadContext } from './objects.ts';
import { asksForAcl, headersIn, placementIn } from './uploadHeaders.ts';
import { withBucket } from './withBucket.ts';

/** Where a copy comes from: `bucket/key`, with or without a slash before it, as in a URL. */
function sourceOf({ input, sandbox }: BucketCall): {
  readonly arn: string;
  readonly key: string;
  readonly bucket: Bucket | null;
  /** Account of the bucket. */
  readonly owner: string | null;
} {
  const [path = ''] = text(input, 'CopySource').replace(/^\//, '').split('?');
  const decoded = path.split('/').map(decoded_).join('/');
  const slash = decoded.indexOf('/');
  const name = slash < 0 ? decoded : decoded.slice(0, slash);
  const key = slash < 0 ? '' : decoded.slice(slash + 1);
  const found = bucketNamed(sandbox, name);
  return {
    arn: `arn:aws:s3:::${name}/${key}`,
    key,
    bucket: found?.bucket ?? null,
    owner: found?.account.id ?? null,
  };
}

function decoded_(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const targetArn = ({ bucket, input }: BucketCall): string => `${bucket.arn}/${text(input, 'Key')}`;

const objectTags = ({ input, bucket }: BucketCall) => bucket.objects.get(text(input, 'Key'));

/** A copy reads one object and writes another: Amazon S3 API Reference, CopyObject. */
function copyPermissions(call: BucketCall): readonly Permission[] {
  const source = sourceOf(call);
  const key = source.bucket?.objects.get(source.key)?.key ?? null;
  const directive = optionalText(call.input, 'MetadataDirective');
  return [
    { action: 's3:GetObject', resource: source.arn },
    ...keyUse(call, 'Decrypt', key, source.arn),
    {
      action: 's3:PutObject',
      resource: targetArn(call),
      context: {
        ...uploadContext(call),
        's3:x-amz-copy-source': source.arn.slice('arn:aws:s3:::'.length),
        ...(directive === undefined ? {} : { 's3:x-amz-metadata-directive': directive }),
      },
    },
    ...(call.input.Tagging === undefined ? [] : [{ action: 's3:PutObjectTagging', resource: targetArn(call) }]),
    ...keyUse(call, 'GenerateDataKey', keyForUpload(call), targetArn(call)),
  ];
}

const changed = (call: BucketCall, object: StoredObject): Bucket => ({
  ...call.bucket,
  objects: withEntry(call.bucket.objects, text(call.input, 'Key'), object),
});

/** One answer for each key: those that the caller may not delete are told as errors in a call that succeeds. */
function deleteEach(call: BucketCall): { readonly bucket: Bucket; readonly deleted: Json[]; readonly errors: Json[] } {
  const objects = new Map(call.bucket.objects);
  const deleted: Json[] = [];
  const errors: Json[] = [];
  for (const object of structures(structure(call.input, 'Delete'), 'Objects')) {
    const key = optionalText(object, 'Key') ?? '';
    const permission = { action: 's3:DeleteObject', resource: `${call.bucket.arn}/${key}` };
    const decision = authorize(call.sandbox, call.identity, permission, { time: call.time, region: call.region });
    if (decision.decision === 'allowed') {
      objects.delete(key);
      deleted.push({ Key: key });
    } else {
      const { code, message } = denial('s3', decision, permission);
      errors.push({ Key: key, Code: code, Message: message });
    }
  }
  return { bucket: { ...call.bucket, objects }, deleted, errors };
}

const listOrNothing = (name: string, list: readonly Json[]): JsonObject => (list.length > 0 ? { [name]: list } : {});

/** Tags and headers are copied unless the call replaces them: Amazon S3 API Reference, CopyObject. */
function copiedDetails(call: BucketCall, { tags, shown = {} }: StoredObject): Pick<StoredObject, 'tags' | 'shown'> {
  const { input } = call;
  const { StorageClass: _class, ServerSideEncryption: _encryption, ...headers } = shown;
  return {
    tags: input.TaggingDirective === 'REPLACE' ? taggingOf({ input }) : tags,
    shown: { ...(input.MetadataDirective === 'REPLACE' ? headersIn(input) : headers), ...placementIn(call) },
  };
}

/** Operations on objects beyond reading and writing one. */
export const copies: Operations = {
  CopyObject: bucketOperation({
    permissions: copyPermissions,
    run: (call) => {
      const source = sourceOf(call);
      if (!source.bucket || !source.owner) return fail('s3.no-bucket');
      if ((optionalText(call.input, 'ExpectedSourceBucketOwner') ?? source.owner) !== source.owner)
        return fail('s3.other-account');
      const object = source.bucket.objects.get(source.key);
      if (!object) return fail('s3.no-key');
      if (asksForAcl(call.input, ownAcls)) return fail('s3.acl');
      const key = keyForUpload(call);
      const copy: StoredObject = {
        body: object.body,
        modified: call.time,
        ...copiedDetails(call, object),
        ...(key === null ? {} : { key }),
      };
      return {
        sandbox: withBucket(call.sandbox, call.owner.id, changed(call, copy)),
        output: {
          CopyObjectResult: { ETag: entityTag(object.body), LastModified: isoTime(call.time) },
          ...encryptedWith(key),
        },
      };
    },
  }),
  DeleteObjects: bucketOperation({
    // Each object is authorized on its own, and a denial of one does not stop the others.
    permissions: () => [],
    run: (call) => {
      const { bucket, deleted, errors } = deleteEach(call);
      return {
        sandbox: withBucket(call.sandbox, call.owner.id, bucket),
        output: {
          ...(flag(structure(call.input, 'Delete'), 'Quiet') ? {} : listOrNothing('Deleted', deleted)),
          ...listOrNothing('Errors', errors),
        },
      };
    },
  }),
  GetObjectTagging: bucketOperation({
    permissions: (call) => [{ action: 's3:GetObjectTagging', resource: targetArn(call) }],
    run: (call) => {
      const object = objectTags(call);
      if (!object) return fail('s3.no-key');
      return {
        sandbox: call.sandbox,
        output: { TagSet: object.tags.map(({ key, value }) => ({ Key: key, Value: value })) },
      };
    },
  }),
  PutObjectTagging: bucketOperation({
    permissions: (call) => {
      const tags = tagsIn(structure(call.input, 'Tagging'), 'TagSet');
      const context = Object.fromEntries(
        Object.entries(requestTagContext(tags)).map(([key, value]) => [
          key.replace(/^aws:RequestTag\//, 's3:RequestObjectTag/').replace(/^aws:TagKeys$/, 's3:RequestObjectTagKeys'),
          value,
        ]),
      );
      return [{ action: 's3:PutObjectTagging', resource: targetArn(call), context }];
    },
    run: (call) => {
      const object = objectTags(call);
      if (!object) return fail('s3.no-key');
      const tags = tagsIn(structure(call.input, 'Tagging'), 'TagSet');
      if (new Set(tags.map(({ key }) => key)).size < tags.length) return fail('s3.tag');
      return { sandbox: withBucket(call.sandbox, call.owner.id, changed(call, { ...object, tags })), output: {} };
    },
  }),
};
