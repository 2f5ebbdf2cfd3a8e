import type { UnreadRows } from '../unreadRow.ts';

/** AWS Secrets Manager API Reference. */
export const secretsmanagerUnread: UnreadRows = [
  { of: ['CreateSecret'], members: ['AddReplicaRegions'] },
  {
    of: ['CreateSecret'],
    members: ['ForceOverwriteReplicaSecret'],
    harmless: 'speaks of replicas, which there are none of',
  },
  { of: ['CreateSecret', 'UpdateSecret'], members: ['Type'] },
  { of: ['PutSecretValue'], members: ['RotationToken'] },
  { of: ['ListSecrets'], members: ['SortBy', 'SortOrder'] },
  {
    of: ['ListSecretVersionIds'],
    members: ['IncludeDeprecated'],
    harmless: 'versions without a staging label are not kept, as they may go at any time',
  },
  {
    of: ['RotateSecret'],
    members: ['ExternalSecretRotationMetadata', 'ExternalSecretRotationRoleArn', 'RotationRules.ScheduleExpression'],
  },
  {
    of: ['RotateSecret'],
    members: ['RotationRules.Duration'],
    harmless: 'a rotation of the sandbox happens in one moment of its window',
  },
];
