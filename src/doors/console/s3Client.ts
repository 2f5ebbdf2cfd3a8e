import type { ApiError, Json, JsonObject, Outcome } from '../../account/call.ts';
import { type Globals, sender } from './invokeOperation.ts';
import { type Paginator, pagesOf } from './paging.ts';
import type { CommandResult, Shell } from './shell.ts';

/** `An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: …`. */
export function s3Error(operation: string, error: ApiError): string {
  return `An error occurred (${error.code}) when calling the ${operation} operation: ${error.message}`;
}

export interface S3Object {
  readonly key: string;
  readonly size: number;
  /** ISO 8601. */
  readonly modified: string;
}

export interface S3Listing {
  readonly objects: readonly S3Object[];
  readonly prefixes: readonly string[];
}

const listPaginator: Paginator = {
  inputToken: 'ContinuationToken',
  outputToken: 'NextContinuationToken',
  limitKey: 'MaxKeys',
  moreResults: 'IsTruncated',
  resultKeys: ['Contents', 'CommonPrefixes'],
  nonAggregateKeys: [],
};

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  const isObject = (item: Json): item is JsonObject =>
    typeof item === 'object' && item !== null && !Array.isArray(item);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The S3 calls that `aws s3` makes, signed as the command line says. */
export class S3Client {
  private readonly sendCall: (operation: string, input: JsonObject) => Outcome;

  constructor(sendCall: (operation: string, input: JsonObject) => Outcome) {
    this.sendCall = sendCall;
  }

  send(operation: string, input: JsonObject): Outcome {
    return this.sendCall(operation, input);
  }

  /** All objects below a prefix; with `folders` what lies deeper is told as prefixes. */
  list(bucket: string, prefix: string, folders: boolean): S3Listing | { readonly error: string } {
    const input = { Bucket: bucket, Prefix: prefix, ...(folders ? { Delimiter: '/' } : {}) };
    const request = { maxItems: null, pageSize: null, startingToken: null };
    const result = pagesOf(listPaginator, input, request, (page) => this.send('ListObjectsV2', page));
    if ('problem' in result) return { error: result.problem };
    if ('outcome' in result) return { error: s3Error('ListObjectsV2', result.outcome.error) };
    const contents = result.pages.flatMap((page) => objectsIn(page.Contents));
    const objects = contents.map((item) => ({
      key: String(item.Key),
      size: Number(item.Size ?? 0),
      modified: String(item.LastModified ?? ''),
    }));
    const prefixes = result.pages.flatMap((page) => objectsIn(page.CommonPrefixes)).map((item) => String(item.Prefix));
    return { objects, prefixes };
  }
}

/** A client, or why nobody can sign. */
export function s3Client(globals: Globals, shell: Shell): S3Client | { readonly failure: CommandResult } {
  const sending = sender(globals, shell);
  if ('failure' in sending) return sending;
  return new S3Client((operation, input) => sending.send('s3', operation, input));
}
