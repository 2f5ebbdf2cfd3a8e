import type { Json } from '../../account/call.ts';
import type { Decision } from '../../policy/decision.ts';
import { explainDecision } from '../../policy/explain.ts';

/** A decision as a report carries it: the request, the answer, the statements behind it and the walk. */
export function decisionEvidence(decision: Decision): Json {
  const { request, decision: verdict, decidedBy, statements } = decision;
  return {
    request: { ...request },
    decision: verdict,
    decidedBy,
    statements: statements
      .filter((statement) => statement.applies)
      .map(({ policy, policyName, policyArn, statement, sid, effect }) => ({
        policy,
        policyName,
        policyArn,
        statement,
        sid,
        effect,
      })),
    walk: explainDecision(decision),
  };
}
