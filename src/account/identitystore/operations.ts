import { operationsOf } from '../serviceOperations.ts';
import { groups } from './groups.ts';
import { memberships } from './memberships.ts';
import { users } from './users.ts';

/** Operations of the identity store. */
export const identitystoreOperations = operationsOf('identitystore', { ...users, ...groups, ...memberships });
