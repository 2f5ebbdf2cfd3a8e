import { startHistory } from '../../account/history.ts';
import type { Sandbox } from '../../account/sandbox.ts';
import type { LineResult } from '../../doors/console/session.ts';
import { openSession } from '../../doors/console/session.ts';
import { defaultIdentity } from '../../scenario/loadScenario.ts';
import { type AttemptState, sandboxOf } from '../attemptState.ts';
import { withWorkingCredentials } from '../callers.ts';
import { playLine } from '../playLine.ts';
import { atTime, type Circumstances } from '../probe.ts';
import type { Situation } from './situation.ts';

interface Command {
  readonly as: string | null;
  readonly line: string;
}

/** What commands did on a copy of the account. */
export interface Trial {
  readonly sandbox: Sandbox;
  /** One for each command. */
  readonly results: readonly { readonly profile: string; readonly result: LineResult }[];
}

/** Sends commands through the API on a copy of the account, at the time of a check and from its address. */
export function trialOf(
  { state, sandbox }: Situation,
  check: Pick<Circumstances, 'after' | 'at' | 'from'>,
  commands: readonly Command[],
): Trial {
  const then = withWorkingCredentials(atTime(sandbox, check), state.scenario, state.callers);
  let attempt: AttemptState = { ...state, history: startHistory(then) };
  const results: Trial['results'][number][] = [];
  for (const { as, line } of commands) {
    const profile = as ?? defaultIdentity(state.scenario);
    const played = playLine(
      attempt,
      openSession(profile, state.scenario.region),
      line,
      () => undefined,
      'console',
      check.from,
    );
    attempt = played.state;
    results.push({ profile, result: played.result });
  }
  return { sandbox: sandboxOf(attempt), results };
}
