import type { OrganizationPolicy, OrganizationRecord } from './organization.ts';
import { awsPolicies, policyType } from './policyTypes.ts';

type Named = Pick<OrganizationRecord, 'id' | 'managementAccount'>;

const arn = (account: string, resource: string): string => `arn:aws:organizations::${account}:${resource}`;

export const organizationArn = (organization: Named): string =>
  arn(organization.managementAccount, `organization/${organization.id}`);

/** ARN of a root, unit or account by its id. */
export function targetArn(organization: Named, id: string): string {
  const folder = id.startsWith('r-') ? 'root' : id.startsWith('ou-') ? 'ou' : 'account';
  return arn(organization.managementAccount, `${folder}/${organization.id}/${id}`);
}

/** Policies of AWS belong to no organization. */
export function policyArn(organization: Named, policy: Pick<OrganizationPolicy, 'id' | 'type'>): string {
  const { folder } = policyType(policy.type);
  return awsPolicies.has(policy.id)
    ? arn('aws', `policy/${folder}/${policy.id}`)
    : arn(organization.managementAccount, `policy/${organization.id}/${folder}/${policy.id}`);
}

export const handshakeArn = (organization: Named, action: string, id: string): string =>
  arn(organization.managementAccount, `handshake/${organization.id}/${action.toLowerCase()}/${id}`);

export const resourcePolicyArn = (organization: Named, id: string): string =>
  arn(organization.managementAccount, `resourcepolicy/${organization.id}/${id}`);
