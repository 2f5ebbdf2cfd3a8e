import type { JsonObject } from '../call.ts';
import type { Instance } from '../sandbox.ts';

/** What the metadata service of an instance asks of whoever takes credentials from it. */
export type MetadataOptions = NonNullable<Instance['metadata']>;

/** Without anything said an instance takes requests of both versions: EC2 User Guide, configuring-instance-metadata-options. */
export const usualMetadata: MetadataOptions = { tokens: 'optional', endpoint: 'enabled', hops: 1 };

export const metadataView = ({ tokens, endpoint, hops }: MetadataOptions): JsonObject => ({
  State: 'applied',
  HttpTokens: tokens,
  HttpPutResponseHopLimit: hops,
  HttpEndpoint: endpoint,
});
