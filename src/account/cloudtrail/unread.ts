import type { UnreadRows } from '../unreadRow.ts';

const trails = ['CreateTrail', 'UpdateTrail'];

/** AWS CloudTrail API Reference. */
export const cloudtrailUnread: UnreadRows = [
  { of: trails, members: ['SnsTopicName', 'CloudWatchLogsLogGroupArn', 'CloudWatchLogsRoleArn'] },
  { of: trails, members: ['IncludeGlobalServiceEvents'], except: [true] },
  { of: ['LookupEvents'], members: ['EventCategory'] },
];
