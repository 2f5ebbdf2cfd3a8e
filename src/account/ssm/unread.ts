import type { UnreadRows } from '../unreadRow.ts';

/** AWS Systems Manager API Reference. */
export const ssmUnread: UnreadRows = [
  { of: ['PutParameter'], members: ['AllowedPattern', 'Policies'] },
  { of: ['PutParameter'], members: ['Tier'], except: ['Standard', 'Intelligent-Tiering'] },
  { of: ['PutParameter'], members: ['DataType'], except: ['text'] },
  { of: ['GetParametersByPath', 'DescribeParameters'], members: ['ParameterFilters'] },
  { of: ['DescribeParameters'], members: ['Filters'] },
  { of: ['DescribeParameters'], members: ['Shared'], except: [false] },
];
