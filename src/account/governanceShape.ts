import type { Json } from './call.ts';
import type { Moment, TagsStart } from './startShape.ts';

/** Organization, identity directory and analyzers of a start. */
export interface OrganizationStart {
  /** Default: `o-` and ten seeded characters. */
  readonly id?: string;
  /** Default: the home account. */
  readonly managementAccount?: string;
  /** `o-…/r-…/ou-…/` by member account. Default: all accounts of the sandbox, directly under the root. */
  readonly paths?: Readonly<Record<string, string>>;
  /** Service control policies by account id: levels from root to account, each the documents attached there. */
  readonly serviceControlPolicies?: Readonly<Record<string, readonly (readonly ControlPolicyStart[])[]>>;
  /** Resource control policies, likewise. `RCPFullAWSAccess` is always attached and never listed. */
  readonly resourceControlPolicies?: Readonly<Record<string, readonly (readonly ControlPolicyStart[])[]>>;
  /** Default: `ALL`. */
  readonly featureSet?: 'ALL' | 'CONSOLIDATED_BILLING';
  /** Default: service control policies, and resource control policies where there are any. */
  readonly policyTypes?: readonly string[];
  /** Policies that `root`, `units` and `accounts` attach by name. */
  readonly policies?: readonly (ControlPolicyStart & {
    /** Default: `SERVICE_CONTROL_POLICY`. */
    readonly type?: string;
  })[];
  readonly root?: TargetStart;
  readonly units?: readonly UnitStart[];
  /** By account id. */
  readonly accounts?: Readonly<Record<string, TargetStart & { readonly name?: string; readonly email?: string }>>;
  /** Accounts by service principal. */
  readonly delegatedAdministrators?: Readonly<Record<string, readonly string[]>>;
  /** Service principals; those with delegated administrators are trusted anyway. */
  readonly trustedServices?: readonly string[];
  /** What IAM manages centrally for the root users of members; IAM is then trusted. */
  readonly rootFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[];
  readonly resourcePolicy?: Json;
}

/** What is attached to a root, unit or account. */
export interface TargetStart {
  /** Names of policies, beside the full-access ones. */
  readonly policies?: readonly string[];
  /** False where `FullAWSAccess` is detached. */
  readonly fullAccess?: boolean;
}

/** An organizational unit with what lies in it. */
export interface UnitStart extends TargetStart {
  readonly name: string;
  /** Default: `ou-…` with seeded characters. */
  readonly id?: string;
  readonly accounts?: readonly string[];
  readonly units?: readonly UnitStart[];
}

/** IAM Identity Center with its directory. Everything is named; ids are seeded. */
export interface IdentityCenterStart {
  /** Default: the management account, else the home account. */
  readonly owner?: string;
  readonly name?: string;
  /** `ssoins-…`. */
  readonly instanceId?: string;
  /** `d-…`. */
  readonly identityStoreId?: string;
  readonly region?: string;
  readonly users?: readonly DirectoryUserStart[];
  readonly groups?: readonly { readonly name: string; readonly id?: string; readonly description?: string }[];
  readonly permissionSets?: readonly PermissionSetStart[];
  readonly assignments?: readonly AssignmentStart[];
  /** Attributes for access control: tag key and source, e.g. `team: ${path:enterprise.department}`. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface DirectoryUserStart {
  readonly userName: string;
  readonly id?: string;
  readonly displayName?: string;
  readonly email?: string;
  /** Names of groups of the directory. */
  readonly groups?: readonly string[];
  /** Attributes of the enterprise extension: `department`, `costCenter` … */
  readonly attributes?: Readonly<Record<string, string>>;
  /** False for somebody who cannot sign in any more. */
  readonly active?: boolean;
}

export interface PermissionSetStart {
  readonly name: string;
  /** `ps-…`. */
  readonly id?: string;
  readonly description?: string;
  /** ISO 8601; default one hour. */
  readonly sessionDuration?: string;
  /** AWS managed policies by name or ARN. */
  readonly managed?: readonly string[];
  /** Customer managed policies of the accounts by name. */
  readonly customer?: readonly string[];
  readonly inline?: Json;
  /** AWS managed policy by name or ARN. */
  readonly boundary?: string;
}

/** A permission set in an account, for a user or a group of the directory. */
export interface AssignmentStart {
  readonly account: string;
  readonly permissionSet: string;
  readonly user?: string;
  readonly group?: string;
}

export interface ControlPolicyStart {
  readonly name: string;
  /** Default: `p-` and eight seeded characters. */
  readonly id?: string;
  readonly description?: string;
  readonly document: Json;
}

export interface AnalyzerStart {
  readonly name: string;
  /** Default: external access to this account. */
  readonly type?: 'ACCOUNT' | 'ORGANIZATION' | 'ACCOUNT_UNUSED_ACCESS' | 'ORGANIZATION_UNUSED_ACCESS';
  /** Default us-east-1. */
  readonly region?: string;
  readonly created?: Moment;
  readonly tags?: TagsStart;
  /** Days; default 90. */
  readonly unusedAccessAge?: number;
  /** Criteria by attribute, by rule name. */
  readonly archiveRules?: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[] | boolean>>>>>
  >;
}
