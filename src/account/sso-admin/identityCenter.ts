import type { IdentityStore } from '../identitystore/identityStore.ts';
import type { StoredPolicy, Tags } from '../sandbox.ts';

/** An instance of IAM Identity Center: who of its directory gets which permissions in which accounts. */
export interface IdentityCenter {
  readonly arn: string;
  readonly identityStoreId: string;
  /** Account that the instance belongs to: the management account of an organization. */
  readonly owner: string;
  readonly name: string;
  readonly region: string;
  readonly created: number;
  readonly tags: Tags;
  /** By ARN. */
  readonly permissionSets: ReadonlyMap<string, PermissionSet>;
  readonly assignments: readonly Assignment[];
  /** Requests whose outcome can be asked for, by id. */
  readonly requests: ReadonlyMap<string, CenterRequest>;
  /** Attributes for access control as `{Key, Source}`; null while they are off. */
  readonly attributes: readonly { readonly key: string; readonly source: string }[] | null;
  readonly store: IdentityStore;
}

export interface PolicyReference {
  readonly name: string;
  readonly path: string;
}

export interface PermissionSet {
  readonly arn: string;
  readonly name: string;
  readonly description: string | null;
  readonly created: number;
  /** ISO 8601. */
  readonly sessionDuration: string;
  readonly relayState: string | null;
  readonly tags: Tags;
  /** ARNs of AWS's managed policies. */
  readonly managed: readonly string[];
  readonly customer: readonly PolicyReference[];
  readonly inline: StoredPolicy | null;
  readonly boundary: { readonly arn: string } | PolicyReference | null;
  /** Revision of the permissions, counted up by every change. */
  readonly revision: number;
  /** Revision in each account that has it, by account id. */
  readonly provisioned: ReadonlyMap<string, number>;
}

export interface Assignment {
  readonly account: string;
  readonly permissionSet: string;
  readonly principalType: 'USER' | 'GROUP';
  readonly principal: string;
}

export interface CenterRequest {
  readonly id: string;
  readonly kind: 'creation' | 'deletion' | 'provisioning';
  readonly created: number;
  /** When the outcome is known. */
  readonly done: number;
  readonly failure: string | null;
  readonly permissionSet: string;
  /** Null where every provisioned account is meant. */
  readonly account: string | null;
  readonly assignment: Assignment | null;
}
