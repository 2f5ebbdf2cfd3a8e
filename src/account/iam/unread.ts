import type { UnreadRows } from '../unreadRow.ts';

/** IAM API Reference. */
export const iamUnread: UnreadRows = [
  {
    of: ['GetMFADevice'],
    members: ['SerialNumber'],
    harmless: 'every device here is virtual, which GetMFADevice finds none of',
  },
  {
    of: ['SimulateCustomPolicy', 'SimulatePrincipalPolicy'],
    members: ['OrderedOrganizationPolicyInputList', 'PolicyExclusionList', 'ResourceHandlingOption'],
  },
];
