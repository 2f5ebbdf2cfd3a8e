import { authorize, policiesInForce } from '../account/authorize.ts';
import { identitiesOf, identityOf, isIdentity } from '../account/identify.ts';
import type { Decision } from '../policy/decision.ts';
import { decide } from '../policy/evaluate.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import type { Check } from '../scenario/check.ts';
import { type AttemptState, sandboxOf } from './attemptState.ts';
import { officeAddress, probe } from './probe.ts';
import { resourceArn } from './resourceArn.ts';

/** A decision with the question that it answers, in words. */
export interface Why {
  readonly asked: string;
  readonly decision: Decision;
}

/** The decision behind a check that asks one request; null for other checks and where nobody is meant. */
export function whyChecked(state: AttemptState, id: string): Why | null {
  const check = checksOf(state).find((one) => one.id === id);
  if (check?.kind !== 'allow' && check?.kind !== 'deny') return null;
  const decisions = probe(sandboxOf(state), check.probe, check);
  if (!Array.isArray(decisions)) return null;
  // Of several members the one for whom the check fails is the one to look at.
  const wanted = check.kind === 'allow' ? 'allowed' : 'denied';
  const failing = decisions.find(({ decision }) => (decision === 'allowed' ? 'allowed' : 'denied') !== wanted);
  const decision: Decision | undefined = failing ?? decisions[0];
  if (decision === undefined) return null;
  const { as, action, on } = check.probe;
  return { asked: inWords(as, action, on ?? '*'), decision };
}

function checksOf({ scenario }: AttemptState): Check[] {
  return [...scenario.tasks.flatMap(({ checks }) => checks), ...scenario.heldOut];
}

/** Decides what the learner asks; a sentence where nobody is meant. */
export function whyAsked(
  state: AttemptState,
  { as, action, on }: { readonly as: string; readonly action: string; readonly on: string },
): Why | string {
  const sandbox = sandboxOf(state);
  const identities = identitiesOf(sandbox, as, { time: sandbox.clock });
  if (!Array.isArray(identities))
    return `\`${as}\`: ${'message' in identities ? identities.message : 'nobody is meant'}`;
  const [identity] = identities;
  if (identity === undefined) return `nobody is meant by \`${as}\``;
  const permission = { action, resource: resourceArn(sandbox, on === '' ? undefined : on) };
  const facts = { time: sandbox.clock, sourceIp: officeAddress };
  return { asked: inWords(as, action, permission.resource), decision: authorize(sandbox, identity, permission, facts) };
}

/** Decides a whole request, such as a witness, against the policies that are in force now. */
export function whyRequested(state: AttemptState, request: AuthorizationRequest): Why | null {
  const sandbox = sandboxOf(state);
  const identity = identityOf(sandbox, request.principal);
  if (!isIdentity(identity)) return null;
  const { principal, action, resource } = request;
  const policies = policiesInForce(sandbox, identity, { action, resource });
  return { asked: inWords(principal, action, resource), decision: decide(request, policies) };
}

/** The decision behind the last call, where it was denied. */
export function lastDenied({ history }: AttemptState): Why | null {
  const outcome = history.steps[history.cursor - 1]?.applied.outcome;
  const decision = outcome?.ok === false ? outcome.error.decision : undefined;
  if (decision === undefined) return null;
  const { principal, action, resource } = decision.request;
  return { asked: inWords(principal, action, resource), decision };
}

function inWords(as: string, action: string, on: string): string {
  return on === '*' ? `may ${as} call ${action}?` : `may ${as} call ${action} on ${on}?`;
}
