import type { UnreadRows } from '../unreadRow.ts';

/** Amazon CloudWatch Logs API Reference. */
export const logsUnread: UnreadRows = [
  { of: ['CreateLogGroup'], members: ['kmsKeyId'] },
  { of: ['CreateLogGroup', 'DescribeLogGroups'], members: ['logGroupClass'], except: ['STANDARD'] },
  { of: ['CreateLogGroup'], members: ['deletionProtectionEnabled'], except: [false] },
  { of: ['DescribeLogGroups'], members: ['accountIdentifiers', 'logGroupIdentifiers'] },
  { of: ['DescribeLogGroups'], members: ['includeLinkedAccounts'], except: [false] },
  { of: ['DescribeLogStreams'], members: ['orderBy'], except: ['LogStreamName'] },
  { of: ['PutLogEvents'], members: ['sequenceToken'], harmless: 'CloudWatch Logs does not look at it any more' },
  { of: ['PutLogEvents'], members: ['entity'], harmless: 'is for the relations of Application Signals' },
  { of: ['GetLogEvents'], members: ['nextToken'] },
  { of: ['GetLogEvents', 'FilterLogEvents'], members: ['unmask'], harmless: 'nothing is masked' },
  { of: ['FilterLogEvents'], members: ['interleaved'], harmless: 'CloudWatch Logs does not look at it any more' },
  { of: ['FilterLogEvents'], members: ['startFromHead'], except: [true] },
  {
    of: ['PutMetricFilter'],
    members: ['applyOnTransformedLogs'],
    except: [false],
  },
  { of: ['PutMetricFilter'], members: ['fieldSelectionCriteria', 'emitSystemFieldDimensions'] },
];
