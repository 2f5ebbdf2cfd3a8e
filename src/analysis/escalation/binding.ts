import type { Policy } from '../../policy/document.ts';
import type { AttachedPolicy } from '../../policy/request.ts';
import type { PrincipalView } from '../accountView.ts';
import type { GroupView, Holder, Host, ManagedPolicyView, ProfileView } from './escalationView.ts';

/** Somebody under way: who they are and what they have changed about themselves so far. */
export interface Actor {
  readonly holder: Holder;
  readonly view: PrincipalView;
  /** Groups that they have added themselves to, beside those of the holder. */
  readonly joined: readonly string[];
}

/** What in the account one path is walked on. */
export interface Binding {
  /** User or role that is rewritten, become or passed. */
  readonly holder?: Holder;
  readonly group?: GroupView;
  readonly policy?: ManagedPolicyView;
  readonly version?: { readonly id: string; readonly policy: Policy };
  readonly denial?: AttachedPolicy;
  readonly profile?: ProfileView;
  readonly host?: Host;
  /** ARN of a SAML provider. */
  readonly provider?: string;
  /** ARN. */
  readonly permissionSet?: string;
}
