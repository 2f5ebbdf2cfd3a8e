import { helpPage } from './help.ts';
import type { Globals } from './invokeOperation.ts';
import { type OptionSpec, type OptionValue, parseOptions } from './optionParser.ts';
import { type S3Client, s3Client, s3Error } from './s3Client.ts';
import { copy, deleteObjects } from './s3Copy.ts';
import { s3List } from './s3List.ts';
import { s3Place } from './s3Uri.ts';
import { type CommandResult, failed, nothing, type Shell } from './shell.ts';
import { exitCode, refusal, unknownOptions, usageError } from './usage.ts';

interface S3Subcommand {
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

/** What can follow `aws s3`; each maps onto calls of the S3 API (AWS CLI Command Reference, s3). */
const s3Subcommands: Readonly<Record<string, S3Subcommand>> = {
  cp: { paths: [2, 2], flags: ['recursive', 'quiet', 'only-show-errors'], run: copy(false) },
  ls: { paths: [0, 1], flags: ['recursive', 'human-readable', 'summarize'], run: s3List },
  mb: { paths: [1, 1], flags: [], run: bucketCommand('CreateBucket', 'make_bucket') },
  mv: { paths: [2, 2], flags: ['recursive', 'quiet', 'only-show-errors'], run: copy(true) },
  rb: { paths: [1, 1], flags: [], run: bucketCommand('DeleteBucket', 'remove_bucket') },
  rm: { paths: [1, 1], flags: ['recursive', 'quiet', 'only-show-errors'], run: deleteObjects },
};

/** `aws s3 …` from the arguments after `s3`. */
export function s3Command(args: readonly string[], globals: Globals, shell: Shell): CommandResult {
  const names = Object.keys(s3Subcommands);
  const chosen = parseOptions([], [{ name: 'subcommand', choices: [...names, 'help'] }], args);
  if ('error' in chosen) return usageError(chosen.error);
  const [name = ''] = chosen.positionals;
  if (name === 'help' || chosen.rest[0] === 'help')
    return { ...nothing, stdout: helpPage(['s3'], globals.style.columns) ?? '' };
  const subcommand = s3Subcommands[name];
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
