import type { Json } from '../../account/call.ts';
import type { Identity } from '../../account/identity.ts';
import type { ChainStep, EscalationChain } from '../../analysis/escalation/chain.ts';
import type { CheckOf } from '../../scenario/check.ts';
import { escalationsOf } from '../escalations.ts';
import { atStart, everybody } from '../exactAccess.ts';
import { claim } from './claim.ts';
import { type Finding, failed, passed, type Situation, skipped } from './situation.ts';

/** Nobody meant may be able to become an administrator. */
export function checkNoEscalation({ sandbox, state }: Situation, check: CheckOf<'noEscalation'>): Finding {
  const still = atStart(sandbox, state.history.start);
  const identities = everybody(still, check.as);
  const asked = claim(check);
  if (!identities) return skipped(`${asked}: there is no ${check.as.replace('/', ' ')}`);
  const named = identities.map((identity) => ({ identity, name: check.as }));
  const [chain] = escalationsOf(still, named);
  if (!chain) return passed(`${asked}: holds`, null);
  const because = check.because ? `; ${check.because}` : '';
  return failed(`${asked}: ${chainInWords(chain)}${because}`, chainEvidence(chain));
}

/**
 * What a scenario need not ask: that nobody can become an administrator who is not meant to be one. Null where it holds
 * or where checks of their own speak of everybody found.
 */
export function escalationFinding({ escalations = [], sandbox, state: { scenario } }: Situation): Finding | null {
  const checks = [...scenario.tasks.flatMap((task) => task.checks), ...scenario.heldOut];
  const asked = new Set(
    checks.flatMap((check) => (check.kind === 'noEscalation' ? namesOf(everybody(sandbox, check.as), check.as) : [])),
  );
  const found = escalations.filter(({ principal }) => !asked.has(principal));
  const [chain] = found;
  if (!chain) return null;
  const more = found.length > 1 ? `; so can ${found.length - 1} more` : '';
  const said = `nobody else may be able to become administrator: ${chainInWords(chain)}${more}`;
  return failed(said, { escalations: found.map(chainEvidence) });
}

const namesOf = (identities: readonly Identity[] | null, as: string): string[] => [
  `a new member of ${as}`,
  ...(identities ?? []).map(({ user, role }) => (user ? `user/${user.name}` : `role/${role?.name}`)),
];

/** The way in one sentence. */
export function chainInWords({ principal, steps }: EscalationChain): string {
  if (steps.length === 0) return `${principal} is an administrator`;
  return `${principal} can become one in ${steps.length === 1 ? 'one step' : `${steps.length} steps`}: ${steps.map(stepInWords).join(', then ')}`;
}

function stepInWords({ uses, on, from, to }: ChainStep): string {
  const actions = [...new Set(uses.map(({ action }) => action))].join(' + ');
  const subject = on === null || on === from ? '' : ` on ${on}`;
  return to === from || to === on ? `${actions}${subject}` : `${actions}${subject} to act as ${to}`;
}

/** The way as evidence. */
export const chainEvidence = ({ principal, steps }: EscalationChain): Json => ({
  principal,
  steps: steps.map(({ path, name, from, to, says, on, uses, calls }) => ({
    path,
    name,
    from,
    to,
    says,
    on,
    uses: uses.map((use) => ({ ...use })),
    calls: [...calls],
  })),
});
