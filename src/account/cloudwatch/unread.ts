import type { UnreadRows } from '../unreadRow.ts';

/** Amazon CloudWatch API Reference. */
export const cloudwatchUnread: UnreadRows = [
  {
    of: ['PutMetricAlarm'],
    members: [
      'EvaluateLowSampleCountPercentile',
      'EvaluationCriteria',
      'EvaluationInterval',
      'EvaluationWindow',
      'Metrics',
      'ThresholdMetricId',
    ],
  },
  { of: ['DescribeAlarms'], members: ['AlarmTypes'], except: [['MetricAlarm']] },
  { of: ['DescribeAlarms'], members: ['ChildrenOfAlarmName', 'ParentsOfAlarmName', 'ActionPrefix'] },
  { of: ['SetAlarmState'], members: ['StateReasonData'] },
];
