import type { Decision } from './decision.ts';
import { DecisionOnDemand } from './decisionOnDemand.ts';
import type { PoliciesInForce } from './request.ts';

/** The policies that a decision was made under; null for a decision that was read from plain data. */
export function policiesOf(decision: Decision): PoliciesInForce | null {
  return decision instanceof DecisionOnDemand ? decision.policies : null;
}
