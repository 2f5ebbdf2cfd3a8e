/** What a policy is attached to; each kind has elements of its own. */
export type PolicyKind = 'identity' | 'resource' | 'trust' | 'session' | 'scp' | 'rcp';

/**
 * True where AWS refuses a statement with an empty list of actions, resources or principals. Elsewhere such a statement
 * has no effect (IAM User Guide, access-analyzer-reference-policy-checks, "Empty array action").
 */
export function refusesEmptyLists(kind: PolicyKind): boolean {
  return kind === 'identity' || kind === 'session' || kind === 'trust';
}
