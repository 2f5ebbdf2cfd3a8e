import type { Json } from '../../account/call.ts';
import type { InputValue } from './argumentValue.ts';
import type { OperationCommand } from './operationArguments.ts';
import type { OptionValue } from './optionParser.ts';
import { pythonInteger } from './pythonText.ts';
import type { CommandResult } from './shell.ts';
import { exitCode, refusal } from './usage.ts';

type Input = Readonly<Record<string, InputValue>>;
type Finished = { readonly input: Input } | { readonly failure: CommandResult };
type Finish = (input: Input, values: ReadonlyMap<string, OptionValue>) => Finished;

/** `--count 2` or `--count 1:3`; one instance where neither it nor the input says a number. */
const instanceCount: Finish = (input, values) => {
  const count = values.get('@count');
  if (typeof count !== 'string') return { input: { MaxCount: 1, MinCount: 1, ...input } };
  const ends = (count.includes(':') ? count.split(':') : [count, count]).map(pythonInteger);
  const [least, most] = ends;
  if (ends.length !== 2 || least === null || most === null || least === undefined || most === undefined) {
    const message = 'count parameter should be of form min[:max] (e.g. 1 or 1:10)';
    return { failure: refusal(message, exitCode.usage) };
  }
  return { input: { ...input, MinCount: least, MaxCount: most } };
};

/** Where an address is asked for, the interface carries the subnet and the groups. */
const networkInterface: Finish = (input, values) => {
  const address = values.get('@associate-public-ip-address');
  if (typeof address !== 'boolean') return { input };
  if ('NetworkInterfaces' in input) {
    const message = 'Mixing the --network-interfaces option with the simple, scalar options is not supported.';
    return { failure: refusal(message, exitCode.usage) };
  }
  const { SubnetId, SecurityGroupIds, ...rest } = input;
  const moved = {
    ...(isJson(SubnetId) ? { SubnetId } : {}),
    ...(isJson(SecurityGroupIds) ? { Groups: SecurityGroupIds } : {}),
  };
  return { input: { ...rest, NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: address, ...moved }] } };
};

function isJson(value: InputValue | undefined): value is Json {
  return value !== undefined && !(value instanceof Uint8Array);
}

/** EC2 takes user data as base64; the client encodes it. */
const userData: Finish = (input) => {
  const text = input.UserData;
  return {
    input: typeof text === 'string' ? { ...input, UserData: Buffer.from(text, 'utf8').toString('base64') } : input,
  };
};

const isStructure = (value: InputValue | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** Puts a member that the command line has one level up back into its structure. */
const within =
  (structure: string, member: string): Finish =>
  (input) => {
    const { [member]: value, ...rest } = input;
    if (value === undefined) return { input };
    const outer = rest[structure];
    const bytes = value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
    return { input: { ...rest, [structure]: { ...(isStructure(outer) ? outer : {}), [member]: bytes } } };
  };

/** What the client does to an input before it is sent (aws-cli, customizations; botocore, handlers). */
const finishes: Readonly<Record<string, readonly Finish[]>> = {
  'config.PutConfigurationRecorder': [within('ConfigurationRecorder', 'recordingGroup')],
  'lambda.CreateFunction': [within('Code', 'ZipFile')],
  'ec2.RunInstances': [instanceCount, userData, networkInterface],
};

/** The input after what the AWS CLI does to it by hand. */
export function finishInput(
  command: OperationCommand,
  input: Input,
  values: ReadonlyMap<string, OptionValue>,
): Finished {
  let finished: Finished = { input };
  for (const finish of finishes[`${command.model.service}.${command.operation.name}`] ?? []) {
    if ('failure' in finished) return finished;
    finished = finish(finished.input, values);
  }
  return finished;
}
