import { type Asked, askedOf } from './asked.ts';
import { butFor } from './butFor.ts';
import type { ButFor, Decision, Step } from './decision.ts';
import { DecisionOnDemand, type Reasons } from './decisionOnDemand.ts';
import { disputedPoints } from './disputed.ts';
import { type Layer, layers, reportedType, type Survey, survey } from './layers.ts';
import { missingContextKeys } from './missingKeys.ts';
import { NOT_NAMED } from './principals.ts';
import type { AuthorizationRequest, PoliciesInForce } from './request.ts';
import { specialOf } from './specials.ts';
import { denyStep, type Finding, layerStep, specialStep } from './steps.ts';
import { traceLayer } from './trace.ts';
import { lacksAllow, type Ruling, rule } from './verdict.ts';

/**
 * Decides a request as AWS does and says why: an explicit deny anywhere wins, then each type of policy that must
 * allow is asked in AWS's order (IAM User Guide, reference_policies_evaluation-logic_policy-eval-denyallow). The
 * reasons are worked out when they are first read; request and policies must not change in between.
 */
export function decide(request: AuthorizationRequest, policies: PoliciesInForce): Decision {
  const asked = askedOf(request, policies);
  const ruling = rule(asked, policies);
  return new DecisionOnDemand(request, ruling, new ReasonsOf(asked, policies, ruling));
}

class ReasonsOf implements Reasons {
  readonly #asked: Asked;
  readonly policies: PoliciesInForce;
  readonly #ruling: Ruling;

  constructor(asked: Asked, policies: PoliciesInForce, ruling: Ruling) {
    this.#asked = asked;
    this.policies = policies;
    this.#ruling = ruling;
  }

  steps(): readonly Step[] {
    const special = specialOf(this.#asked);
    return special ? [specialStep(special)] : layerSteps(this.#asked, this.policies);
  }

  statements() {
    return layers.flatMap((layer) => traceLayer(layer, this.#asked, this.policies));
  }

  missingContextKeys(): readonly string[] {
    if (specialOf(this.#asked)) return [];
    return missingContextKeys(this.#asked.request, this.policies, this.#ruling.decision);
  }

  butFor({ statements }: Decision): readonly ButFor[] {
    return butFor(this.#asked, this.policies, statements, this.#ruling.decision);
  }

  disputed({ statements }: Decision): readonly string[] {
    return disputedPoints({ asked: this.#asked, policies: this.policies, statements, ...this.#ruling });
  }
}

function layerSteps(asked: Asked, policies: PoliciesInForce): readonly Step[] {
  const surveys = layers.map((layer): [Layer, Survey] => [layer, survey(layer, asked, policies)]);
  const grant = surveys.find(([layer]) => layer.type === 'resource')?.[1].naming ?? NOT_NAMED;
  const findings = surveys.map(([layer, found]): Finding => {
    const lacking = lacksAllow(layer, found, asked, grant);
    return { layer, survey: found, type: reportedType(layer, asked), lacking, bound: layer.binds(asked) };
  });
  return [denyStep(findings), ...findings.map((finding) => layerStep(finding, asked, grant))];
}
