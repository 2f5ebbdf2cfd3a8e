import type { Instance } from '../sandbox.ts';

/** Condition keys of an instance that exists: Service Authorization Reference, Amazon EC2. */
export const instanceAttributes = (instance: Instance): Readonly<Record<string, string>> => ({
  InstanceID: instance.id,
  InstanceType: instance.type,
  ...(instance.association ? { InstanceProfile: instance.association.profileArn } : {}),
  AvailabilityZone: `${instance.region}a`,
  EbsOptimized: 'false',
  RootDeviceType: 'ebs',
  Tenancy: 'default',
});
