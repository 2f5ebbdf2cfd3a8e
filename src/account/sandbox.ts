import type { Policy } from '../policy/document.ts';
import type { AccessAnalysis } from './accessanalyzer/accessAnalysis.ts';
import type { JsonObject, TrailEvent } from './call.ts';
import type { OidcProvider, SamlProvider } from './identityProvider.ts';
import type { Organization } from './organizations/organization.ts';
import type { ResourceState } from './resourceState.ts';
import type { ServiceCredential } from './serviceCredential.ts';
import type { IdentityCenter } from './sso-admin/identityCenter.ts';

/**
 * Everything simulated: a few AWS accounts with their resources, one clock, one id generator. Immutable; each call
 * gives a new one. Maps are keyed as their comments say; times are milliseconds since 1970.
 */
export interface Sandbox {
  /** By account id. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** The account that the learner works in. */
  readonly home: string;
  readonly organization: Organization | null;
  /** The instance of IAM Identity Center with its directory. */
  readonly identityCenter?: IdentityCenter | null;
  readonly clock: number;
  /** State of the seeded generator that ids, keys and codes come from. */
  readonly generator: number;
  /** Temporary credentials by access key id. */
  readonly sessions: ReadonlyMap<string, Session>;
  /** Newest first. */
  readonly trail: TrailNode | null;
}

/** A persistent list, so that appending to a long trail costs the same as to a short one. */
export interface TrailNode {
  readonly event: TrailEvent;
  readonly previous: TrailNode | null;
  readonly length: number;
}

export interface Account {
  readonly id: string;
  readonly alias: string | null;
  readonly created: number;
  readonly root: RootUser;
  /** By lower-case name: IAM names are unique in any case. The same for groups, roles, policies and profiles. */
  readonly users: ReadonlyMap<string, User>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly policies: ReadonlyMap<string, CustomerPolicy>;
  readonly instanceProfiles: ReadonlyMap<string, InstanceProfile>;
  /** By serial number. */
  readonly mfaDevices: ReadonlyMap<string, MfaDevice>;
  readonly passwordPolicy: PasswordPolicy | null;
  readonly credentialReport: { readonly generated: number; readonly content: string } | null;
  /** By ARN. */
  readonly oidcProviders?: ReadonlyMap<string, OidcProvider>;
  /** By ARN. */
  readonly samlProviders?: ReadonlyMap<string, SamlProvider>;
  /** ARNs of service-linked roles that were deleted, by the id of the deletion. */
  readonly roleDeletions?: ReadonlyMap<string, string>;
  /** Version of the session tokens of the global STS endpoint. Default 1. */
  readonly tokenVersion?: 1 | 2;
  /** Reports on last access that were asked for, by job id. */
  readonly accessJobs?: ReadonlyMap<string, AccessJob>;
  /** What IAM Access Analyzer keeps. */
  readonly accessAnalysis?: AccessAnalysis;
  /** By name. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** By instance id. */
  readonly instances: ReadonlyMap<string, Instance>;
  /** S3 Block Public Access for all buckets. */
  readonly publicAccessBlock?: PublicAccessBlock | null;
  /** Other things policies speak of (images, subnets, secrets, tables …), by ARN. */
  readonly resources: ReadonlyMap<string, PlainResource>;
}

export interface AccessJob {
  /** A user, group, role or managed policy. */
  readonly arn: string;
  readonly created: number;
  readonly byAction: boolean;
  /** `o-…/r-…/…/`, for a report on an organization; `arn` is empty then. */
  readonly entityPath?: string;
}

export type Tags = readonly { readonly key: string; readonly value: string }[];

/** A policy text together with what it parsed to. */
export interface StoredPolicy {
  readonly text: string;
  readonly policy: Policy;
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  readonly status: 'Active' | 'Inactive';
  readonly created: number;
  readonly lastUsed: { readonly time: number; readonly service: string; readonly region: string } | null;
}

export interface RootUser {
  readonly accessKeys: readonly AccessKey[];
  /** Serial numbers. */
  readonly mfaDevices: readonly string[];
  readonly passwordLastUsed: number | null;
  /** False where the root user has no password: in member accounts whose root credentials are managed centrally. */
  readonly password?: boolean;
}

/** What users, groups and roles share. */
export interface PolicyHolder {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly created: number;
  /** By lower-case policy name. */
  readonly inline: ReadonlyMap<string, StoredPolicy & { readonly name: string }>;
  /** ARNs in order of attachment. */
  readonly attached: readonly string[];
}

export interface User extends PolicyHolder {
  /** ARN of a managed policy. */
  readonly boundary: string | null;
  readonly tags: Tags;
  /** Group names as stored. */
  readonly groups: readonly string[];
  readonly accessKeys: readonly AccessKey[];
  readonly loginProfile: LoginProfile | null;
  /** Serial numbers. */
  readonly mfaDevices: readonly string[];
  readonly serviceCredentials?: readonly ServiceCredential[];
}

