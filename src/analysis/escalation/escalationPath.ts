export type EscalationCategory =
  | 'self-escalation'
  | 'principal-access'
  | 'guardrail-removal'
  | 'new-passrole'
  | 'existing-passrole'
  | 'legacy';

/** What an action of a path is asked on. `made`: something of the caller's own choice, new or not. */
export type NeedOn =
  | 'user'
  | 'role'
  | 'group'
  | 'policy'
  | 'permission set'
  | 'passed role'
  | 'profile'
  | 'host'
  | 'provider'
  | 'federated role'
  | 'made';

/** One action that a path takes, allowed on what the path is bound to. */
export interface Need {
  readonly action: string;
  readonly on: NeedOn;
}

/** What in the account a path is walked on. `own` belongs to the actor, `other` does not. */
export type PathTarget =
  | 'own user'
  | 'own role'
  | 'own group'
  | 'own policy'
  | 'own permission set'
  | 'inline denial of own user'
  | 'inline denial of own role'
  | 'managed denial of own user'
  | 'managed denial of own role'
  | 'denial of own group'
  | 'inline denial of own group'
  | 'managed denial of own group'
  | 'other group'
  | 'other user'
  | 'other role'
  | 'any role'
  | 'policy of other role'
  | 'permission set'
  | 'passed role'
  | 'role for a host'
  | 'host'
  | 'role of a provider'
  | 'nothing';

/** What must be true of the target beside the permissions. */
export type Precondition =
  | 'has room for a key'
  | 'has a key'
  | 'has no password'
  | 'has a password'
  | 'has a boundary'
  | 'host has no profile'
  | 'trusts the service'
  | 'is in an instance profile';

/** Who the actor is after the last call, as `itself` with other policies or as the `target`. */
export type Gain =
  | 'itself with everything'
  | 'itself with another version'
  | 'itself in the group'
  | 'itself out of the group'
  | 'itself with IAM'
  | 'itself without boundary'
  | 'itself without the policy'
  | 'target'
  | 'target once it trusts'
  | 'target with everything'
  | 'target with everything once it trusts'
  | 'target without boundary'
  | 'role of the host'
  | 'everything';

/** One published way to more permissions. */
export interface EscalationPath {
  readonly id: string;
  readonly name: string;
  readonly category: EscalationCategory;
  readonly needs: readonly Need[];
  /** Other sets of actions that do the same. */
  readonly alternatives?: readonly (readonly Need[])[];
  /** Service that the role is passed to: `iam:PassedToService`. */
  readonly passedTo?: string;
  /** ARN of the policy that is attached; AdministratorAccess where it is left out. */
  readonly attaches?: string;
  readonly target: PathTarget;
  /** Resource type of what runs, e.g. `lambda:function`; it exists already. */
  readonly host?: string;
  /** Resource types one of which has to exist. */
  readonly there?: readonly string[];
  readonly when?: readonly Precondition[];
  /** The service is gone: permissions for it open the path on paper alone, and no chain goes by it. */
  readonly retired?: true;
  readonly gains: Gain;
  /** One sentence for learners. */
  readonly says: string;
  readonly sources: readonly string[];
}
