import type { Policy } from '../../policy/document.ts';
import type { AttachedPolicy } from '../../policy/request.ts';
import type { AccountView, PrincipalView } from '../accountView.ts';

/** A user or role, as it stands or as it would be made. */
export interface Holder {
  readonly kind: 'user' | 'role';
  /** As checks name it, e.g. `user/maya`. */
  readonly label: string;
  /** As IAM names it. */
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  /** With the policies in force; made when it is asked for, always the same. */
  readonly view: () => PrincipalView;
  /** Names of groups. */
  readonly groups: readonly string[];
  readonly accessKeys: number;
  /** Ids of access keys, as far as they are known. */
  readonly accessKeyIds?: readonly string[];
  readonly password: boolean;
  /** Trust policy of a role. */
  readonly trust: Policy | null;
  /** ARN of the permission set of IAM Identity Center that made the role. */
  readonly permissionSet: string | null;
  /** Only for somebody who is made or changed on the way. */
  readonly made?: {
    /** `chosen`: the role trusts whom its maker likes. */
    readonly trust: 'as it is' | 'chosen';
    readonly profile?: ProfileView;
  };
}

export interface GroupView {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  /** What it gives its members. */
  readonly policies: readonly AttachedPolicy[];
}

/** A customer managed policy with the versions that are not in force. */
export interface ManagedPolicyView {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly current: Policy;
  readonly others: readonly { readonly id: string; readonly policy: Policy }[];
}

/** Something that runs: an instance, a function, a job … */
export interface Host {
  readonly arn: string;
  /** E.g. `lambda:function`. */
  readonly type: string;
  readonly account: string;
  /** ARN of the role that it runs as; null where it has none. */
  readonly role: string | null;
  /** True for an instance that has an instance profile, with a role in it or not. */
  readonly profiled?: boolean;
}

export interface ProfileView {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  /** ARN of its role. */
  readonly role: string | null;
  /** ARN of an instance that has it. */
  readonly instance: string | null;
}

/** An account, or several, with everybody who could become somebody else. */
export interface EscalationView extends AccountView {
  readonly holders: readonly Holder[];
  readonly groups: readonly GroupView[];
  readonly policies: readonly ManagedPolicyView[];
  readonly hosts: readonly Host[];
  readonly profiles: readonly ProfileView[];
  /** IAM Identity Center: its instance and the account that it is administered from. */
  readonly center: {
    readonly instance: string;
    readonly owner: string;
    /** Id of somebody of its directory. */
    readonly user: string | null;
  } | null;
}
