import type { Decision } from '../policy/decision.ts';
import { decide } from '../policy/evaluate.ts';
import type { AuthorizationCase } from '../scenario/authorizationCase.ts';

/** The answer to one case, as `simulate --format jsonl` prints it. */
export interface CaseResult {
  readonly id: string;
  readonly decision: Decision['decision'];
  readonly decidedBy: Decision['decidedBy'];
  readonly expected: AuthorizationCase['expect'];
  /** Null without an expectation. */
  readonly ok: boolean | null;
  readonly matched: readonly { policy: string; statement: number; sid: string | null; effect: string }[];
  readonly steps: readonly { check: string; outcome: string }[];
  readonly missingContextKeys: readonly string[];
}

/** Decides a case and holds the answer against its expectation. */
export function caseResult({ id, request, policies, expect, because }: AuthorizationCase): CaseResult {
  const { decision, decidedBy, statements, steps, missingContextKeys } = decide(request, policies);
  const fits = decision === expect && (because === null || decidedBy === because);
  return {
    id,
    decision,
    decidedBy,
    expected: expect,
    ok: expect === null ? null : fits,
    matched: statements
      .filter((trace) => trace.applies)
      .map(({ policyType, policy, statement, sid, effect }) => ({
        policy: policyType === 'trust' ? 'trust' : policy,
        statement,
        sid,
        effect,
      })),
    steps: steps.map(({ check, outcome }) => ({ check, outcome })),
    missingContextKeys,
  };
}
