import type { Json, JsonObject } from './call.ts';

/**
 * What the sandbox keeps of a resource beyond ARN, tags and policy. Settings that calls only store and show again are
 * kept in the form of the API. Times are milliseconds since 1970.
 */
export type ResourceState =
  | KeyState
  | AliasState
  | QueueState
  | TopicState
  | SecretState
  | ParameterState
  | FunctionState
  | TableState
  | TrailState
  | RuleState
  | ScheduleState
  | AlarmState
  | ConfigRuleState
  | RecorderState
  | LogGroupState
  | EventSourceMappingState
  | StateMachineState;

/** What triggers a function: AWS Lambda Developer Guide, invocation-eventsourcemapping. */
export interface EventSourceMappingState {
  readonly kind: 'eventSourceMapping';
  /** ARN. */
  readonly function: string;
  /** ARN of a queue or stream. */
  readonly source: string;
  readonly created: number;
}

/** A state machine of AWS Step Functions; its role is what the resource runs as. */
export interface StateMachineState {
  readonly kind: 'stateMachine';
  readonly created: number;
  /** Amazon States Language. */
  readonly definition: string;
  /** Oldest first. */
  readonly executions: readonly { readonly arn: string; readonly started: number }[];
}

export type ResourceKind = ResourceState['kind'];
export type StateOf<Kind extends ResourceKind> = Extract<ResourceState, { readonly kind: Kind }>;

export interface KeyState {
  readonly kind: 'key';
  readonly description: string;
  readonly created: number;
  readonly enabled: boolean;
  /** When a key that waits for its deletion is deleted. */
  readonly deletion: number | null;
  /** Days between rotations; null while rotation is off. */
  readonly rotation: number | null;
  readonly grants: readonly Grant[];
}

/** A grant on a KMS key: AWS KMS Developer Guide, grants. */
export interface Grant {
  readonly id: string;
  readonly token: string;
  readonly name: string | null;
  readonly grantee: string;
  readonly retiring: string | null;
  readonly operations: readonly string[];
  /** Encryption context that a request has to hold; `exact` where it may hold nothing else. */
  readonly constraint: { readonly exact: boolean; readonly pairs: Readonly<Record<string, string>> } | null;
  readonly issuer: string;
  readonly created: number;
}

export interface AliasState {
  readonly kind: 'alias';
  /** ARN of the key. */
  readonly target: string;
  readonly created: number;
}

export interface QueueState {
  readonly kind: 'queue';
  readonly created: number;
  /** As `SetQueueAttributes` takes them, without `Policy`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly messages: readonly Message[];
}

export interface Message {
  readonly id: string;
  readonly body: string;
  /** Handle of the last time that it was received. */
  readonly receipt: string | null;
  /** Until when others do not see it. */
  readonly hidden: number;
}

export interface TopicState {
  readonly kind: 'topic';
  /** As `SetTopicAttributes` takes them, without `Policy`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly subscriptions: readonly Subscription[];
}

export interface Subscription {
  readonly arn: string;
  readonly protocol: string;
  readonly endpoint: string;
  /** True where messages come without the envelope of Amazon SNS. */
  readonly raw?: boolean;
}

export interface SecretState {
  readonly kind: 'secret';
  readonly description: string;
  readonly created: number;
  readonly changed: number;
  /** ARN of a customer managed key; null for `aws/secretsmanager`. */
  readonly key: string | null;
  /** Oldest first. */
  readonly versions: readonly SecretVersion[];
  /** When a secret that was deleted is gone for good. */
  readonly deletion: number | null;
  readonly rotation: {
    readonly enabled: boolean;
    readonly function: string | null;
    readonly days: number | null;
    readonly last: number | null;
  } | null;
}

export interface SecretVersion {
  readonly id: string;
  /** Base64 text where it is binary. */
  readonly value: string;
  readonly binary?: boolean;
  readonly stages: readonly string[];
  readonly created: number;
}

