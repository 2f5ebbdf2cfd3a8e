import { authorize, policiesInForce } from '../account/authorize.ts';
import { identitiesOf, identityOf, isIdentity } from '../account/identify.ts';
import type { Decision } from '../policy/decision.ts';
import { decide } from '../policy/evaluate.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import type { Check } from '../scenario/check.ts';
import { type AttemptState, sandboxOf } from './attemptState.ts';
import { evaluate } from './checks/evaluators.ts';
import { officeAddress } from './probe.ts';
import { resourceArn } from './resourceArn.ts';

/** A decision with the question that it answers, in words. */
export interface Why {
  readonly asked: string;
  readonly decision: Decision;
}

/** The decision that a check's result rests on; null for results that rest on none. */
export function whyChecked(state: AttemptState, id: string): Why | null {
  const check = checksOf(state).find((one) => one.id === id);
  if (check === undefined || check.kind === 'atMost') return null;
  const { decision } = evaluate({ state, sandbox: sandboxOf(state), bounds: [] }, check);
  if (decision === undefined) return null;
  const { principal, action, resource } = decision.request;
  return { asked: inWords(principal, action, resource), decision };
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
  const { region } = state.scenario;
  const facts = { time: sandbox.clock, sourceIp: officeAddress, ...(region === undefined ? {} : { region }) };
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

/** What decided a call that was made, as the policies were then; null where it asked for no permission. */
export function whyCalled({ history }: AttemptState, step: number): Why | null {
  const decisions = history.steps[step - 1]?.applied.outcome.decisions ?? [];
  const decision = decisions.find((one) => one.decision !== 'allowed') ?? decisions[0];
  if (decision === undefined) return null;
  const { principal, action, resource } = decision.request;
  return { asked: inWords(principal, action, resource), decision };
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
