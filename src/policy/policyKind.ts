/** What a policy is attached to; each kind has elements of its own. */
export type PolicyKind = 'identity' | 'resource' | 'trust' | 'session' | 'scp' | 'rcp';
