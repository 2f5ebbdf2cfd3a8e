import type { UnreadRows } from '../unreadRow.ts';

const writes = ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'];

/** Amazon EventBridge Scheduler API Reference. Schedules have the default group alone. */
export const schedulerUnread: UnreadRows = [
  { of: ['CreateSchedule', 'UpdateSchedule'], members: ['ScheduleExpressionTimezone'], except: ['UTC'] },
  {
    of: ['CreateSchedule', 'UpdateSchedule'],
    members: ['SqsParameters', 'EventBridgeParameters', 'DeadLetterConfig'].map((name) => `Target.${name}`),
  },
  {
    of: ['CreateSchedule', 'UpdateSchedule'],
    members: ['FlexibleTimeWindow.MaximumWindowInMinutes', 'Target.RetryPolicy', 'KmsKeyArn'],
    harmless: 'is kept and shown; a schedule of the sandbox fires once, at the beginning of its window',
  },
  { of: '*', members: ['GroupName'], except: ['default'] },
  {
    of: writes,
    members: ['ClientToken'],
    harmless: 'tells a repeated request from a new one; each call of the sandbox is a new one',
  },
];
