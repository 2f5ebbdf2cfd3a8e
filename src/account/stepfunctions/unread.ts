import type { UnreadRows } from '../unreadRow.ts';

const both = ['CreateStateMachine', 'UpdateStateMachine'];

/** AWS Step Functions API Reference. */
export const stepfunctionsUnread: UnreadRows = [
  { of: ['CreateStateMachine'], members: ['type'], except: ['STANDARD'] },
  { of: both, members: ['publish'], except: [false] },
  {
    of: both,
    members: ['encryptionConfiguration', 'loggingConfiguration', 'tracingConfiguration', 'versionDescription'],
  },
  {
    of: ['StartExecution'],
    members: ['input', 'traceHeader'],
    harmless: 'no step runs in the sandbox that could read it',
  },
];
