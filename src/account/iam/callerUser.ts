import type { Invocation } from '../operation.ts';
import type { User } from '../sandbox.ts';

/** The user who calls, in the account's present state; undefined for roles, the root user and others. */
export function callerUser(call: Invocation): User | undefined {
  const { kind, user } = call.identity;
  return kind === 'user' && user ? call.account.users.get(user.name.toLowerCase()) : undefined;
}
