import type { Json } from './call.ts';
import type { AnalyzerStart, IdentityCenterStart, OrganizationStart } from './governanceShape.ts';
import type { PublicAccessBlockStart, ResourceContentStart } from './resourceStartShape.ts';

/**
 * The state that a scenario starts from, as plain data. Everything is optional but names; what is left out gets AWS's
 * default or a seeded id. Documents are JSON values, or JSON text as a string.
 */
export interface SandboxStart {
  /** Account id that the learner works in. Default: the first account. */
  readonly home?: string;
  readonly accounts?: readonly AccountStart[];
  readonly organization?: OrganizationStart;
  readonly identityCenter?: IdentityCenterStart;
}

/** An ISO 8601 moment, or an ISO 8601 duration such as `P90D` for that long before the sandbox's clock. */
export type Moment = string;

export type TagsStart = Readonly<Record<string, string | number | boolean>>;

/** Policy documents by policy name. */
export type InlineStart = Readonly<Record<string, Json>>;

export interface AccountStart {
  /** Twelve digits. Default for the first account: 111122223333. */
  readonly id?: string;
  readonly alias?: string;
  readonly created?: Moment;
  readonly root?: RootStart;
  readonly passwordPolicy?: PasswordPolicyStart;
  readonly policies?: readonly PolicyStart[];
  readonly groups?: readonly GroupStart[];
  readonly users?: readonly UserStart[];
  readonly roles?: readonly RoleStart[];
  readonly instanceProfiles?: readonly InstanceProfileStart[];
  readonly oidcProviders?: readonly OidcProviderStart[];
  readonly samlProviders?: readonly SamlProviderStart[];
  readonly buckets?: readonly BucketStart[];
  readonly instances?: readonly InstanceStart[];
  readonly resources?: readonly ResourceStart[];
  /** Analyzers of IAM Access Analyzer. */
  readonly analyzers?: readonly AnalyzerStart[];
  /** S3 Block Public Access of the account. */
  readonly blockPublicAccess?: PublicAccessBlockStart;
  /** What the trail recorded before the start, in any order. */
  readonly events?: readonly EventStart[];
}

/** A call of the past, as the trail recorded it: nothing is done again. */
export interface EventStart {
  readonly at: Moment;
  /** `service:Operation`, e.g. `iam:CreateUser`; `signin:ConsoleLogin` and `signin:SwitchRole` are sign-ins. */
  readonly call: string;
  /** `user/maya`, `role/deploy`, `root`, `key/AKIA…`, `service/ec2.amazonaws.com` or an ARN. Default: `root`. */
  readonly by?: string;
  /** What an event says of its caller, in place of what `by` gives: somebody who is gone by now. */
  readonly userIdentity?: Json;
  readonly input?: Json;
  /** Members of the answer. */
  readonly answer?: Json;
  /** Absent for a call that succeeded. */
  readonly error?: { readonly code: string; readonly message?: string };
  /** Name of a role session. */
  readonly session?: string;
  readonly mfa?: boolean;
  /** Source address. */
  readonly from?: string;
  readonly userAgent?: string;
  readonly region?: string;
}

export interface RootStart {
  readonly accessKeys?: readonly AccessKeyStart[];
  /** How many MFA devices are enabled. */
  readonly mfaDevices?: number;
  readonly passwordLastUsed?: Moment;
  /** False for a root user that cannot sign in. Default: true. */
  readonly password?: boolean;
}

export interface AccessKeyStart {
  readonly id?: string;
  readonly secret?: string;
  readonly status?: 'Active' | 'Inactive';
  readonly created?: Moment;
  readonly lastUsed?: { readonly at: Moment; readonly service?: string; readonly region?: string };
}

export interface PasswordPolicyStart {
  readonly minimumLength?: number;
  readonly requireSymbols?: boolean;
  readonly requireNumbers?: boolean;
  readonly requireUppercase?: boolean;
  readonly requireLowercase?: boolean;
  readonly allowUsersToChange?: boolean;
  /** Days. */
  readonly maxAge?: number;
  readonly reusePrevention?: number;
  readonly hardExpiry?: boolean;
}

/** A customer managed policy, with one document or with its versions. */
export interface PolicyStart {
  readonly name: string;
  readonly path?: string;
  readonly id?: string;
  readonly description?: string;
  readonly created?: Moment;
  readonly tags?: TagsStart;
  readonly document?: Json;
  /** Oldest first: v1, v2 … The default version is the one marked, else the last. */
  readonly versions?: readonly PolicyVersionStart[];
}

