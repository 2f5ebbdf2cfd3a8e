import type { UnreadRows } from '../unreadRow.ts';

/** Amazon EventBridge API Reference. Events have the default bus alone. */
export const eventsUnread: UnreadRows = [
  { of: '*', members: ['EventBusName', 'Entries[].EventBusName'], except: ['default'] },
  {
    of: ['DeleteRule', 'RemoveTargets'],
    members: ['Force'],
    harmless: 'is for rules that a service manages, which there are none of',
  },
  { of: ['PutEvents'], members: ['EndpointId', 'Entries[].Time'] },
  { of: ['PutEvents'], members: ['Entries[].TraceHeader'], harmless: 'is for tracing, which the sandbox has none of' },
  {
    of: ['PutTargets'],
    members: ['InputPath', 'InputTransformer', 'SqsParameters', 'DeadLetterConfig'].map((name) => `Targets[].${name}`),
  },
  {
    of: ['PutTargets'],
    members: ['Targets[].RetryPolicy'],
    harmless: 'a delivery of the sandbox is tried once: nothing changes until the next try',
  },
  {
    of: ['PutTargets'],
    members: [
      'AppSyncParameters',
      'BatchParameters',
      'EcsParameters',
      'HttpParameters',
      'KinesisParameters',
      'RedshiftDataParameters',
      'RunCommandParameters',
      'SageMakerPipelineParameters',
    ].map((name) => `Targets[].${name}`),
    harmless: 'is kept and shown; such targets are not reached here',
  },
];
