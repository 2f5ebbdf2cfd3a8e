import type { Invocation, Result } from '../operation.ts';
import type { User } from '../sandbox.ts';
import { fail } from './failures.ts';
import { holderNamed, userKind } from './holderKind.ts';
import { optionalText } from './input.ts';
import type { Row, Target } from './row.ts';
import { holderTarget } from './targets.ts';

/** The user who calls, in the account's present state; undefined for roles, the root user and others. */
export function callerUser(call: Invocation): User | undefined {
  const { kind, user } = call.identity;
  return kind === 'user' && user ? holderNamed(userKind, call.account, user.name) : undefined;
}

/** The user that a call names, else the caller. */
function ownTarget(call: Invocation): Target {
  if (optionalText(call.input, 'UserName') !== undefined) return holderTarget(userKind, call);
  return { resource: call.identity.user?.arn ?? call.identity.arn };
}

/**
 * An operation on the user that the call names, or on the caller where it names none: a user, or the root user, of
 * whom only credentials can be spoken. Other callers must give a name.
 */
export const onUserOrCaller = (
  run: (call: Invocation, user: User) => Result,
  runForRoot: (call: Invocation) => Result,
): Row => ({
  before: (call) => {
    const named = optionalText(call.input, 'UserName') !== undefined;
    return named || call.identity.kind === 'root' || callerUser(call) ? null : fail('validation.user-name').error;
  },
  asks: ownTarget,
  run: (call) => {
    const name = optionalText(call.input, 'UserName');
    if (name === undefined && call.identity.kind === 'root') return runForRoot(call);
    const user = name === undefined ? callerUser(call) : holderNamed(userKind, call.account, name);
    if (user) return run(call, user);
    return name === undefined ? fail('validation.user-name') : fail('missing.user', { Name: name });
  },
});
