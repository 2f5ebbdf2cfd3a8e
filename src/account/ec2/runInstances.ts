import type { Context } from '../../policy/request.ts';
import type { ApiError, Json, JsonObject } from '../call.ts';
import { changeAccount } from '../change.ts';
import { nextHex, seedOf } from '../generator.ts';
import { optionalNumber, optionalText, structures, texts } from '../iam/input.ts';
import { structure } from '../memberInput.ts';
import type { Invocation, Operation, Permission, Result } from '../operation.ts';
import type { Instance, Sandbox, Tags } from '../sandbox.ts';
import { ec2Operation } from './ec2Operation.ts';
import { fail } from './failures.ts';
import { instanceView } from './instanceView.ts';
import {
  defaultSubnet,
  ec2Arn,
  idOf,
  imageArn,
  imageExists,
  profileOf,
  resourceIn,
  resourcesIn,
  subnetExists,
} from './lookup.ts';
import { metadataOver } from './metadataOptions.ts';
import { usualMetadata } from './metadataView.ts';
import { noImage } from './missingIds.ts';
import { givenProfile, passRole, profileOrError } from './profiles.ts';
import { badTags, tagContext, tagsOf } from './tags.ts';

/** Instances of one launch. */
const maximumCount = 20;
const usualType = 't3.micro';

/** What a launch asks for, with the defaults that EC2 fills in. */
interface Launch {
  readonly image: string;
  readonly type: string;
  readonly subnet: string;
  readonly groups: readonly string[];
  readonly key: string | undefined;
}

/** Security groups of the launch or of its first network interface. */
const givenGroups = (input: JsonObject): readonly string[] => [
  ...texts(input, 'SecurityGroupIds'),
  ...structures(input, 'NetworkInterfaces')
    .slice(0, 1)
    .flatMap((one) => texts(one, 'Groups')),
];

function launchOf(invocation: Invocation): Launch {
  const { input, account } = invocation;
  // A launch may state subnet and groups with its first network interface instead.
  const [networkInterface] = structures(input, 'NetworkInterfaces');
  const groups = givenGroups(input);
  const subnet = optionalText(input, 'SubnetId') ?? (networkInterface && optionalText(networkInterface, 'SubnetId'));
  const [firstGroup] = resourcesIn(invocation, 'security-group');
  const usualGroup = firstGroup ? idOf(firstGroup.arn) : `sg-0${nextHex(seedOf(account.id), 16)[0]}`;
  return {
    image: optionalText(input, 'ImageId') ?? '',
    type: optionalText(input, 'InstanceType') ?? usualType,
    subnet: subnet ?? defaultSubnet(invocation) ?? '*',
    groups: groups.length > 0 ? groups : [usualGroup],
    key: optionalText(input, 'KeyName'),
  };
}

/** Tags that a launch sets on one kind of resource. */
const launchTags = (input: JsonObject, type: string): Tags =>
  structures(input, 'TagSpecifications')
    .filter((specification) => specification.ResourceType === type)
    .flatMap(tagsOf);

function metadataOptions(input: JsonObject): Record<string, string> {
  const options = input.MetadataOptions;
  const given: JsonObject = isStructure(options) ? options : {};
  return {
    'ec2:MetadataHttpEndpoint': String(given.HttpEndpoint ?? 'enabled'),
    'ec2:MetadataHttpTokens': String(given.HttpTokens ?? 'optional'),
    'ec2:MetadataHttpPutResponseHopLimit': String(given.HttpPutResponseHopLimit ?? 1),
  };
}

const isStructure = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys of the instances to be: Service Authorization Reference, Amazon EC2, RunInstances. */
function instanceContext(invocation: Invocation, { type }: Launch): Context {
  const { input, account, region } = invocation;
  const given = givenProfile(input);
  const profile = given && profileOf(account, given);
  return {
    'ec2:InstanceType': type,
    ...(profile ? { 'ec2:InstanceProfile': profile.arn } : {}),
    'ec2:AvailabilityZone': `${region}a`,
    'ec2:EbsOptimized': String(input.EbsOptimized ?? false),
    'ec2:RootDeviceType': 'ebs',
    'ec2:Tenancy': 'default',
    ...metadataOptions(input),
    ...tagContext(launchTags(input, 'instance')),
  };
}

function volumeContext({ input, region }: Invocation): Context {
  return {
    'ec2:AvailabilityZone': `${region}a`,
    'ec2:Encrypted': 'false',
    'ec2:VolumeSize': '8',
    'ec2:VolumeType': 'gp3',
    ...tagContext(launchTags(input, 'volume')),
  };
}

