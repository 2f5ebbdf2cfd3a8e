import type { OrganizationRecord } from './organization.ts';
import { usualAttachments } from './settled.ts';

/** An organization with nothing but its management account. All features come with service control policies enabled. */
export function newOrganization(
  named: Pick<OrganizationRecord, 'id' | 'rootId' | 'managementAccount' | 'featureSet'>,
  management: { readonly name: string; readonly email: string; readonly joined: number },
  policyTypes: readonly string[] = named.featureSet === 'ALL' ? ['SERVICE_CONTROL_POLICY'] : [],
): OrganizationRecord {
  const { managementAccount, rootId } = named;
  const usual = usualAttachments(policyTypes);
  return {
    ...named,
    policyTypes,
    units: new Map(),
    members: new Map([
      [managementAccount, { id: managementAccount, ...management, parent: rootId, method: 'INVITED', closed: false }],
    ]),
    policies: new Map(),
    attachments: new Map([
      [rootId, usual],
      [managementAccount, usual],
    ]),
    tags: new Map(),
    creations: new Map(),
    handshakes: new Map(),
    delegations: [],
    trustedServices: new Map(),
    resourcePolicy: null,
  };
}

/** Address of an account whose start names none. */
export const usualEmail = (account: string): string => `aws+${account}@example.com`;
