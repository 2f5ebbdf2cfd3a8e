import type { Policy } from './document.ts';

/** A list marks a multivalued key, even with one element or none. Times are ISO 8601, numbers and Booleans text. */
export type ContextValue = string | readonly string[];

/** Condition keys of a request, in any letter case; keys not given are absent. */
export type Context = Readonly<Record<string, ContextValue>>;

/** One action on one resource: what AWS authorizes. */
export interface AuthorizationRequest {
  /**
   * A user ARN, a role session ARN, a federated user ARN, a root ARN, a service principal, `*` for a request without
   * credentials, or an identity provider's ARN for the federated assume operations.
   */
  readonly principal: string;
  /** For a role session, the role's ARN with its path. Default: the role without a path. */
  readonly role?: string;
  /** For a federated user session, the ARN of the user whose credentials made it. */
  readonly user?: string;
  /** Canonical user id of the caller's account, by which bucket policies may name it. */
  readonly canonicalUser?: string;
  readonly action: string;
  /** Literal text; a lone `*` where the action has no resource. */
  readonly resource: string;
  /** Owner of the resource. Default: the account in the resource ARN, else the principal's account. */
  readonly resourceAccount?: string;
  readonly context: Context;
}

export type PolicyType = 'identity' | 'resource' | 'boundary' | 'session' | 'scp' | 'rcp' | 'endpoint' | 'trust';

/** A policy in force, with the name that decisions cite. */
export interface AttachedPolicy {
  /** `identity[0]`, `session[0]`, `scp[1][0]`, `rcp[0][0]`, `endpoint[0]`, `boundary`, `resource`, `grant[0]`. */
  readonly ref: string;
  readonly policy: Policy;
  /** What a person calls it: the policy's name, or `inline policy X of user Y`. */
  readonly name?: string;
  /** Where the policy is managed. */
  readonly arn?: string;
}

/** A grant of a KMS key (AWS KMS Developer Guide, grants). It allows, and nothing else. */
export interface KeyGrant {
  /** ARN of a user, role, role session, federated user session or account. */
  readonly grantee: string;
  /** Names without prefix, e.g. `Decrypt`. */
  readonly operations: readonly string[];
  /** Pairs that the encryption context of the request must hold. */
  readonly encryptionContextSubset?: Readonly<Record<string, string>>;
  /** Pairs that make up the whole encryption context of the request. */
  readonly encryptionContextEquals?: Readonly<Record<string, string>>;
}

/** Settings of S3 Block Public Access on a bucket, those of its account added, that bear on a decision. */
export interface BlockPublicAccess {
  /** Leaves a public bucket policy without effect for callers outside the account, services excepted. */
  readonly restrictPublicBuckets: boolean;
}

/** Every policy that bears on a request; a layer that is absent is not attached. */
export interface PoliciesInForce {
  readonly identity?: readonly AttachedPolicy[];
  readonly boundary?: AttachedPolicy;
  readonly session?: readonly AttachedPolicy[];
  /** For `sts:AssumeRole*`, `sts:TagSession` and `sts:SetSourceIdentity` the role's trust policy. */
  readonly resource?: AttachedPolicy;
  /** Levels from root to account, each the list attached there. */
  readonly scp?: readonly (readonly AttachedPolicy[])[];
  readonly rcp?: readonly (readonly AttachedPolicy[])[];
  readonly endpoint?: readonly AttachedPolicy[];
  /** Grants of the key that is asked for. */
  readonly grants?: readonly KeyGrant[];
  readonly blockPublicAccess?: BlockPublicAccess;
}