export interface PolicyVersionStart {
  readonly document: Json;
  readonly default?: boolean;
  readonly created?: Moment;
}

export interface HolderStart {
  readonly name: string;
  readonly path?: string;
  readonly id?: string;
  readonly created?: Moment;
  /** Managed policies: names of this account or of AWS, or ARNs. */
  readonly attached?: readonly string[];
  readonly inline?: InlineStart;
}

export type GroupStart = HolderStart;

export interface UserStart extends HolderStart {
  readonly groups?: readonly string[];
  readonly tags?: TagsStart;
  /** Name or ARN of a managed policy. */
  readonly boundary?: string;
  readonly accessKeys?: readonly AccessKeyStart[];
  /** True for a console password that nobody needs to know. */
  readonly loginProfile?: boolean | LoginProfileStart;
  /** True for one enabled virtual device named after the user. */
  readonly mfa?: boolean | readonly MfaStart[];
}

export interface LoginProfileStart {
  readonly password?: string;
  readonly resetRequired?: boolean;
  readonly created?: Moment;
  readonly lastUsed?: Moment;
}

export interface MfaStart {
  /** Name of the virtual device. Default: the user's name. */
  readonly name?: string;
  /** Base 32. */
  readonly seed?: string;
  readonly enabled?: Moment;
}

export interface RoleStart extends HolderStart {
  readonly trust: Json;
  readonly description?: string;
  readonly boundary?: string;
  readonly tags?: TagsStart;
  /** Seconds. Default 3600. */
  readonly maxSessionDuration?: number;
  readonly lastUsed?: { readonly at: Moment; readonly region?: string };
}

export interface InstanceProfileStart {
  readonly name: string;
  readonly path?: string;
  readonly id?: string;
  readonly created?: Moment;
  readonly role?: string;
  readonly tags?: TagsStart;
}

/** An OpenID Connect provider. */
export interface OidcProviderStart {
  /** `https://…`. */
  readonly url: string;
  /** Audiences. Default: `sts.amazonaws.com`. */
  readonly clientIds?: readonly string[];
  readonly created?: Moment;
  readonly tags?: TagsStart;
}

/** A SAML provider. */
export interface SamlProviderStart {
  readonly name: string;
  /** The issuer of its assertions. Default: `https://idp.example/NAME`. */
  readonly entityId?: string;
  readonly created?: Moment;
  readonly tags?: TagsStart;
}

export interface BucketStart {
  readonly name: string;
  readonly created?: Moment;
  /** Default us-east-1. */
  readonly region?: string;
  readonly tags?: TagsStart;
  /** True where attribute-based access control is enabled, so that the bucket's tags count in conditions. */
  readonly abac?: boolean;
  readonly policy?: Json;
  /** Default: no configuration, so that nothing is blocked. */
  readonly blockPublicAccess?: PublicAccessBlockStart;
  /** ARN of the KMS key that objects are encrypted with, those of the start too. */
  readonly key?: string;
  /** A key alone is an object with a placeholder body. */
  readonly objects?: readonly (string | ObjectStart)[];
}

export interface ObjectStart {
  readonly key: string;
  readonly body?: string;
  readonly modified?: Moment;
  readonly tags?: TagsStart;
}

export interface InstanceStart {
  /** Default: a seeded `i-0…`. */
  readonly id?: string;
  readonly region?: string;
  /** Default t3.micro. */
  readonly type?: string;
  readonly image?: string;
  readonly subnet?: string;
  readonly state?: 'running' | 'stopped' | 'terminated';
  readonly tags?: TagsStart;
  readonly launched?: Moment;
  readonly userData?: string;
  /** Name of an instance profile of the account. */
  readonly profile?: string;
}

/** Anything else that policies speak of: images, subnets, secrets, tables, queues … */
export interface ResourceStart extends ResourceContentStart {
  readonly arn: string;
  /** Resource type of the service's catalogue entry. Default: read from the ARN. */
  readonly type?: string;
  readonly created?: Moment;
  readonly tags?: TagsStart;
  /** For a KMS key without one, the default key policy. */
  readonly policy?: Json;
  /** Name or ARN of the role that it runs as, e.g. of a build project. A function says so itself. */
  readonly runsAs?: string;
}

/** What is inconsistent in a start, with the path to it. */
export interface StartFault {
  readonly path: readonly (string | number)[];
  /** Lower case, without a full stop; offending text in backticks. */
  readonly message: string;
  readonly advice: string;
}
