import type { JsonObject } from '../call.ts';

/** The directory of IAM Identity Center. */
export interface IdentityStore {
  /** By user id. */
  readonly users: ReadonlyMap<string, StoreUser>;
  /** By group id. */
  readonly groups: ReadonlyMap<string, StoreGroup>;
  /** By membership id. */
  readonly memberships: ReadonlyMap<string, StoreMembership>;
}

export interface StoreUser {
  readonly id: string;
  readonly userName: string;
  /** The other members of a user, as the API takes and gives them: `DisplayName`, `Name`, `Emails` … */
  readonly attributes: JsonObject;
  readonly created: Made;
  readonly updated: Made;
  /** A user that is switched off cannot sign in. */
  readonly active: boolean;
}

export interface StoreGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly created: Made;
  readonly updated: Made;
}

export interface StoreMembership {
  readonly id: string;
  readonly group: string;
  readonly user: string;
  readonly created: Made;
}

/** When something was made or changed and by whom (an ARN). */
export interface Made {
  readonly at: number;
  readonly by: string;
}
