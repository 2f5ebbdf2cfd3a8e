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
  /** True where the clause does not hold because the request lacks the key. */
  readonly failedForAbsence: boolean;
}

/** How `Action`, `Resource` or `Principal`, or its opposite, was read. */
export interface ElementTrace {
  /** True for `NotAction`, `NotResource` and `NotPrincipal`: it matches where no entry fits. */
  readonly negated: boolean;
  /** As written; a principal without its type. */
  readonly entries: readonly string[];
  /** The first entry that fits the request; null where none does. */
  readonly fitting: string | null;
  /** The fitting entry, or the first one, after variables were replaced; null where a variable has no value. */
  readonly resolved: string | null;
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
  readonly action: ElementTrace;
  /** Null where the statement has no such element or this kind of policy does not read it. */
  readonly resource: ElementTrace | null;
  readonly principal: ElementTrace | null;
  /** Empty where action, resource or principal already failed to match. */
  readonly conditions: readonly ConditionTrace[];
  readonly applies: boolean;
  readonly place: Place | null;
}

/** One change, and no other, with which a denied request would be allowed. */
export type ButFor =
  /** The one statement that denies. */
  | { readonly kind: 'deny'; readonly statement: StatementTrace }
  /** Another value of one condition key; `value` undefined where the key must be absent. */
  | {
      readonly kind: 'context';
      readonly key: string;
      readonly given: ContextValue | undefined;
      readonly value: ContextValue | undefined;
    }
  /** One condition of a statement that would allow, on a key that this caller or resource settles. */
  | { readonly kind: 'condition'; readonly statement: StatementTrace; readonly condition: ConditionTrace }
  /** One element of a statement that would allow. */
  | { readonly kind: 'action' | 'resource' | 'principal'; readonly statement: StatementTrace }
  /** An allow in policies of one type; for control policies on one `level`, which counts from 0 at the root. */
  | {
      readonly kind: 'layer';
      readonly policyType: PolicyType;
      readonly attached: boolean;
      readonly level: number | null;
    }
  /** The setting RestrictPublicBuckets of S3 Block Public Access. */
  | { readonly kind: 'blockPublicAccess' };

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
  /** Single changes with which a denied request would be allowed, the nearest first. Worked out when first read. */
  readonly butFor: readonly ButFor[];
  /** Points on which AWS's own documents disagree, as sentences for the reader. */
  readonly disputed: readonly string[];
}
