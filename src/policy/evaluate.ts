import { type Asked, askedOf } from './asked.ts';
import type { Decision, Step, Verdict } from './decision.ts';
import { disputedPoints } from './disputed.ts';
import { type Layer, layers, reportedType, type Survey, survey } from './layers.ts';
import { missingContextKeys } from './missingKeys.ts';
import { type Naming, NOT_NAMED } from './principals.ts';
import type { AuthorizationRequest, PoliciesInForce, PolicyType } from './request.ts';
import { type Special, specialOf } from './specials.ts';
import { denyStep, type Finding, layerStep, specialStep } from './steps.ts';
import { traceLayer } from './trace.ts';
import { lacksAllow } from './verdict.ts';

/**
 * Decides a request as AWS does and says why: an explicit deny anywhere wins, then each type of policy that must
 * allow is asked in AWS's order (IAM User Guide, reference_policies_evaluation-logic_policy-eval-denyallow).
 */
export function decide(request: AuthorizationRequest, policies: PoliciesInForce): Decision {
  const asked = askedOf(request, policies);
  const statements = layers.flatMap((layer) => traceLayer(layer, asked, policies));
  const special = specialOf(asked);
  const { decision, decidedBy, steps } = special ? specialOutcome(special) : outcome(asked, policies);
  return {
    request,
    decision,
    decidedBy,
    steps,
    statements,
    missingContextKeys: special ? [] : missingContextKeys(request, policies, decision),
    disputed: disputedPoints({ asked, policies, statements, decision, decidedBy }),
  };
}

interface Outcome {
  readonly decision: Verdict;
  readonly decidedBy: PolicyType | null;
  readonly steps: readonly Step[];
}

function specialOutcome(special: Special): Outcome {
  return { decision: special.verdict, decidedBy: null, steps: [specialStep(special)] };
}

function outcome(asked: Asked, policies: PoliciesInForce): Outcome {
  const surveys = layers.map((layer): [Layer, Survey] => [layer, survey(layer, asked, policies)]);
  const grant = surveys.find(([layer]) => layer.type === 'resource')?.[1].naming ?? NOT_NAMED;
  const findings = surveys.map(([layer, found]): Finding => {
    const lacking = lacksAllow(layer, found, asked, grant);
    return { layer, survey: found, type: reportedType(layer, asked), lacking, bound: layer.binds(asked) };
  });
  const steps = [denyStep(findings), ...findings.map((finding) => layerStep(finding, asked, grant))];
  const denying = findings.find((finding) => finding.survey.denied);
  if (denying) return { decision: 'explicitDeny', decidedBy: denying.type, steps };
  const lacking = findings.find((finding) => finding.lacking);
  if (lacking) return { decision: 'implicitDeny', decidedBy: lacking.type, steps };
  return { decision: 'allowed', decidedBy: grantedBy(asked, findings, grant), steps };
}

/** `resource` or `trust` if it suffices alone, else `identity`; null for a root user who needed no policy. */
function grantedBy(asked: Asked, findings: readonly Finding[], grant: Naming): PolicyType | null {
  const needed = findings.filter(
    ({ layer, survey: found, bound }) => bound && layer.needed(asked, grant, found.attached),
  );
  if (needed.some(({ type }) => type === 'identity')) return 'identity';
  const resource = findings.find(({ layer }) => layer.type === 'resource');
  if (asked.caller.kind === 'root' && !needed.some(({ layer }) => layer.type === 'resource')) return null;
  return resource?.type ?? null;
}
