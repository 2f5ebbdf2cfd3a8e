import type { UnreadRows } from '../unreadRow.ts';

/** IAM Identity Center API Reference. */
export const ssoAdminUnread: UnreadRows = [
  {
    of: ['CreateAccountAssignment', 'DeleteAccountAssignment'],
    members: ['TargetType'],
    harmless: '`AWS_ACCOUNT` is its only value',
  },
  {
    of: ['TagResource', 'UntagResource', 'ListTagsForResource'],
    members: ['InstanceArn'],
    harmless: 'the ARN of the resource tells its instance',
  },
];
