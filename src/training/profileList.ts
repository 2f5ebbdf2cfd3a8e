import { identify, isIdentity } from '../account/identify.ts';
import { type AttemptState, sandboxOf } from './attemptState.ts';

/** Whom the learner may act as, in the scenario's order. */
export function profileList(
  state: AttemptState,
): readonly { readonly name: string; readonly arn: string; readonly says: string }[] {
  const sandbox = sandboxOf(state);
  return [...state.callers].map(([name, caller]) => {
    const identity = identify(sandbox, caller, sandbox.clock);
    const says = state.scenario.identities[name]?.says ?? '';
    // Whose user or key the learner deleted signs nothing any more.
    return { name, arn: isIdentity(identity) ? identity.arn : 'does not authenticate any more', says };
  });
}
