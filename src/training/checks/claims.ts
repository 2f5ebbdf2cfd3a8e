import type { Json } from '../../account/call.ts';
import { exceedsMetadata, leastPrivilege } from '../../analysis/leastPrivilege.ts';
import { decide } from '../../policy/evaluate.ts';
import type { CheckOf } from '../../scenario/check.ts';
import { atStart, everybody, exactNever } from '../exactAccess.ts';
import { excessEntries } from '../excessReport.ts';
import { claim } from './claim.ts';
import { type Finding, failed, passed, resting, type Situation, skipped } from './situation.ts';

/** No request of the pattern may be allowed, for anybody meant. */
export function checkNever({ sandbox, state }: Situation, check: CheckOf<'never'>): Finding {
  const still = atStart(sandbox, state.history.start);
  const identities = everybody(still, check.as);
  const asked = claim(check);
  if (!identities) return skipped(`${asked}: there is no ${check.as.replace('/', ' ')}`);
  const reasons: string[] = [];
  for (const identity of identities) {
    const result = exactNever(still, identity, check.as, check, state.scenario.region);
    reasons.push(...result.reasons);
    if (!result.broken) continue;
    const { request, policies } = result.broken;
    const because = check.because ? `; ${check.because}` : '';
    const said = `${asked}: ${request.action} on ${request.resource} is allowed${because}`;
    return resting(failed(said, null), decide(request, policies));
  }
  return passed(`${asked}: holds`, { complete: reasons.length === 0, reasons });
}

/**
 * Nothing beyond the ceiling. Reading about resources does not fail the check; it costs a little and is named. A way to
 * become administrator costs all.
 */
export function checkAtMost({ bounds, escalations = [], state }: Situation, check: CheckOf<'atMost'>): Finding {
  const own = bounds.filter(({ checks }) => checks.includes(check.id));
  const asked = claim(check);
  if (own.length === 0) return skipped(`${asked}: there is no ${check.as.replace('/', ' ')}`);
  const services = servicesOf(state.scenario.tasks.flatMap((task) => task.checks));
  const opens = own.some(({ name }) => escalations.some(({ principal }) => principal === name));
  const share = opens ? 0 : Math.min(...own.map(({ excess }) => leastPrivilege(excess, services)));
  const entries = excessEntries(own.map(({ excess }) => excess));
  const evidence: Json = {
    excess: entries.map((entry) => ({
      ...entry,
      actions: [...entry.actions],
      witness: { ...entry.witness, context: { ...entry.witness.context } },
    })),
    complete: own.every(({ complete }) => complete),
    reasons: [...new Set(own.flatMap(({ reasons }) => reasons))],
  };
  const [worst] = entries;
  if (!worst) return { ...passed(`${asked}: exact`, evidence), share };
  const more = worst.actionCount > 1 ? ` and ${worst.actionCount - 1} more` : '';
  const named = `${worst.principal} may also ${worst.witness.action} on ${worst.witness.resource}${more}`;
  const exceeds = own.some(({ excess }) => excess.some(exceedsMetadata));
  return exceeds
    ? { ...failed(`${asked}: ${named}`, evidence), share }
    : { ...passed(`${asked}: only reading about resources is more than needed; ${named}`, evidence), share };
}

/** Services that the tasks use. */
function servicesOf(checks: Situation['state']['scenario']['tasks'][number]['checks']): string[] {
  const actions = checks.flatMap((check) => {
    if (check.kind === 'allow') return [check.probe.action];
    if (check.kind !== 'atMost') return [];
    return check.policy.statements.flatMap(({ action }) => (action.negated ? [] : action.patterns));
  });
  return [...new Set(actions.map((action) => action.split(':', 1)[0]?.toLowerCase() ?? ''))].filter(
    (prefix) => prefix !== '*',
  );
}
