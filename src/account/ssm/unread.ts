import type { UnreadRows } from '../unreadRow.ts';

/** AWS Systems Manager API Reference. */
export const ssmUnread: UnreadRows = [
  { of: ['PutParameter'], members: ['AllowedPattern', 'Policies'] },
  { of: ['PutParameter'], members: ['Tier'], except: ['Standard', 'Intelligent-Tiering'] },
  { of: ['PutParameter'], members: ['DataType'], except: ['text'] },
  { of: ['GetParametersByPath', 'DescribeParameters'], members: ['ParameterFilters'] },
  { of: ['DescribeParameters'], members: ['Filters'] },
  { of: ['DescribeParameters'], members: ['Shared'], except: [false] },
  { of: ['SendCommand'], members: ['Targets', 'ServiceRoleArn', 'NotificationConfig', 'AlarmConfiguration'] },
  {
    of: ['SendCommand'],
    members: [
      'CloudWatchOutputConfig',
      'DocumentHash',
      'DocumentHashType',
      'DocumentVersion',
      'MaxConcurrency',
      'MaxErrors',
      'OutputS3BucketName',
      'OutputS3KeyPrefix',
      'OutputS3Region',
      'TimeoutSeconds',
    ],
    harmless: 'how a document runs; nothing runs in the sandbox',
  },
  { of: ['StartSession'], members: ['Reason', 'Parameters'], harmless: 'no shell is opened in the sandbox' },
];
