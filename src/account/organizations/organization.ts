import type { AttachedPolicy } from '../../policy/request.ts';
import type { StoredPolicy, Tags } from '../sandbox.ts';

/** What AWS Organizations keeps of one organization. Ids are AWS's: `r-…`, `ou-…`, `p-…`, twelve digits. */
export interface OrganizationRecord {
  readonly id: string;
  readonly managementAccount: string;
  readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
  readonly rootId: string;
  /** Policy types that are enabled on the root. */
  readonly policyTypes: readonly string[];
  /** By id. */
  readonly units: ReadonlyMap<string, Unit>;
  /** By account id; the management account is one of them. */
  readonly members: ReadonlyMap<string, Member>;
  /** Customer managed policies by id. */
  readonly policies: ReadonlyMap<string, OrganizationPolicy>;
  /** Policy ids by target id, in order of attachment; AWS's own full-access policies are among them. */
  readonly attachments: ReadonlyMap<string, readonly string[]>;
  /** By id of what is tagged. */
  readonly tags: ReadonlyMap<string, Tags>;
  /** By request id. */
  readonly creations: ReadonlyMap<string, AccountCreation>;
  /** By id. */
  readonly handshakes: ReadonlyMap<string, Handshake>;
  readonly delegations: readonly Delegation[];
  /** Since when each service is trusted, by service principal. */
  readonly trustedServices: ReadonlyMap<string, number>;
  readonly resourcePolicy: (StoredPolicy & { readonly id: string }) | null;
  /** What IAM manages centrally for the root users of member accounts. */
  readonly rootFeatures?: readonly ('RootCredentialsManagement' | 'RootSessions')[];
}

/** An organization with what follows from its record; `settled` keeps the two together. */
export interface Organization extends OrganizationRecord {
  /** Levels from root to account, by account id: `o-…/r-…/ou-…/`. */
  readonly paths: ReadonlyMap<string, string>;
  /** Control policies in force, by account id; accounts without any are absent. */
  readonly controls: ReadonlyMap<string, ControlPolicies>;
}

/** Levels from root to account, each the list attached there; null where that kind is not enabled. */
export interface ControlPolicies {
  readonly scp: readonly (readonly AttachedPolicy[])[] | null;
  readonly rcp: readonly (readonly AttachedPolicy[])[] | null;
}

/** An organizational unit. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  /** Id of the root or of a unit. */
  readonly parent: string;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Id of the root or of a unit. */
  readonly parent: string;
  /** Until then an account that is being created is not told of. */
  readonly joined: number;
  readonly method: 'INVITED' | 'CREATED';
  readonly closed: boolean;
}

export interface OrganizationPolicy {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly content: string;
  readonly updated: number;
}

export interface AccountCreation {
  readonly id: string;
  readonly name: string;
  /** Null where the creation fails. */
  readonly account: string | null;
  readonly requested: number;
  /** When its outcome is known. */
  readonly completed: number;
  readonly failure: string | null;
}

export interface Handshake {
  readonly id: string;
  readonly action: 'INVITE' | 'ENABLE_ALL_FEATURES';
  /** Account id or e-mail address of who is invited. */
  readonly target: { readonly id: string; readonly type: 'ACCOUNT' | 'EMAIL' };
  readonly notes: string | null;
  readonly state: 'OPEN' | 'CANCELED' | 'ACCEPTED' | 'DECLINED';
  readonly requested: number;
  readonly expires: number;
}

export interface Delegation {
  readonly account: string;
  readonly service: string;
  readonly since: number;
}