/** A launch is authorized on everything that it uses and makes: EC2 User Guide, ExamplePolicies_EC2. */
function launchPermissions(invocation: Invocation): readonly Permission[] {
  const launch = launchOf(invocation);
  const { region, input } = invocation;
  const subnetArn = ec2Arn(invocation, 'subnet', launch.subnet);
  const image = imageArn(invocation, launch.image);
  const owner = image.split(':', 5)[4];
  const on = (resource: string, context: Context): Permission => ({ action: 'ec2:RunInstances', resource, context });
  const zone = { 'ec2:AvailabilityZone': `${region}a` };
  const key = launch.key;
  return [
    on(ec2Arn(invocation, 'instance', '*'), instanceContext(invocation, launch)),
    on(image, {
      'ec2:ImageID': launch.image,
      'ec2:ImageType': 'machine',
      'ec2:Owner': owner || 'amazon',
      'ec2:Public': String(!owner),
      'ec2:RootDeviceType': 'ebs',
    }),
    on(subnetArn, { ...zone, 'ec2:SubnetID': launch.subnet }),
    on(ec2Arn(invocation, 'network-interface', '*'), {
      ...zone,
      'ec2:Subnet': subnetArn,
      ...tagContext(launchTags(input, 'network-interface')),
    }),
    on(ec2Arn(invocation, 'volume', '*'), volumeContext(invocation)),
    ...launch.groups.map((id) => on(ec2Arn(invocation, 'security-group', id), { 'ec2:SecurityGroupID': id })),
    ...(key === undefined ? [] : [on(ec2Arn(invocation, 'key-pair', key), { 'ec2:KeyPairName': key })]),
    ...taggingPermissions(invocation),
    ...passRole(invocation.account, givenProfile(input), ec2Arn(invocation, 'instance', '*')),
  ];
}

/** Tags at creation need `ec2:CreateTags` on what is made: EC2 User Guide, supported-iam-actions-tagging. */
const taggingPermissions = (invocation: Invocation): readonly Permission[] =>
  ['instance', 'volume', 'network-interface'].flatMap((type) => {
    const tags = launchTags(invocation.input, type);
    if (tags.length === 0) return [];
    const context = { ...tagContext(tags), 'ec2:CreateAction': 'RunInstances' };
    return [{ action: 'ec2:CreateTags', resource: ec2Arn(invocation, type, '*'), context }];
  });

function badLaunch(invocation: Invocation, launch: Launch): { readonly error: ApiError } | null {
  const { input } = invocation;
  const minimum = optionalNumber(input, 'MinCount') ?? 1;
  const count = optionalNumber(input, 'MaxCount') ?? 1;
  if (launch.image === '') return fail('ec2.missing', { Member: 'ImageId' });
  if (count < Math.max(1, minimum)) return fail('ec2.count', { Count: count, Min: Math.max(1, minimum) });
  if (count > maximumCount) return fail('ec2.too-many', { Count: count, Max: maximumCount });
  if (!imageExists(invocation, launch.image)) return noImage(launch.image);
  if (launch.subnet === '*') return fail('ec2.no-default-subnet');
  if (!subnetExists(invocation, launch.subnet)) return fail('ec2.no-subnet', { Id: launch.subnet });
  const unknownGroup = givenGroups(input).find((id) => !resourceIn(invocation, 'security-group', id));
  if (unknownGroup !== undefined) return fail('ec2.no-group', { Id: unknownGroup });
  if (launch.key !== undefined && !resourceIn(invocation, 'key-pair', launch.key)) {
    return fail('ec2.no-key-pair', { Name: launch.key });
  }
  return badTags(launchTags(input, 'instance'));
}

function run(invocation: Invocation): Result {
  const launch = launchOf(invocation);
  const bad = badLaunch(invocation, launch);
  if (bad) return bad;
  const { account, input } = invocation;
  const given = givenProfile(input);
  const profile = given && profileOrError(account, given);
  if (profile && 'error' in profile) return profile;
  const [reservation, afterReservation] = nextHex(invocation.sandbox.generator, 16);
  let sandbox: Sandbox = { ...invocation.sandbox, generator: afterReservation };
  const launched: Instance[] = [];
  for (let left = optionalNumber(input, 'MaxCount') ?? 1; left > 0; left -= 1) {
    const [id, afterId] = nextHex(sandbox.generator, 16);
    const [association, generator] = nextHex(afterId, 16);
    const instance = newInstance(invocation, launch, `i-0${id}`);
    launched.push({
      ...instance,
      association: profile ? { id: `iip-assoc-0${association}`, profileArn: profile.arn } : null,
    });
    sandbox = { ...sandbox, generator };
  }
  const changed = changeAccount(sandbox, account.id, (one) => ({
    ...one,
    instances: new Map([...one.instances, ...launched.map((instance) => [instance.id, instance] as const)]),
  }));
  const instances = launched.map((instance) => instanceView(account, instance));
  return {
    sandbox: changed,
    output: { ReservationId: `r-0${reservation}`, OwnerId: account.id, Groups: [], Instances: instances },
  };
}

const newInstance = (invocation: Invocation, launch: Launch, id: string): Instance => ({
  id,
  arn: ec2Arn(invocation, 'instance', id),
  region: invocation.region,
  type: launch.type,
  image: launch.image,
  subnet: launch.subnet,
  state: 'running',
  tags: launchTags(invocation.input, 'instance'),
  launched: invocation.time,
  userData: Buffer.from(optionalText(invocation.input, 'UserData') ?? '', 'base64').toString('utf8'),
  protectedFromTermination: invocation.input.DisableApiTermination === true,
  metadata: metadataOver(usualMetadata, structure(invocation.input, 'MetadataOptions')),
  association: null,
});

export const runInstances: Operation = ec2Operation({ permissions: launchPermissions, run });
