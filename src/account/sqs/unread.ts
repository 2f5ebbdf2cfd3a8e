import type { UnreadRows } from '../unreadRow.ts';

/** Amazon SQS API Reference. */
export const sqsUnread: UnreadRows = [
  {
    of: ['SendMessage'],
    members: ['MessageAttributes', 'MessageSystemAttributes', 'MessageDeduplicationId', 'MessageGroupId'],
  },
  {
    of: ['ReceiveMessage'],
    members: ['AttributeNames', 'MessageSystemAttributeNames', 'ReceiveRequestAttemptId'],
  },
  {
    of: ['ReceiveMessage'],
    members: ['MessageAttributeNames'],
    harmless: 'messages of the sandbox have no attributes of their own',
  },
  {
    of: ['ReceiveMessage'],
    members: ['WaitTimeSeconds'],
    harmless: 'nothing else happens while a call waits',
  },
  { of: ['CreateQueue', 'SetQueueAttributes'], members: ['Attributes.FifoQueue'], except: ['false'] },
  { of: ['CreateQueue', 'SetQueueAttributes'], members: ['Attributes.RedrivePolicy'] },
];
