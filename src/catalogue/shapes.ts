/** Shapes of what AWS publishes, as the rest of the program reads it. */

export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

export interface ActionResource {
  /** Name of a resource type of the same service. */
  readonly type: string;
  /** A hint: where several types are alternatives, the reference marks none of them. */
  readonly required: boolean;
  /** Condition keys that apply only with this resource type. */
  readonly conditionKeys: readonly string[];
}

export interface ActionEntry {
  /** Service prefix, e.g. `s3`. */
  readonly service: string;
  /** In AWS's spelling, e.g. `GetObject`. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** Empty where the action has no resource: its requests carry `*`. */
  readonly resources: readonly ActionResource[];
  /** Keys of the action itself; `aws:RequestTag/${TagKey}` style placeholders as published. */
  readonly conditionKeys: readonly string[];
  /** Other actions one call also needs, e.g. `iam:PassRole`. */
  readonly dependentActions: readonly string[];
  /** True where no API operation has this name, e.g. `iam:PassRole`. */
  readonly permissionOnly: boolean;
}

export interface ResourceType {
  readonly name: string;
  /** With placeholders, e.g. `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
  readonly arn: string;
  readonly conditionKeys: readonly string[];
}

export type ConditionKeyType =
  | 'String'
  | 'ArrayOfString'
  | 'ARN'
  | 'ArrayOfARN'
  | 'Bool'
  | 'ArrayOfBool'
  | 'Numeric'
  | 'Date'
  | 'IPAddress'
  | 'Binary';

export interface ConditionKey {
  readonly name: string;
  readonly type: ConditionKeyType;
}

/** One service of the Service Authorization Reference. Map keys are lower case. */
export interface ServiceEntry {
  readonly prefix: string;
  readonly title: string;
  readonly actions: ReadonlyMap<string, ActionEntry>;
  readonly resourceTypes: ReadonlyMap<string, ResourceType>;
  readonly conditionKeys: ReadonlyMap<string, ConditionKey>;
}

export interface ManagedPolicy {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly versionId: string;
  /** ISO 8601. */
  readonly createDate: string;
  readonly updateDate: string;
  /** The current version's document, compact JSON text. */
  readonly document: string;
}

export type ShapeType =
  | 'structure'
  | 'list'
  | 'map'
  | 'string'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'boolean'
  | 'timestamp'
  | 'blob';

export interface ShapeMember {
  readonly shape: string;
  readonly locationName?: string;
  /** Name in requests of the `ec2` protocol, where it differs from `locationName`. */
  readonly queryName?: string;
  readonly location?: 'uri' | 'querystring' | 'header' | 'headers' | 'statusCode';
}

/** A shape of a service model, in botocore's terms. */
export interface Shape {
  readonly type: ShapeType;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, ShapeMember>>;
  /** Element of a list. */
  readonly member?: ShapeMember;
  readonly key?: ShapeMember;
  readonly value?: ShapeMember;
  readonly flattened?: boolean;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly sensitive?: boolean;
  readonly timestampFormat?: string;
  /** Name of the member that is the whole HTTP body. */
  readonly payload?: string;
  readonly streaming?: boolean;
  /** True where exactly one member may be given. */
  readonly union?: boolean;
  readonly error?: { readonly code?: string; readonly httpStatusCode?: number; readonly senderFault?: boolean };
  readonly exception?: boolean;
}

export interface OperationModel {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string; readonly resultWrapper?: string };
  readonly errors: readonly string[];
  /** True where the request may carry no signature. */
  readonly unsigned: boolean;
  readonly paginator?: {
    readonly inputToken: string;
    readonly outputToken: string;
    readonly limitKey?: string;
    readonly moreResults?: string;
    readonly resultKeys: readonly string[];
    readonly nonAggregateKeys: readonly string[];
  };
}

/** One API as AWS's own clients know it. */
export interface ServiceModel {
  /** botocore folder name, e.g. `iam`. */
  readonly service: string;
  readonly protocol: string;
  readonly apiVersion: string;
  readonly targetPrefix?: string;
  readonly jsonVersion?: string;
  readonly endpointPrefix?: string;
  /** Service name in signatures, where it differs from `endpointPrefix`. */
  readonly signingName?: string;
  readonly xmlNamespace?: string;
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}
