import type { Context } from '../../policy/request.ts';
import type { JsonObject } from '../call.ts';
import { optionalNumber, optionalText } from '../iam/input.ts';
import { isoTime } from '../isoTime.ts';
import type { Operation, Result } from '../operation.ts';
import { type BucketCall, bucketOperation } from './bucketOperation.ts';
import { entityTag } from './entityTag.ts';
import { fail } from './failures.ts';

const usualMaximum = 1000;

/** Keys of the listing that the call states: Amazon S3 User Guide, amazon-s3-policy-keys. */
function contextOf({ input }: BucketCall): Context {
  const prefix = optionalText(input, 'Prefix');
  const delimiter = optionalText(input, 'Delimiter');
  const maximum = optionalNumber(input, 'MaxKeys');
  return {
    ...(prefix === undefined ? {} : { 's3:prefix': prefix }),
    ...(delimiter === undefined ? {} : { 's3:delimiter': delimiter }),
    ...(maximum === undefined ? {} : { 's3:max-keys': String(maximum) }),
  };
}

export const listObjectsV2: Operation = bucketOperation({
  permissions: (call) => [{ action: 's3:ListBucket', resource: call.bucket.arn, context: contextOf(call) }],
  run: list,
});

/** An object or, below a delimiter, what several keys have in common. */
interface Entry {
  readonly name: string;
  readonly common: boolean;
}

function entriesOf(keys: readonly string[], prefix: string, delimiter: string): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const key of keys) {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const name = end < 0 ? key : key.slice(0, end + delimiter.length);
    entries.set(name, { name, common: end >= 0 });
  }
  return [...entries.values()];
}

/** Keys are in the order of their UTF-8 bytes: Amazon S3 API Reference, ListObjectsV2. */
const inOrder = (keys: Iterable<string>): readonly string[] =>
  [...keys].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));

function list(call: BucketCall): Result {
  const { bucket, input, sandbox } = call;
  const prefix = optionalText(input, 'Prefix') ?? '';
  const delimiter = optionalText(input, 'Delimiter') ?? '';
  const maximum = Math.min(optionalNumber(input, 'MaxKeys') ?? usualMaximum, usualMaximum);
  const token = optionalText(input, 'ContinuationToken');
  const after = token === undefined ? (optionalText(input, 'StartAfter') ?? '') : tokenText(token);
  if (after === null) return fail('s3.token');
  const keys = inOrder(bucket.objects.keys()).filter((key) => key.startsWith(prefix));
  const entries = entriesOf(keys, prefix, delimiter).filter(({ name }) => after === '' || name > after);
  const page = entries.slice(0, maximum);
  const last = page.at(-1);
  const cut = entries.length > page.length;
  const contents = page.filter(({ common }) => !common).map(({ name }) => contentOf(call, name));
  const prefixes = page.filter(({ common }) => common).map(({ name }) => ({ Prefix: name }));
  return {
    sandbox,
    output: {
      IsTruncated: cut,
      ...(contents.length > 0 ? { Contents: contents } : {}),
      Name: bucket.name,
      Prefix: prefix,
      ...(delimiter === '' ? {} : { Delimiter: delimiter }),
      MaxKeys: maximum,
      ...(prefixes.length > 0 ? { CommonPrefixes: prefixes } : {}),
      KeyCount: page.length,
      ...(cut && last ? { NextContinuationToken: tokenMark + Buffer.from(last.name).toString('base64url') } : {}),
    },
  };
}

const tokenMark = '1';

const tokenText = (token: string): string | null =>
  token.startsWith(tokenMark) ? Buffer.from(token.slice(tokenMark.length), 'base64url').toString('utf8') : null;

function contentOf({ bucket }: BucketCall, key: string): JsonObject {
  const object = bucket.objects.get(key);
  const body = object?.body ?? '';
  return {
    Key: key,
    LastModified: isoTime(object?.modified ?? 0),
    ETag: entityTag(body),
    Size: Buffer.byteLength(body),
    StorageClass: optionalText(object?.shown ?? {}, 'StorageClass') ?? 'STANDARD',
  };
}
