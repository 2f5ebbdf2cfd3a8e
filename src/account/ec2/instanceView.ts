import type { JsonObject } from '../call.ts';
import { isoTime } from '../isoTime.ts';
import type { Account, Instance, Tags } from '../sandbox.ts';
import { metadataView, usualMetadata } from './metadataView.ts';

/** Codes of instance states: EC2 API Reference, InstanceState. */
const stateCodes = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const;

export const stateOf = (name: keyof typeof stateCodes): JsonObject => ({ Code: stateCodes[name], Name: name });

export const tagView = (tags: Tags): readonly JsonObject[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }));

/** An instance as EC2 describes it. */
export const instanceView = (account: Account, instance: Instance): JsonObject => ({
  InstanceId: instance.id,
  ImageId: instance.image,
  State: stateOf(instance.state),
  InstanceType: instance.type,
  LaunchTime: isoTime(instance.launched),
  Placement: { AvailabilityZone: `${instance.region}a`, Tenancy: 'default' },
  SubnetId: instance.subnet,
  Architecture: 'x86_64',
  RootDeviceType: 'ebs',
  ...(instance.association ? { IamInstanceProfile: profileView(account, instance.association.profileArn) } : {}),
  MetadataOptions: metadataView(instance.metadata ?? usualMetadata),
  Tags: tagView(instance.tags),
});

/** An instance profile as EC2 names it. */
export function profileView(account: Account, arn: string): JsonObject {
  const profile = [...account.instanceProfiles.values()].find((one) => one.arn === arn);
  return { Arn: arn, ...(profile ? { Id: profile.id } : {}) };
}
