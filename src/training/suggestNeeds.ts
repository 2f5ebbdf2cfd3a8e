import { startHistory } from '../account/history.ts';
import type { Sandbox } from '../account/sandbox.ts';
import type { Need } from '../analysis/suggest/need.ts';
import { openSession } from '../doors/console/session.ts';
import type { Decision } from '../policy/decision.ts';
import type { Check, CheckOf } from '../scenario/check.ts';
import type { AttemptState } from './attemptState.ts';
import { withWorkingCredentials } from './callers.ts';
import { accessDecisions } from './checks/access.ts';
import { playLine } from './playLine.ts';
import { atTime } from './probe.ts';

/** Every check of a scenario, those held back as well. */
export function allChecks({ scenario }: AttemptState): readonly Check[] {
  return [...scenario.tasks.flatMap((task) => task.checks), ...scenario.heldOut];
}

/** A request that some check needs to be allowed, with what allows it. */
export interface NeededRequest extends Need {
  /** The identity policies with a statement that allows it: the ARN of a managed policy, the name of an inline one. */
  readonly by: ReadonlySet<string>;
}

/** The requests behind the checks that something works, in an account where it does. */
export function neededRequests(state: AttemptState, sandbox: Sandbox): NeededRequest[] {
  return allChecks(state).flatMap((check) => {
    if (check.kind === 'allow') return probed(sandbox, check);
    return check.kind === 'call' && check.expect === 'ok' ? called(state, sandbox, check) : [];
  });
}

function probed(sandbox: Sandbox, check: CheckOf<'allow'>): NeededRequest[] {
  const ways = accessDecisions(sandbox, check);
  return 'code' in ways ? [] : ways.flat().flatMap(requestIn);
}

function called(attempt: AttemptState, sandbox: Sandbox, check: CheckOf<'call'>): NeededRequest[] {
  const then = withWorkingCredentials(atTime(sandbox, check), attempt.scenario, attempt.callers);
  const state = { ...attempt, history: startHistory(then) };
  const session = openSession(check.as ?? state.profile, state.scenario.region);
  const { result } = playLine(state, session, check.line, () => undefined);
  return result.calls.flatMap(({ outcome }) => outcome.decisions).flatMap(requestIn);
}

function requestIn({ decision, request, statements }: Decision): NeededRequest[] {
  if (decision !== 'allowed') return [];
  const allowing = statements.filter(
    ({ applies, effect, policyType }) => applies && effect === 'Allow' && policyType === 'identity',
  );
  const by = new Set(allowing.flatMap(({ policyArn, policyName }) => policyArn ?? policyName ?? []));
  return [{ action: request.action, resource: request.resource, by }];
}
