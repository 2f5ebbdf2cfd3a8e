import type { Json, JsonObject } from '../../account/call.ts';
import type { OptionValue } from './optionParser.ts';
import { type S3Client, s3Error } from './s3Client.ts';
import { baseName, humanSize, s3Place } from './s3Uri.ts';
import { type CommandResult, failed, nothing } from './shell.ts';
import { exitCode, refusal } from './usage.ts';

/** `2026-11-24 09:00:00`, in UTC. */
function listedTime(value: string): string {
  const read = Date.parse(value);
  return Number.isNaN(read) ? ' '.repeat(19) : new Date(read).toISOString().slice(0, 19).replace('T', ' ');
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listBuckets(client: S3Client): CommandResult {
  const outcome = client.send('ListBuckets', {});
  if (!outcome.ok) return refusal(s3Error('ListBuckets', outcome.error), exitCode.service);
  const buckets = Array.isArray(outcome.output.Buckets) ? outcome.output.Buckets.filter(isObject) : [];
  const lines = buckets.map(({ Name, CreationDate }) => `${listedTime(String(CreationDate))} ${Name}\n`);
  return { ...nothing, stdout: lines.join('') };
}

/** `aws s3 ls [s3://bucket[/prefix]]`. */
export function s3List(
  paths: readonly string[],
  values: ReadonlyMap<string, OptionValue>,
  client: S3Client,
): CommandResult {
  const [path = 's3://'] = paths;
  const place = s3Place(path.startsWith('s3://') ? path : `s3://${path}`);
  if (place.kind === 'file' || place.bucket === '') return listBuckets(client);
  const recursive = values.has('recursive');
  const listing = client.list(place.bucket, place.key, !recursive);
  if ('error' in listing) return refusal(listing.error, exitCode.service);
  const size = (bytes: number) => (values.has('human-readable') ? humanSize(bytes) : String(bytes));
  const folders = listing.prefixes.map((prefix) => `${'PRE'.padStart(30)} ${baseName(prefix.slice(0, -1))}/\n`);
  const objects = listing.objects.map(({ key, size: bytes, modified }) => {
    const name = recursive ? key : baseName(key);
    return `${listedTime(modified)} ${size(bytes).padStart(10)} ${name}\n`;
  });
  const total = listing.objects.reduce((sum, object) => sum + object.size, 0);
  const summary = values.has('summarize')
    ? `\nTotal Objects: ${listing.objects.length}\n${'Total Size: '.padStart(15)}${size(total)}\n`
    : '';
  const nothingFound = place.key !== '' && folders.length + objects.length === 0;
  return { ...(nothingFound ? failed('', 1) : nothing), stdout: folders.join('') + objects.join('') + summary };
}
