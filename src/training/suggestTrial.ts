import type { Sandbox } from '../account/sandbox.ts';
import type { Check } from '../scenario/check.ts';
import type { AttemptState } from './attemptState.ts';
import { evaluate } from './checks/evaluators.ts';
import { grade } from './grade.ts';
import { type Holder, serves } from './suggestHolders.ts';
import { allChecks } from './suggestNeeds.ts';

/** The checks that do not hold in an account, without those that bound somebody. */
export function failingChecks(state: AttemptState, sandbox: Sandbox): readonly Check[] {
  const situation = { state, sandbox, bounds: [] };
  return allChecks(state).filter((check) => check.kind !== 'atMost' && evaluate(situation, check).status === 'failed');
}

/**
 * True where another account in place of the solution's has its stars and points, and none of those whom the holder
 * serves has too much.
 */
export function doesAsMuch(state: AttemptState, sandbox: Sandbox, holder: Holder): boolean {
  const situation = { state, sandbox, bounds: [] };
  const asks = (check: Check) => check.kind === 'allow' || check.kind === 'call';
  if (!allChecks(state).every((check) => !asks(check) || evaluate(situation, check).status === 'passed')) return false;
  const reference = grade(state);
  const { passed, stars, score, excess } = grade(state, sandbox);
  const exceeds = excess.some(({ principal }) => isMeant(sandbox, holder, principal));
  return passed && !exceeds && stars >= reference.stars && score.points >= reference.score.points;
}

function isMeant(sandbox: Sandbox, holder: Holder, principal: string): boolean {
  if (holder.members.some(({ name }) => principal.endsWith(` of ${name}`))) return true;
  return serves(sandbox, holder, principal);
}
