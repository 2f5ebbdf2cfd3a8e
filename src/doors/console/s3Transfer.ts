import type { ApiError } from '../../account/call.ts';
import { decodedContent } from './fileOutput.ts';
import { type S3Client, s3Error } from './s3Client.ts';
import { type S3Place, shownPlace } from './s3Uri.ts';
import { bytesOf, type CommandResult, failed, nothing, type Shell } from './shell.ts';

export type Bucket = Extract<S3Place, { kind: 'bucket' }>;
export type File = Extract<S3Place, { kind: 'file' }>;

/** What a transfer is called in the output, e.g. `upload`. */
export interface Transfer {
  readonly verb: string;
  readonly from: S3Place;
  readonly to: S3Place | null;
}

function located({ from, to }: Transfer): string {
  return to === null ? shownPlace(from) : `${shownPlace(from)} to ${shownPlace(to)}`;
}

export function succeeded(transfer: Transfer): CommandResult {
  return { ...nothing, stdout: `${transfer.verb}: ${located(transfer)}\n` };
}

export function notTransferred(transfer: Transfer, operation: string, error: ApiError): CommandResult {
  return failed(`${transfer.verb} failed: ${located(transfer)} ${s3Error(operation, error)}\n`, 1);
}

export function upload(transfer: Transfer, file: File, to: Bucket, client: S3Client, shell: Shell): CommandResult {
  const content = shell.readFile(file.path);
  if (content === undefined) return failed(`\nThe user-provided path ${file.path} does not exist.\n`, 255);
  const body = Buffer.from(bytesOf(content)).toString('base64');
  const outcome = client.send('PutObject', { Bucket: to.bucket, Key: to.key, Body: body });
  return outcome.ok ? succeeded(transfer) : notTransferred(transfer, 'PutObject', outcome.error);
}

export function download(transfer: Transfer, from: Bucket, to: File, client: S3Client, shell: Shell): CommandResult {
  const outcome = client.send('GetObject', { Bucket: from.bucket, Key: from.key });
  if (!outcome.ok) return notTransferred(transfer, 'GetObject', outcome.error);
  const { Body } = outcome.output;
  const content = decodedContent(typeof Body === 'string' ? Body : '');
  if (to.path === '-') return { ...nothing, stdout: content };
  shell.writeFile(to.path, content);
  return succeeded(transfer);
}

export function remove(transfer: Transfer, from: Bucket, client: S3Client): CommandResult {
  const outcome = client.send('DeleteObject', { Bucket: from.bucket, Key: from.key });
  return outcome.ok ? succeeded(transfer) : notTransferred(transfer, 'DeleteObject', outcome.error);
}

/** `aws s3` asks for an object before it takes it; its error says only a status. */
export function headFailure(from: Bucket, client: S3Client): CommandResult | null {
  const outcome = client.send('HeadObject', { Bucket: from.bucket, Key: from.key });
  if (outcome.ok) return null;
  const { status } = outcome.error;
  const message = status === 404 ? `Key "${from.key}" does not exist` : outcome.error.message;
  const error = { code: String(status), status, message };
  return failed(`fatal error: ${s3Error('HeadObject', error)}\n`, 1);
}
