import type { Json, JsonObject } from './call.ts';
import { objectIn } from './events/pattern.ts';
import { optionalText } from './iam/input.ts';
import { isoTime } from './isoTime.ts';
import { structure } from './memberInput.ts';
import type { ConfigRuleState, Grant, ResourceKind, ResourceState, SecretState, StateOf } from './resourceState.ts';

const moment = (time: number | null | undefined): string | null =>
  time === null || time === undefined ? null : isoTime(time);

const grant = ({ name, grantee, retiring, operations, constraint }: Grant): JsonObject => ({
  Name: name,
  GranteePrincipal: grantee,
  RetiringPrincipal: retiring,
  Operations: operations,
  EncryptionContext: constraint === null ? null : constraint.pairs,
});

const secret = ({ description, key, rotation, deletion, versions }: SecretState): JsonObject => ({
  Description: description,
  KmsKeyId: key,
  RotationEnabled: rotation?.enabled ?? false,
  RotationLambdaARN: rotation?.function ?? null,
  RotationDays: rotation?.days ?? null,
  LastRotated: moment(rotation?.last),
  DeletionDate: moment(deletion),
  Versions: versions.map(({ id, stages }) => ({ VersionId: id, VersionStages: stages })),
});

/** `COMPLIANT`, `NON_COMPLIANT`, or `INSUFFICIENT_DATA` while nothing was evaluated. */
function compliance({ results }: ConfigRuleState): string {
  if (results.length === 0) return 'INSUFFICIENT_DATA';
  return results.every(({ compliant }) => compliant) ? 'COMPLIANT' : 'NON_COMPLIANT';
}

type Show<Kind extends ResourceKind> = (state: StateOf<Kind>) => JsonObject;

/** What each kind tells of its state; never what a secret or parameter holds. */
const shows: { readonly [Kind in ResourceKind]: Show<Kind> } = {
  key: ({ description, enabled, deletion, rotation, grants }) => ({
    Description: description,
    Enabled: enabled && deletion === null,
    DeletionDate: moment(deletion),
    RotationDays: rotation,
    Grants: grants.map(grant),
  }),
  alias: ({ target }) => ({ Target: target }),
  queue: ({ attributes, messages }) => ({ Attributes: attributes, Messages: messages.map(({ body }) => body) }),
  topic: ({ attributes, subscriptions }) => ({
    Attributes: attributes,
    Subscriptions: subscriptions.map(({ protocol, endpoint }) => ({ Protocol: protocol, Endpoint: endpoint })),
  }),
  secret,
  parameter: ({ type, version, key }) => ({ Type: type, Version: version, KmsKeyId: key }),
  function: ({ role, runtime, handler, environment }) => ({
    Role: role,
    Runtime: runtime,
    Handler: handler,
    Environment: Object.keys(environment),
  }),
  table: ({ hash, range, protected: kept, items }) => ({
    PartitionKey: hash,
    SortKey: range,
    DeletionProtectionEnabled: kept,
    ItemCount: items.length,
  }),
  trail: ({ bucket, prefix, logging, multiRegion, validation, organization, key, selectors, advanced }) => ({
    S3BucketName: bucket,
    S3KeyPrefix: prefix ?? null,
    IsLogging: logging,
    IsMultiRegionTrail: multiRegion,
    LogFileValidationEnabled: validation,
    IsOrganizationTrail: organization,
    KmsKeyId: key,
    EventSelectors: advanced.length > 0 ? advanced : selectors,
  }),
  rule: ({ pattern, schedule, enabled, description, targets }) => ({
    EventPattern: pattern === null ? null : objectIn(pattern),
    ScheduleExpression: schedule,
    Enabled: enabled,
    Description: description,
    Targets: targets,
  }),
  schedule: ({ settings }) => ({ ...settings }),
  alarm: ({ value, reason, settings }) => ({ ...settings, StateValue: value, StateReason: reason }),
  configRule: (state) => ({
    ConfigRuleName: optionalText(state.settings, 'ConfigRuleName') ?? '',
    SourceIdentifier: optionalText(structure(state.settings, 'Source'), 'SourceIdentifier') ?? null,
    Compliance: compliance(state),
    NonCompliantResources: state.results.filter(({ compliant }) => !compliant).map(({ id }) => id),
    Evaluated: moment(state.evaluated),
    Remediation: state.remediation,
  }),
  recorder: ({ recording, settings }) => ({ Recording: recording, ...settings }),
  eventSourceMapping: ({ function: target, source }) => ({ FunctionArn: target, EventSourceArn: source }),
  stateMachine: ({ executions }) => ({ Executions: executions.length }),
  logGroup: ({ streams, filters }) => ({ Streams: streams.map(({ name }) => name), MetricFilters: filters }),
};

const shown = <Kind extends ResourceKind>(kind: Kind, state: StateOf<Kind>): JsonObject => shows[kind](state);

/** `Details` of a resource in an account's description; null while nothing is kept of it. */
export const describeState = (state: ResourceState | undefined): Json =>
  state === undefined ? null : shown(state.kind, state);
