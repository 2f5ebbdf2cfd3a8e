import type { UnreadRows } from '../unreadRow.ts';

/** Amazon SNS API Reference. */
export const snsUnread: UnreadRows = [
  { of: ['CreateTopic'], members: ['DataProtectionPolicy'] },
  { of: ['CreateTopic'], members: ['Attributes.FifoTopic'], except: ['false'] },
  {
    of: ['Publish'],
    members: ['PhoneNumber', 'MessageStructure', 'MessageAttributes', 'MessageDeduplicationId', 'MessageGroupId'],
  },
  {
    of: ['Subscribe'],
    members: [
      'Attributes.DeliveryPolicy',
      'Attributes.FilterPolicy',
      'Attributes.FilterPolicyScope',
      'Attributes.RedrivePolicy',
      'Attributes.ReplayPolicy',
      'Attributes.SubscriptionRoleArn',
    ],
  },
];
