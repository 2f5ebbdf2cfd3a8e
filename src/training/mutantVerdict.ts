import { identitiesOf } from '../account/identify.ts';
import type { Sandbox } from '../account/sandbox.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import type { Check } from '../scenario/check.ts';
import { sandboxOf } from './attemptState.ts';
import { boundedPrincipals } from './ceilings.ts';
import { evaluate } from './checks/evaluators.ts';
import type { Situation } from './checks/situation.ts';
import { unwantedEscalations } from './escalations.ts';
import { atStart, exactExcess, exceedsCeiling } from './exactAccess.ts';
import type { Mutant } from './mutants.ts';

/** What became of a mistake made by machine. */
export type MutantVerdict =
  | { readonly verdict: 'caught' }
  /** Held-out checks alone noticed it, by id. */
  | { readonly verdict: 'held out'; readonly by: readonly string[] }
  /** Nothing noticed it; the request that slipped through, or null where none was found that tells the two apart. */
  | { readonly verdict: 'survived'; readonly request: AuthorizationRequest | null };

const exact: ReadonlySet<Check['kind']> = new Set(['never', 'atMost', 'noEscalation']);

/** Whether any check notices a mutant. What costs least is asked first, and the first that notices ends it. */
export function judgeMutant({ state, sandbox }: Mutant): MutantVerdict {
  const { scenario } = state;
  const situation: Situation = { state, sandbox, bounds: [] };
  const checks = scenario.tasks.flatMap((task) => task.checks);
  const fails = (check: Check) => evaluate(situation, check).status === 'failed';
  if (checks.some((check) => !exact.has(check.kind) && fails(check))) return { verdict: 'caught' };
  if (checks.some((check) => exact.has(check.kind) && check.kind !== 'atMost' && fails(check)))
    return { verdict: 'caught' };
  const still = atStart(sandbox, state.history.start);
  const exceeds = boundedPrincipals(scenario, still).some(({ identity, name, ceiling }) =>
    exceedsCeiling(still, identity, name, ceiling, scenario.region),
  );
  if (exceeds) return { verdict: 'caught' };
  const before = new Set(unwantedEscalations(scenario, atStart(sandboxOf(state), state.history.start)).map(who));
  if (unwantedEscalations(scenario, still).some((chain) => !before.has(who(chain)))) return { verdict: 'caught' };
  const by = scenario.heldOut.filter(fails).map(({ id }) => id);
  return by.length > 0 ? { verdict: 'held out', by } : { verdict: 'survived', request: slipped(state, still) };
}

const who = ({ principal }: { readonly principal: string }) => principal;

/** A request that somebody may send after the mistake and not after the solution. */
function slipped(state: Mutant['state'], mutant: Sandbox): AuthorizationRequest | null {
  const solved = atStart(sandboxOf(state), state.history.start);
  const home = mutant.accounts.get(mutant.home);
  const names = [
    ...[...(home?.users.values() ?? [])].map(({ name }) => `user/${name}`),
    ...[...(home?.roles.values() ?? [])].map(({ name }) => `role/${name}`),
  ];
  for (const name of names) {
    const [now, before] = [identitiesOf(mutant, name), identitiesOf(solved, name)];
    const [identity, was] = 'code' in now || 'code' in before ? [] : [now[0], before[0]];
    if (!identity || !was) continue;
    const ceiling = was.identityPolicies.map(({ policy }) => policy);
    const same = identity.identityPolicies.every(({ policy }) => ceiling.includes(policy));
    if (same) continue;
    const [found] = exactExcess(mutant, identity, name, ceiling, state.scenario.region).excess;
    if (found) return found.witness().left.request;
  }
  return null;
}