export interface ParameterState {
  readonly kind: 'parameter';
  readonly type: 'String' | 'StringList' | 'SecureString';
  readonly value: string;
  readonly version: number;
  readonly modified: number;
  /** ARN of a customer managed key of a SecureString; null for `aws/ssm`. */
  readonly key: string | null;
  readonly description: string;
}

export interface FunctionState {
  readonly kind: 'function';
  /** ARN of the execution role. */
  readonly role: string;
  readonly runtime: string;
  readonly handler: string;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly code: string;
  readonly modified: number;
  /** Seconds; default 3. */
  readonly timeout?: number;
  /** Megabytes; default 128. */
  readonly memory?: number;
}

export interface TableState {
  readonly kind: 'table';
  readonly created: number;
  /** Names of the partition key and the sort key. */
  readonly hash: string;
  readonly range: string | null;
  /** Types of the key attributes: `S`, `N` or `B`. */
  readonly types: Readonly<Record<string, string>>;
  readonly protected: boolean;
  /** In the API's form: attribute values by name. */
  readonly items: readonly JsonObject[];
}

export interface TrailState {
  readonly kind: 'trail';
  readonly bucket: string;
  /** What the keys of log files begin with, before `AWSLogs`. */
  readonly prefix?: string | null;
  readonly multiRegion: boolean;
  readonly validation: boolean;
  readonly organization: boolean;
  /** ARN of a KMS key. */
  readonly key: string | null;
  readonly logging: boolean;
  readonly started: number | null;
  readonly stopped: number | null;
  /** Event selectors in the API's form: the basic or the advanced ones. */
  readonly selectors: readonly Json[];
  readonly advanced: readonly Json[];
}

export interface RuleState {
  readonly kind: 'rule';
  /** When it was made, and when its schedule last fired. */
  readonly created?: number;
  readonly fired?: number;
  readonly pattern: string | null;
  readonly schedule: string | null;
  readonly enabled: boolean;
  readonly description: string;
  /** In the API's form. */
  readonly targets: readonly JsonObject[];
}

export interface ScheduleState {
  readonly kind: 'schedule';
  readonly created: number;
  readonly modified: number;
  /** When it last fired. */
  readonly fired?: number;
  /** Everything else as `CreateSchedule` takes it. */
  readonly settings: JsonObject;
}

export interface AlarmState {
  readonly kind: 'alarm';
  readonly value: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  readonly reason: string;
  readonly updated: number;
  /** As `PutMetricAlarm` takes it. */
  readonly settings: JsonObject;
}

export interface ConfigRuleState {
  readonly kind: 'configRule';
  /** As `PutConfigRule` takes it under `ConfigRule`. */
  readonly settings: JsonObject;
  readonly evaluated: number | null;
  readonly results: readonly Evaluation[];
  /** As `PutRemediationConfigurations` takes one. */
  readonly remediation: JsonObject | null;
}

/** What a rule of AWS Config found about one resource. */
export interface Evaluation {
  readonly type: string;
  readonly id: string;
  readonly compliant: boolean;
  readonly note: string;
}

/** How a resource was at a moment, as AWS Config recorded it. */
export interface ConfigItem {
  /** `AWS::IAM::User` … */
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly created: number;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  readonly time: number;
  readonly status: 'OK' | 'ResourceDiscovered' | 'ResourceDeleted';
  /** JSON text. */
  readonly configuration: string;
  /** Id of the event that changed it. */
  readonly event: string | null;
}

export interface RecorderState {
  readonly kind: 'recorder';
  /** What it took down, oldest first. */
  readonly items?: readonly ConfigItem[];
  readonly recording: boolean;
  readonly started: number | null;
  readonly stopped: number | null;
  /** As `PutConfigurationRecorder` takes it under `ConfigurationRecorder`. */
  readonly settings: JsonObject;
}

export interface LogGroupState {
  readonly kind: 'logGroup';
  readonly created: number;
  readonly streams: readonly LogStream[];
  /** Metric filters in the API's form. */
  readonly filters: readonly JsonObject[];
}

export interface LogStream {
  readonly name: string;
  readonly created: number;
  readonly events: readonly { readonly time: number; readonly message: string; readonly taken: number }[];
}
