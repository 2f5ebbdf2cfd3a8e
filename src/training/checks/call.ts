import type { Decision } from '../../policy/decision.ts';
import { sentence } from '../../policy/explain.ts';
import type { CheckOf } from '../../scenario/check.ts';
import { claim } from './claim.ts';
import { decisionEvidence } from './decisionEvidence.ts';
import { type Finding, failed, passed, resting, type Situation } from './situation.ts';
import { trialOf } from './trial.ts';

/** A whole command, sent through the API on a copy of the account, so that every resource and tag is authorized. */
export function checkCall(situation: Situation, check: CheckOf<'call'>): Finding {
  const [only] = trialOf(situation, check, [check]).results;
  if (!only) throw new Error('a trial has a result for each command');
  const { profile, result } = only;
  const last = result.calls.at(-1)?.outcome;
  const found = last && !last.ok ? last.error.code : result.exit === 0 ? 'ok' : `exit ${result.exit}`;
  const evidence = {
    line: check.line,
    exit: result.exit,
    output: result.stdout + result.stderr,
    found,
    decisions: (last?.decisions ?? []).map(decisionEvidence),
  };
  const asked = claim({ ...check, as: profile });
  const denied = last?.decisions.find(({ decision }) => decision !== 'allowed');
  const deciding = denied ?? last?.decisions[0];
  if (found === check.expect) return resting(passed(`${asked}: ${found}`, evidence), deciding);
  const because = check.because ? `; ${check.because}` : '';
  const why = denied ? `; ${denial(denied)}` : '';
  return resting(failed(`${asked}: ${found} instead of ${check.expect}${why}${because}`, evidence), deciding);
}

/** A command asks for several permissions: which one it lacks, and why. */
function denial(decision: Decision): string {
  const { action, resource } = decision.request;
  return `${action}${resource === '*' ? '' : ` on ${resource}`}: ${sentence(decision).replace(/\.$/, '')}`;
}