export interface LoginProfile {
  readonly created: number;
  readonly passwordHash: string;
  /** Hashes of earlier passwords, newest first, as far as the password policy can ask for them (24). */
  readonly earlierHashes?: readonly string[];
  readonly resetRequired: boolean;
  readonly lastUsed: number | null;
  readonly lastChanged: number;
}

/** Members are found through `User.groups`. */
export type Group = PolicyHolder;

export interface Role extends PolicyHolder {
  readonly trust: StoredPolicy;
  readonly boundary: string | null;
  readonly tags: Tags;
  readonly description: string;
  /** Seconds. */
  readonly maxSessionDuration: number;
  readonly lastUsed: { readonly time: number; readonly region: string } | null;
}

export interface CustomerPolicy {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly created: number;
  readonly updated: number;
  readonly tags: Tags;
  readonly defaultVersion: string;
  /** Oldest first; at most five. */
  readonly versions: readonly (StoredPolicy & { readonly id: string; readonly created: number })[];
  /** Number the next version gets. */
  readonly nextVersion: number;
}

export interface InstanceProfile {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly arn: string;
  readonly created: number;
  readonly tags: Tags;
  /** Role name as stored. */
  readonly role: string | null;
}

export interface MfaDevice {
  readonly serial: string;
  /** Base32 seed of the time-based codes. */
  readonly seed: string;
  /** User name, `<root>` for the root user, null while unassigned. */
  readonly user: string | null;
  readonly enabled: number | null;
  readonly tags: Tags;
  /** Last 30-second step whose code STS accepted. */
  readonly lastStep: number;
  /** Second step of the last pair of codes that enabled or resynchronized the device. */
  readonly lastPair?: number;
}

export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
  readonly allowUsersToChange: boolean;
  readonly maxAge: number | null;
  readonly reusePrevention: number | null;
  readonly hardExpiry: boolean | null;
}

export interface Bucket {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly tags: Tags;
  /** True where attribute-based access control is enabled: only then do the bucket's tags count in conditions. */
  readonly abac: boolean;
  readonly created: number;
  readonly policy: StoredPolicy | null;
  /** S3 Block Public Access of the bucket; absent or null where it has no configuration. */
  readonly publicAccessBlock?: PublicAccessBlock | null;
  /** ARN of the KMS key that new objects are encrypted with; absent or null for keys of S3 itself. */
  readonly key?: string | null;
  /** True where new objects are encrypted with the key `aws/s3` of the account. */
  readonly managedKey?: boolean;
  /** By key. */
  readonly objects: ReadonlyMap<string, StoredObject>;
}

export interface StoredObject {
  readonly body: string;
  readonly modified: number;
  readonly tags: Tags;
  /** ARN of the KMS key that it is encrypted with. */
  readonly key?: string;
  /** What reads show as the upload gave it, in the API's form: `ContentType`, `Metadata`, `StorageClass` … */
  readonly shown?: JsonObject;
}

/** Amazon S3 User Guide, access-control-block-public-access. */
export interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

export interface Instance {
  readonly id: string;
  readonly arn: string;
  readonly region: string;
  readonly type: string;
  readonly image: string;
  readonly subnet: string;
  readonly state: 'running' | 'stopped' | 'terminated';
  readonly tags: Tags;
  readonly launched: number;
  readonly userData: string;
  readonly protectedFromTermination: boolean;
  /** Default: tokens are optional, the endpoint is enabled, one hop. */
  readonly metadata?: {
    readonly tokens: 'optional' | 'required';
    readonly endpoint: 'enabled' | 'disabled';
    readonly hops: number;
  };
  readonly association: { readonly id: string; readonly profileArn: string } | null;
}

export interface PlainResource {
  readonly arn: string;
  /** Resource type of the service's catalogue entry, e.g. `image`. */
  readonly type: string;
  readonly tags: Tags;
  readonly policy: StoredPolicy | null;
  /** ARN of the role that it runs as, where no operation of the sandbox keeps it. */
  readonly runsAs?: string;
  /** What the operations of its service work on; absent while nothing but the above is known. */
  readonly state?: ResourceState;
}

/** Temporary credentials. */
export interface Session {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly token: string;
  readonly issued: number;
  readonly expires: number;
  readonly account: string;
  /** What the session is of. */
  readonly of:
    | { readonly type: 'role'; readonly role: string; readonly roleId: string; readonly sessionName: string }
    | { readonly type: 'user'; readonly user: string; readonly userId: string }
    /** `task`: ARN of the task policy of a session that AssumeRoot gave. */
    | { readonly type: 'root'; readonly task?: string }
    | { readonly type: 'federated'; readonly name: string; readonly user: string | null };
  readonly mfaAt: number | null;
  readonly policies: readonly StoredPolicy[];
  readonly policyArns: readonly string[];
  readonly tags: Tags;
  readonly transitive: readonly string[];
  readonly sourceIdentity: string | null;
  /** True where temporary role credentials asked for it. */
  readonly chained: boolean;
  /** Condition keys that an identity provider's answer leaves in each request of the session. */
  readonly keys?: Readonly<Record<string, string>>;
}
