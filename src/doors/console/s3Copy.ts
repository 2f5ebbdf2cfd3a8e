import type { OptionValue } from './optionParser.ts';
import type { S3Client } from './s3Client.ts';
import { type Bucket, download, type File, headFailure, remove, type Transfer, upload } from './s3Transfer.ts';
import { baseName, s3Place } from './s3Uri.ts';
import { type CommandResult, failed, nothing, type Shell } from './shell.ts';
import { exitCode, refusal } from './usage.ts';

type Run = (
  paths: readonly string[],
  values: ReadonlyMap<string, OptionValue>,
  client: S3Client,
  shell: Shell,
) => CommandResult;

/** A folder as target takes the source's own name. */
function intoBucket(file: File, to: Bucket): Bucket {
  return to.key === '' || to.key.endsWith('/') ? { ...to, key: to.key + baseName(file.path) } : to;
}

function intoFolder(from: Bucket, to: File): File {
  const folder = to.path === '.' || to.path === './' || to.path.endsWith('/');
  if (!folder) return to;
  const path = to.path.replace(/^\.\/?$/, '');
  return { ...to, path: path + baseName(from.key) };
}

function fatal(message: string): CommandResult {
  return failed(`fatal error: ${message}\n`, 1);
}

/** One result after the other; the exit code is 1 where one of them failed. */
function together(results: readonly CommandResult[]): CommandResult {
  return {
    stdout: results.map(({ stdout }) => stdout).join(''),
    stderr: results.map(({ stderr }) => stderr).join(''),
    exit: results.some(({ exit }) => exit !== 0) ? 1 : 0,
  };
}

function below(from: Bucket, client: S3Client): readonly Bucket[] | CommandResult {
  const prefix = from.key === '' || from.key.endsWith('/') ? from.key : `${from.key}/`;
  const listing = client.list(from.bucket, prefix, false);
  return 'error' in listing ? fatal(listing.error) : listing.objects.map(({ key }) => ({ ...from, key }));
}

/** `cp` and `mv` between the virtual folder and buckets. */
export const copy =
  (moves: boolean): Run =>
  ([source = '', target = ''], values, client, shell) => {
    const [from, to] = [s3Place(source), s3Place(target)];
    if (from.kind === 'file' && to.kind === 'file') {
      const usage = 'usage: aws s3 cp <LocalPath> <S3Uri> or <S3Uri> <LocalPath> or <S3Uri> <S3Uri>';
      return refusal(`${usage}\nError: Invalid argument type`, exitCode.usage);
    }
    if (from.kind === 'bucket' && to.kind === 'bucket')
      return failed('copies between buckets are not part of this sandbox; copy to a file first\n', 255);
    const verb = moves ? 'move' : from.kind === 'file' ? 'upload' : 'download';
    if (from.kind === 'file' && to.kind === 'bucket') {
      if (values.has('recursive')) return failed('uploads of folders are not part of this sandbox\n', 255);
      const key = intoBucket(from, to);
      const result = upload({ verb, from, to: key }, from, key, client, shell);
      if (moves && result.exit === 0) shell.removeFile(from.path);
      return result;
    }
    if (from.kind !== 'bucket' || to.kind !== 'file') return nothing;
    return downloads({ verb, from, to }, from, to, moves, values.has('recursive'), client, shell);
  };

function downloads(
  { verb }: Transfer,
  from: Bucket,
  to: File,
  moves: boolean,
  recursive: boolean,
  client: S3Client,
  shell: Shell,
): CommandResult {
  const one = (object: Bucket, file: File) => {
    const transfer = { verb, from: object, to: file };
    const result = download(transfer, object, file, client, shell);
    if (moves && result.exit === 0) {
      const removed = remove(transfer, object, client);
      return removed.exit === 0 ? result : removed;
    }
    return result;
  };
  if (!recursive) return headFailure(from, client) ?? one(from, intoFolder(from, to));
  const objects = below(from, client);
  if ('exit' in objects) return objects;
  const folder = to.path.replace(/^\.\/?$/, '').replace(/([^/])$/, '$1/');
  const depth = from.key === '' || from.key.endsWith('/') ? from.key.length : from.key.length + 1;
  return together(objects.map((object) => one(object, { kind: 'file', path: folder + object.key.slice(depth) })));
}

/** `rm`, one object or with `--recursive` all below a prefix. */
export const deleteObjects: Run = ([path = ''], values, client) => {
  const from = s3Place(path);
  if (from.kind === 'file') return refusal('usage: aws s3 rm <S3Uri>\nError: Invalid argument type', exitCode.usage);
  const transfer = (object: Bucket): Transfer => ({ verb: 'delete', from: object, to: null });
  if (!values.has('recursive')) return remove(transfer(from), from, client);
  const listing = client.list(from.bucket, from.key, false);
  if ('error' in listing) return fatal(listing.error);
  return together(listing.objects.map(({ key }) => remove(transfer({ ...from, key }), { ...from, key }, client)));
};
