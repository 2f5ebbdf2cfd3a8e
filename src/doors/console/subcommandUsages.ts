export interface SubcommandUsage {
  readonly usage: string;
  readonly does: string;
}

const transfer = '<LocalPath> <S3Uri> or <S3Uri> <LocalPath>';

const usages: Readonly<Record<'configure' | 's3', Readonly<Record<string, SubcommandUsage>>>> = {
  configure: {
    get: { usage: '<name>', does: 'print a setting of a profile' },
    list: { usage: '', does: 'show who signs, and where that comes from' },
    'list-profiles': { usage: '', does: 'list the profiles' },
    set: { usage: '<name> <value>', does: 'keep a setting of a profile, e.g. region or aws_access_key_id' },
  },
  s3: {
    cp: { usage: transfer, does: 'copy a file to or from a bucket' },
    ls: { usage: '<S3Uri> or NONE', does: 'list buckets, or what is below a prefix' },
    mb: { usage: '<S3Uri>', does: 'make a bucket' },
    mv: { usage: transfer, does: 'move a file to or from a bucket' },
    rb: { usage: '<S3Uri>', does: 'remove an empty bucket' },
    rm: { usage: '<S3Uri>', does: 'delete an object, or all below a prefix with --recursive' },
  },
};

/** How the subcommands of commands without a model are written and what they do, by command. */
export const subcommandUsages: ReadonlyMap<string, Readonly<Record<string, SubcommandUsage>>> = new Map(
  Object.entries(usages),
);
