import type { PolicyKind } from '../policyKind.ts';

/** Kinds of policy that a check looks at. */
export const everyKind: readonly PolicyKind[] = ['identity', 'session', 'resource', 'trust', 'scp', 'rcp'];

/** Kinds whose statements grant to whoever the policy is attached to. */
export const identityKinds: readonly PolicyKind[] = ['identity', 'session'];

/** Kinds that name actions and resources of any service. */
export const actionKinds: readonly PolicyKind[] = ['identity', 'session', 'resource', 'scp', 'rcp'];
