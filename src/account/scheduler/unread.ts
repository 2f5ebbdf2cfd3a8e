import type { UnreadRows } from '../unreadRow.ts';

const writes = ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'];

/** Amazon EventBridge Scheduler API Reference. Schedules have the default group alone. */
export const schedulerUnread: UnreadRows = [
  { of: '*', members: ['GroupName'], except: ['default'] },
  {
    of: writes,
    members: ['ClientToken'],
    harmless: 'tells a repeated request from a new one; each call of the sandbox is a new one',
  },
];
