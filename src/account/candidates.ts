import { serviceOfArn } from './resourceType.ts';
import type { Sandbox, Tags } from './sandbox.ts';

/** A resource that exists in the sandbox. */
export interface KnownResource {
  readonly arn: string;
  /** Service prefix. */
  readonly service: string;
  /** Resource type of the service's catalogue entry. */
  readonly type: string;
  readonly account: string;
  readonly tags: Tags;
}

/** Every resource of every account of the sandbox: what a request could be made on. */
export function knownResources(sandbox: Sandbox): readonly KnownResource[] {
  const found: KnownResource[] = [];
  for (const { id: account, ...held } of sandbox.accounts.values()) {
    const add = (arn: string, type: string, tags: Tags) =>
      found.push({ arn, service: serviceOfArn(arn), type, account, tags });
    for (const { arn, tags } of held.users.values()) add(arn, 'user', tags);
    for (const { arn } of held.groups.values()) add(arn, 'group', []);
    for (const { arn, tags } of held.roles.values()) add(arn, 'role', tags);
    for (const { arn, tags } of held.policies.values()) add(arn, 'policy', tags);
    for (const { arn, tags } of held.instanceProfiles.values()) add(arn, 'instance-profile', tags);
    for (const { serial, tags } of held.mfaDevices.values()) add(serial, 'mfa', tags);
    for (const { arn, tags } of held.oidcProviders?.values() ?? []) add(arn, 'oidc-provider', tags);
    for (const { arn, tags } of held.samlProviders?.values() ?? []) add(arn, 'saml-provider', tags);
    for (const { arn, tags, abac, objects } of held.buckets.values()) {
      add(arn, 'bucket', abac ? tags : []);
      for (const key of objects.keys()) add(`${arn}/${key}`, 'object', []);
    }
    for (const { arn, tags } of held.instances.values()) add(arn, 'instance', tags);
    for (const { arn, type, tags } of held.resources.values()) add(arn, type, tags);
  }
  return found;
}
