import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { withEntry, withoutEntry } from '../change.ts';
import { optionalText, text } from '../iam/input.ts';
import { isoTime } from '../isoTime.ts';
import { given } from '../memberInput.ts';
import type { Operation, Permission, Result } from '../operation.ts';
import type { StoredObject, Tags } from '../sandbox.ts';
import { type BucketCall, bucketOperation } from './bucketOperation.ts';
import { encryptedWith, keyForUpload, keyUse } from './encryption.ts';
import { entityTag } from './entityTag.ts';
import { fail } from './failures.ts';
import { asksForAcl, headersIn, placementIn } from './uploadHeaders.ts';
import { withBucket } from './withBucket.ts';

/** Characters of a body that the sandbox keeps. */
const maximumBody = 1_000_000;

const keyOf = ({ input }: BucketCall): string => text(input, 'Key');
const arnOf = (call: BucketCall): string => `${call.bucket.arn}/${keyOf(call)}`;

/**
 * Reading needs `s3:GetObject`; that an object is not there is told to those who may list the bucket, others are
 * denied: Amazon S3 API Reference, GetObject.
 */
function readPermissions(call: BucketCall): readonly Permission[] {
  const get = { action: 's3:GetObject', resource: arnOf(call) };
  const object = call.bucket.objects.get(keyOf(call));
  return object
    ? [get, ...keyUse(call, 'Decrypt', object.key ?? null, arnOf(call))]
    : [get, { action: 's3:ListBucket', resource: call.bucket.arn }];
}

const about = ({ body, modified, key, shown }: StoredObject): JsonObject => ({
  LastModified: isoTime(modified),
  ContentLength: Buffer.byteLength(body),
  ETag: entityTag(body),
  ContentType: 'binary/octet-stream',
  ...encryptedWith(key),
  Metadata: {},
  ...shown,
});

function reading(head: boolean, answer: (object: StoredObject) => JsonObject): Operation {
  return bucketOperation({
    head,
    permissions: readPermissions,
    run: (call) => {
      const object = call.bucket.objects.get(keyOf(call));
      if (!object) return fail(head ? 's3.head-missing' : 's3.no-key');
      return { sandbox: call.sandbox, output: answer(object) };
    },
  });
}

export const getObject = reading(false, (object) => ({
  ...about(object),
  Body: Buffer.from(object.body).toString('base64'),
}));

export const headObject = reading(true, about);

/** Tags of the header `x-amz-tagging`, a query string. */
export function taggingOf({ input }: Pick<BucketCall, 'input'>): Tags {
  return [...new URLSearchParams(optionalText(input, 'Tagging') ?? '')].map(([key, value]) => ({ key, value }));
}

/** Condition keys of an upload: Amazon S3 User Guide, amazon-s3-policy-keys. */
export function uploadContext(call: BucketCall): Context {
  const tags = taggingOf(call);
  const acl = optionalText(call.input, 'ACL');
  const encryption = optionalText(call.input, 'ServerSideEncryption');
  const key = optionalText(call.input, 'SSEKMSKeyId');
  const storage = optionalText(call.input, 'StorageClass');
  return {
    ...(acl === undefined ? {} : { 's3:x-amz-acl': acl }),
    ...(encryption === undefined ? {} : { 's3:x-amz-server-side-encryption': encryption }),
    ...(key === undefined ? {} : { 's3:x-amz-server-side-encryption-aws-kms-key-id': key }),
    ...(storage === undefined ? {} : { 's3:x-amz-storage-class': storage }),
    ...Object.fromEntries(tags.map((tag) => [`s3:RequestObjectTag/${tag.key}`, tag.value])),
    ...(tags.length > 0 ? { 's3:RequestObjectTagKeys': tags.map((tag) => tag.key) } : {}),
  };
}

export const putObject: Operation = bucketOperation({
  permissions: (call) => {
    const resource = arnOf(call);
    const context = uploadContext(call);
    const asked: Permission[] = [{ action: 's3:PutObject', resource, context }];
    if (call.input.ACL !== undefined) asked.push({ action: 's3:PutObjectAcl', resource, context });
    if (call.input.Tagging !== undefined) asked.push({ action: 's3:PutObjectTagging', resource, context });
    return [...asked, ...keyUse(call, 'GenerateDataKey', keyForUpload(call), resource)];
  },
  run: upload,
});

/** Canned lists that say what is so anyway where access control lists are disabled. */
export const ownAcls = ['bucket-owner-full-control', 'private'];

function upload(call: BucketCall): Result {
  const { input, bucket, owner, sandbox, time } = call;
  if (asksForAcl(input, ownAcls)) return fail('s3.acl');
  const body = Buffer.from(optionalText(input, 'Body') ?? '', 'base64').toString('utf8');
  if (body.length > maximumBody) return fail('s3.too-large');
  const key = keyForUpload(call);
  const placement = placementIn(call);
  const shown = { ...headersIn(input), ...placement };
  const object: StoredObject = { body, modified: time, tags: taggingOf(call), shown, ...(key === null ? {} : { key }) };
  const changed = { ...bucket, objects: withEntry(bucket.objects, keyOf(call), object) };
  return {
    sandbox: withBucket(sandbox, owner.id, changed),
    output: { ETag: entityTag(body), ...encryptedWith(key), ...given(placement, 'ServerSideEncryption') },
  };
}

/** Deleting what is not there succeeds. */
export const deleteObject: Operation = bucketOperation({
  permissions: (call) => [{ action: 's3:DeleteObject', resource: arnOf(call) }],
  run: (call) => {
    const { bucket, owner, sandbox } = call;
    const changed = { ...bucket, objects: withoutEntry(bucket.objects, keyOf(call)) };
    return { sandbox: withBucket(sandbox, owner.id, changed), output: {} };
  },
});
