import type { Globals } from './invokeOperation.ts';
import { type OptionSpec, type OptionValue, parseOptions } from './optionParser.ts';
import { type S3Client, s3Client, s3Error } from './s3Client.ts';
import { copy, deleteObjects } from './s3Copy.ts';
import { s3List } from './s3List.ts';
import { s3Place } from './s3Uri.ts';
import { type CommandResult, failed, nothing, type Shell } from './shell.ts';
import { exitCode, refusal, unknownOptions, usageError } from './usage.ts';

interface S3Subcommand {
  readonly usage: string;
  /** Least and most paths. */
  readonly paths: readonly [number, number];
  readonly flags: readonly string[];
  readonly run: (
    paths: readonly string[],
    values: ReadonlyMap<string, OptionValue>,
    client: S3Client,
    shell: Shell,
  ) => CommandResult;
}

function bucketOf(path: string | undefined, usage: string): string | { readonly failure: CommandResult } {
  const place = s3Place(path ?? '');
  if (place.kind === 'file') return { failure: refusal(`${usage}\nError: Invalid argument type`, exitCode.usage) };
  return place.bucket;
}

const bucketCommand =
  (operation: 'CreateBucket' | 'DeleteBucket', verb: string): S3Subcommand['run'] =>
  ([path], _values, client) => {
    const bucket = bucketOf(path, '<S3Uri>');
    if (typeof bucket !== 'string') return bucket.failure;
    const outcome = client.send(operation, { Bucket: bucket });
    if (outcome.ok) return { ...nothing, stdout: `${verb}: ${bucket}\n` };
    return failed(`${verb} failed: ${path} ${s3Error(operation, outcome.error)}\n`, 1);
  };

const transferUsage = '<LocalPath> <S3Uri> or <S3Uri> <LocalPath>';

/** What can follow `aws s3`; each maps onto calls of the S3 API (AWS CLI Command Reference, s3). */
export const s3Subcommands: Readonly<Record<string, S3Subcommand>> = {
  cp: { usage: transferUsage, paths: [2, 2], flags: ['recursive', 'quiet', 'only-show-errors'], run: copy(false) },
  ls: { usage: '<S3Uri> or NONE', paths: [0, 1], flags: ['recursive', 'human-readable', 'summarize'], run: s3List },
  mb: { usage: '<S3Uri>', paths: [1, 1], flags: [], run: bucketCommand('CreateBucket', 'make_bucket') },
  mv: { usage: transferUsage, paths: [2, 2], flags: ['recursive', 'quiet', 'only-show-errors'], run: copy(true) },
  rb: { usage: '<S3Uri>', paths: [1, 1], flags: [], run: bucketCommand('DeleteBucket', 'remove_bucket') },
  rm: { usage: '<S3Uri>', paths: [1, 1], flags: ['recursive', 'quiet', 'only-show-errors'], run: deleteObjects },
};

/** `aws s3 …` from the arguments after `s3`. */
export function s3Command(args: readonly string[], globals: Globals, shell: Shell): CommandResult {
  const names = Object.keys(s3Subcommands);
  const chosen = parseOptions([], [{ name: 'subcommand', choices: names }], args);
  if ('error' in chosen) return usageError(chosen.error);
  const subcommand = s3Subcommands[chosen.positionals[0] ?? ''];
  if (!subcommand) return nothing;
  const options = subcommand.flags.map((name): OptionSpec => ({ name, key: name, takes: 'none' }));
  const [least, most] = subcommand.paths;
  const positionals = Array.from({ length: most }, (_, index) => ({ name: 'paths', optional: index >= least }));
  const parsed = parseOptions(options, positionals, chosen.rest);
  if ('error' in parsed) return usageError(parsed.error.replace('paths, paths', 'paths'));
  if (parsed.rest.length > 0) return unknownOptions(parsed.rest);
  const client = s3Client(globals, shell);
  if ('failure' in client) return client.failure;
  const result = subcommand.run(parsed.positionals, parsed.values, client, shell);
  const quiet = parsed.values.has('quiet') || parsed.values.has('only-show-errors');
  return quiet ? { ...result, stdout: '', ...(parsed.values.has('quiet') ? { stderr: '' } : {}) } : result;
}
