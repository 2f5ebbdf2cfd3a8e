import type { Instance } from '../sandbox.ts';
import { usualMetadata } from './metadataView.ts';

/** Condition keys of an instance that exists: Service Authorization Reference, Amazon EC2. */
export const instanceAttributes = (instance: Instance): Readonly<Record<string, string>> => ({
  InstanceID: instance.id,
  InstanceType: instance.type,
  ...(instance.association ? { InstanceProfile: instance.association.profileArn } : {}),
  AvailabilityZone: `${instance.region}a`,
  EbsOptimized: 'false',
  RootDeviceType: 'ebs',
  Tenancy: 'default',
  MetadataHttpTokens: (instance.metadata ?? usualMetadata).tokens,
  MetadataHttpEndpoint: (instance.metadata ?? usualMetadata).endpoint,
  MetadataHttpPutResponseHopLimit: String((instance.metadata ?? usualMetadata).hops),
});
