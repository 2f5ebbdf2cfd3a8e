import type { Json } from './call.ts';

export type TextsStart = Readonly<Record<string, string | number | boolean>>;

/** One of these tells what is in a resource; it has to fit the resource type. Keys and roles may be given by id and name. */
export interface ResourceContentStart {
  readonly key?: {
    readonly description?: string;
    readonly enabled?: boolean;
    /** Days between rotations. */
    readonly rotation?: number;
    readonly grants?: readonly GrantStart[];
  };
  readonly alias?: { readonly key: string };
  readonly queue?: { readonly messages?: readonly string[] };
  readonly topic?: { readonly subscriptions?: readonly { readonly protocol: string; readonly endpoint: string }[] };
  readonly secret?: {
    readonly value?: string;
    readonly description?: string;
    readonly key?: string;
    readonly rotation?: { readonly function: string; readonly days?: number };
  };
  readonly parameter?: {
    readonly value?: string;
    readonly type?: 'String' | 'StringList' | 'SecureString';
    readonly key?: string;
  };
  readonly function?: {
    readonly role: string;
    readonly runtime?: string;
    readonly environment?: Readonly<Record<string, string>>;
  };
  /** Attributes of items are texts. */
  readonly table?: {
    readonly partitionKey?: string;
    readonly sortKey?: string;
    readonly items?: readonly TextsStart[];
  };
  readonly trail?: { readonly bucket: string; readonly multiRegion?: boolean; readonly logging?: boolean };
  readonly rule?: {
    readonly pattern?: Json;
    readonly schedule?: string;
    readonly enabled?: boolean;
    readonly targets?: readonly { readonly arn: string; readonly role?: string }[];
  };
  readonly schedule?: { readonly expression?: string; readonly target: string; readonly role: string };
  readonly configRule?: { readonly name?: string; readonly identifier: string; readonly parameters?: TextsStart };
  /** Settings are those of PutMetricAlarm. */
  readonly alarm?: {
    readonly value?: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
    readonly metric?: string;
    readonly namespace?: string;
    readonly threshold?: number;
    /** ARNs, e.g. of a topic. */
    readonly actions?: readonly string[];
  };
  readonly recorder?: { readonly recording?: boolean; readonly role?: string };
  /** Messages by stream. */
  readonly logGroup?: { readonly streams?: Readonly<Record<string, readonly string[]>> };
}

export interface GrantStart {
  /** ARN of a principal. */
  readonly grantee: string;
  readonly operations: readonly string[];
  readonly retiring?: string;
  readonly name?: string;
  /** Pairs that a request's encryption context has to hold. */
  readonly encryptionContext?: Readonly<Record<string, string>>;
}

/** Settings of S3 Block Public Access; true for all four. */
export type PublicAccessBlockStart =
  | boolean
  | {
      readonly blockPublicAcls?: boolean;
      readonly ignorePublicAcls?: boolean;
      readonly blockPublicPolicy?: boolean;
      readonly restrictPublicBuckets?: boolean;
    };
