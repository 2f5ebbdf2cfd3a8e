import type { JsonObject } from '../call.ts';
import { nextHex, seedOf } from '../generator.ts';
import { texts } from '../iam/input.ts';
import type { Invocation, Operation, Result } from '../operation.ts';
import type { Instance, PlainResource, Tags } from '../sandbox.ts';
import { ec2Operation } from './ec2Operation.ts';
import { fail } from './failures.ts';
import { type Filterable, filtered } from './filters.ts';
import { instanceView, stateOf, tagView } from './instanceView.ts';
import { idOf, instanceIn, resourcesIn } from './lookup.ts';
import { noImage, noInstances } from './missingIds.ts';
import { paged } from './paged.ts';

/** A call that looks and has no resource; its one list comes in pages: Amazon EC2 API Reference, Query-Requests. */
const looking = (action: string, run: (invocation: Invocation) => Result): Operation =>
  ec2Operation({
    permissions: () => [{ action, resource: '*' }],
    run: (invocation) => {
      const result = run(invocation);
      return 'error' in result ? result : paged(invocation, action, result);
    },
  });

const instanceFilters: Filterable<Instance> = {
  'instance-id': ({ id }) => id,
  'instance-state-name': ({ state }) => state,
  'instance-state-code': ({ state }) => String(stateOf(state).Code),
  'instance-type': ({ type }) => type,
  'image-id': ({ image }) => image,
  'subnet-id': ({ subnet }) => subnet,
  'availability-zone': ({ region }) => `${region}a`,
  'iam-instance-profile.arn': ({ association }) => association?.profileArn ?? null,
};

export const describeInstances = looking('ec2:DescribeInstances', (invocation) => {
  const { account, region, input, sandbox } = invocation;
  const ids = texts(input, 'InstanceIds');
  const missing = ids.filter((id) => !instanceIn(invocation, id));
  if (missing.length > 0) return noInstances(missing);
  const here = [...account.instances.values()].filter((one) => one.region === region);
  const found = filtered(input, ids.length > 0 ? here.filter(({ id }) => ids.includes(id)) : here, instanceFilters);
  if ('error' in found) return found;
  const reservations = found.map((instance) => ({
    ReservationId: `r-0${nextHex(seedOf(instance.id), 16)[0]}`,
    OwnerId: account.id,
    Instances: [instanceView(account, instance)],
  }));
  return { sandbox, output: { Reservations: reservations } };
});

interface Tagged {
  readonly resource: string;
  readonly type: string;
  readonly key: string;
  readonly value: string;
  readonly tags: Tags;
}

const tagFilters: Filterable<Tagged> = {
  key: ({ key }) => key,
  value: ({ value }) => value,
  'resource-id': ({ resource }) => resource,
  'resource-type': ({ type }) => type,
};

export const describeTags = looking('ec2:DescribeTags', (invocation) => {
  const { account, region, input, sandbox } = invocation;
  const instances = [...account.instances.values()].filter((one) => one.region === region);
  const held = [
    ...instances.map(({ id, tags }) => ({ resource: id, type: 'instance', tags })),
    ...resourcesIn(invocation).map(({ arn, type, tags }) => ({ resource: idOf(arn), type, tags })),
  ];
  const all = held.flatMap((one): readonly Tagged[] => one.tags.map((tag) => ({ ...one, ...tag, tags: [tag] })));
  const found = filtered(input, all, tagFilters);
  if ('error' in found) return found;
  const tags = found.map(({ key, value, resource, type }) => ({
    Key: key,
    ResourceId: resource,
    ResourceType: type,
    Value: value,
  }));
  return { sandbox, output: { Tags: tags } };
});

/** How a kind of plain resource is described. */
interface Kind {
  readonly action: string;
  readonly type: string;
  readonly ids: string;
  readonly output: string;
  readonly idFilter: string;
  readonly view: (resource: PlainResource, invocation: Invocation) => JsonObject;
  /** What the call asks for besides ids and filters. */
  readonly wanted?: (resource: PlainResource, invocation: Invocation) => boolean;
}

const describing = (kind: Kind): Operation =>
  looking(kind.action, (invocation) => {
    const { input, sandbox } = invocation;
    const ids = texts(input, kind.ids);
    const here = resourcesIn(invocation, kind.type).filter(({ arn }) => ids.length === 0 || ids.includes(idOf(arn)));
    const missing = ids.find((id) => !here.some(({ arn }) => idOf(arn) === id));
    if (missing !== undefined) return notFound[kind.type]?.(missing) ?? fail('ec2.no-id', { Id: missing });
    const wanted = here.filter((resource) => kind.wanted?.(resource, invocation) ?? true);
    const found = filtered(input, wanted, { [kind.idFilter]: ({ arn }) => idOf(arn) });
    if ('error' in found) return found;
    return { sandbox, output: { [kind.output]: found.map((resource) => kind.view(resource, invocation)) } };
  });

const notFound: Readonly<Record<string, (id: string) => ReturnType<typeof fail>>> = {
  image: noImage,
  subnet: (Id) => fail('ec2.no-subnet', { Id }),
  'security-group': (Id) => fail('ec2.no-group', { Id }),
  vpc: (Id) => fail('ec2.no-vpc', { Id }),
};

const ownerIn = (arn: string): string => arn.split(':', 5)[4] ?? '';

export const describeImages = describing({
  action: 'ec2:DescribeImages',
  type: 'image',
  ids: 'ImageIds',
  output: 'Images',
  idFilter: 'image-id',
  wanted: ({ arn }, { input, account }) => {
    const owners = texts(input, 'Owners').map((owner) => (owner === 'self' ? account.id : owner));
    return owners.length === 0 || owners.includes(ownerIn(arn) || 'amazon');
  },
  view: ({ arn, tags }) => ({
    ImageId: idOf(arn),
    State: 'available',
    ...(ownerIn(arn) ? { OwnerId: ownerIn(arn) } : { ImageOwnerAlias: 'amazon' }),
    Public: ownerIn(arn) === '',
    ImageType: 'machine',
    RootDeviceType: 'ebs',
    Tags: tagView(tags),
  }),
});

export const describeSubnets = describing({
  action: 'ec2:DescribeSubnets',
  type: 'subnet',
  ids: 'SubnetIds',
  output: 'Subnets',
  idFilter: 'subnet-id',
  view: ({ arn, tags }, { account, region }) => ({
    SubnetId: idOf(arn),
    SubnetArn: arn,
    OwnerId: account.id,
    State: 'available',
    AvailabilityZone: `${region}a`,
    Tags: tagView(tags),
  }),
});

export const describeSecurityGroups = describing({
  action: 'ec2:DescribeSecurityGroups',
  type: 'security-group',
  ids: 'GroupIds',
  output: 'SecurityGroups',
  idFilter: 'group-id',
  view: ({ arn, tags }, { account }) => ({
    GroupId: idOf(arn),
    SecurityGroupArn: arn,
    OwnerId: account.id,
    Tags: tagView(tags),
  }),
});

export const describeVpcs = describing({
  action: 'ec2:DescribeVpcs',
  type: 'vpc',
  ids: 'VpcIds',
  output: 'Vpcs',
  idFilter: 'vpc-id',
  view: ({ arn, tags }, { account }) => ({
    VpcId: idOf(arn),
    OwnerId: account.id,
    State: 'available',
    Tags: tagView(tags),
  }),
});
