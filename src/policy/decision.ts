import type { Effect } from './document.ts';
import type { Place } from './fault.ts';
import type { AuthorizationRequest, ContextValue, PolicyType } from './request.ts';

export type Verdict = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** Why one condition clause held or not. */
export interface ConditionTrace {
  readonly operator: string;
  readonly key: string;
  readonly policyValues: readonly string[];
  /** Policy values after variables were replaced; null for a value whose variable has no value. */
  readonly resolvedValues: readonly (string | null)[];
  /** Undefined where the key is absent from the request. */
  readonly requestValue: ContextValue | undefined;
  readonly holds: boolean;
}

/** Why one statement applied or not. */
export interface StatementTrace {
  readonly policyType: PolicyType;
  /** `ref` of the policy; statements count from 0. */
  readonly policy: string;
  readonly policyName: string | null;
  readonly policyArn: string | null;
  readonly statement: number;
  readonly sid: string | null;
  readonly effect: Effect;
  readonly actionMatches: boolean;
  /** Null where the element is not part of this kind of policy. */
  readonly resourceMatches: boolean | null;
  readonly principalMatches: boolean | null;
  /** Empty where action, resource or principal already failed to match. */
  readonly conditions: readonly ConditionTrace[];
  readonly applies: boolean;
  readonly place: Place | null;
}

/** One step of AWS's evaluation flow, in AWS's order. */
export interface Step {
  /** `explicit deny`, `rcp`, `scp`, `endpoint`, `resource`, `identity`, `boundary`, `session`, `trust`. */
  readonly check: string;
  /** `none`: nothing attached, or no deny found; `notNeeded`: this type does not limit this request. */
  readonly outcome: 'allow' | 'explicitDeny' | 'implicitDeny' | 'none' | 'notNeeded';
  /** One sentence for a beginner. */
  readonly says: string;
}

/** The answer to one request, with everything that made it. */
export interface Decision {
  readonly request: AuthorizationRequest;
  readonly decision: Verdict;
  /**
   * For a denial the first denying type in AWS's order, explicit denies before missing allows; for an allow `resource`
   * if it suffices alone, else `identity`; null when no policy was asked.
   */
  readonly decidedBy: PolicyType | null;
  readonly steps: readonly Step[];
  readonly statements: readonly StatementTrace[];
  /** Absent condition keys whose value could change the decision. */
  readonly missingContextKeys: readonly string[];
  /** Points on which AWS's own documents disagree, as sentences for the reader. */
  readonly disputed: readonly string[];
}
