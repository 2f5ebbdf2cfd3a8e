import type { Json } from '../../account/call.ts';
import type { Sandbox } from '../../account/sandbox.ts';
import type { EscalationChain } from '../../analysis/escalation/chain.ts';
import type { Excess } from '../../analysis/excess.ts';
import type { Decision } from '../../policy/decision.ts';
import { type AttemptState, sandboxOf } from '../attemptState.ts';
import { type Bounded, boundedPrincipals } from '../ceilings.ts';
import { unwantedEscalations } from '../escalations.ts';
import { atStart, exactExcess } from '../exactAccess.ts';
import { decisionEvidence } from './decisionEvidence.ts';

/** What a check looks at. */
export interface Situation {
  readonly state: AttemptState;
  readonly sandbox: Sandbox;
  /** Every bounded principal with what it may do beyond its ceiling. */
  readonly bounds: readonly Bound[];
  /** Who can become an administrator and is not meant to be one; absent where nobody looked. */
  readonly escalations?: readonly EscalationChain[];
}

export interface Bound extends Bounded {
  readonly excess: readonly Excess[];
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/** What a check found. */
export interface Finding {
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Part of the points that are earned, 0 to 1. */
  readonly share: number;
  readonly message: string;
  readonly evidence: Json;
  /** The decision that the finding rests on, where it is one. */
  readonly decision?: Decision;
}

/** A finding that rests on a decision, which is its evidence unless there is more to say. */
export function resting(finding: Finding, decision: Decision | undefined): Finding {
  if (decision === undefined) return finding;
  return { ...finding, evidence: finding.evidence ?? decisionEvidence(decision), decision };
}

export function situationOf(state: AttemptState, sandbox: Sandbox = sandboxOf(state)): Situation {
  const still = atStart(sandbox, state.history.start);
  const bounds = boundedPrincipals(state.scenario, still).map((bounded): Bound => {
    return {
      ...bounded,
      ...exactExcess(still, bounded.identity, bounded.name, bounded.ceiling, state.scenario.region),
    };
  });
  return { state, sandbox, bounds, escalations: unwantedEscalations(state.scenario, still) };
}

export const passed = (message: string, evidence: Json): Finding => ({ status: 'passed', share: 1, message, evidence });
export const failed = (message: string, evidence: Json): Finding => ({ status: 'failed', share: 0, message, evidence });
export const skipped = (message: string): Finding => ({ status: 'skipped', share: 0, message, evidence: null });
