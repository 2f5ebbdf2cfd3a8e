import type { UnreadRows } from '../unreadRow.ts';

/** IAM Access Analyzer API Reference. */
export const accessAnalyzerUnread: UnreadRows = [
  {
    of: '*',
    members: ['clientToken'],
    harmless: 'tells a repeated request from a new one; each call of the sandbox is a new one',
  },
  { of: ['CreateAnalyzer', 'UpdateAnalyzer'], members: ['configuration.internalAccess'] },
  { of: ['ListFindings', 'ListFindingsV2'], members: ['sort.attributeName'], except: ['updatedAt', 'UpdatedAt'] },
  {
    of: ['StartResourceScan'],
    members: ['resourceOwnerAccount'],
    harmless: 'the ARN of the resource tells its account, or the account of the analyzer is meant',
  },
  { of: ['ValidatePolicy'], members: ['locale'], except: ['EN'] },
  { of: ['GetGeneratedPolicy'], members: ['includeServiceLevelTemplate'], except: [false] },
];
