import type { ServiceModel } from '../../catalogue/shapes.ts';
import { type Argument, ownArgument } from './argument.ts';

type Change = (table: readonly Argument[], model: ServiceModel) => readonly Argument[];

/** A second name for an option that older tutorials use. */
function alias(name: string, other: string): Change {
  return (table) =>
    table.flatMap((one) => (one.name === name ? [one, { ...one, name: other, hidden: true, required: false }] : [one]));
}

function rename(name: string, other: string): Change {
  return (table) => table.map((one) => (one.name === name ? { ...one, name: other } : one));
}

const bootstrap: Change = (table) => [
  ...table,
  ownArgument('outfile', 'The file where the bootstrap information will be stored.', { required: true }),
  ownArgument('bootstrap-method', 'Method to use to seed the virtual MFA.', {
    required: true,
    choices: ['QRCodePNG', 'Base32StringSeed'],
  }),
];

const count: Change = (table) => [
  ...table.filter(({ name }) => name !== 'min-count' && name !== 'max-count'),
  ownArgument('count', 'Number of instances to launch, or a range `min:max`. Default: 1.'),
];

const publicAddress: Change = (table) => {
  const does = 'Whether the instance gets a public IP address.';
  const one = { takes: 'none', key: '@associate-public-ip-address' } as const;
  return [
    ...table,
    ownArgument('associate-public-ip-address', does, { ...one, constant: true }),
    ownArgument('no-associate-public-ip-address', does, { ...one, constant: false }),
  ];
};

/** The bytes of a function, one level up; `finishInput` puts them into `Code`. */
const zipFile: Change = (table) => [
  ...table.map((one) => (one.name === 'code' ? { ...one, required: false } : one)),
  ownArgument('zip-file', 'The path to the zip file of the code you are uploading. Example: fileb://code.zip', {
    member: 'ZipFile',
    shape: { type: 'blob' },
  }),
];

/** A member of the recorder, one level up; `finishInput` puts it back. */
const recordingGroup: Change = (table, { shapes }) => [
  ...table,
  ownArgument('recording-group', 'The resource types to record.', {
    member: 'recordingGroup',
    shape: shapes.RecordingGroup ?? null,
  }),
];

const codes = [
  alias('authentication-code1', 'authentication-code-1'),
  alias('authentication-code2', 'authentication-code-2'),
];

/** Options that the AWS CLI adds, drops or renames by hand (aws-cli, awscli/customizations). */
const changes: Readonly<Record<string, readonly Change[]>> = {
  'iam.CreateVirtualMFADevice': [bootstrap],
  'iam.EnableMFADevice': codes,
  'iam.ResyncMFADevice': codes,
  'config.PutConfigurationRecorder': [recordingGroup],
  'lambda.CreateFunction': [zipFile],
  'sns.Subscribe': [rename('endpoint', 'notification-endpoint')],
  'ec2.RunInstances': [count, publicAddress, rename('no-disable-api-termination', 'enable-api-termination')],
};

/** The options of an operation after what the AWS CLI does by hand. */
export function customArguments(
  model: ServiceModel,
  operation: string,
  table: readonly Argument[],
): readonly Argument[] {
  return (changes[`${model.service}.${operation}`] ?? []).reduce((before, change) => change(before, model), table);
}
