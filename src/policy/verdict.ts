import { type Asked, askedOf } from './asked.ts';
import type { Verdict } from './decision.ts';
import { type Layer, layers, reportedType, type Survey, survey } from './layers.ts';
import { type Naming, NOT_NAMED } from './principals.ts';
import type { AuthorizationRequest, PoliciesInForce, PolicyType } from './request.ts';
import { specialOf } from './specials.ts';

/** A verdict and the type of policy that it rests on, as in `Decision`. */
export interface Ruling {
  readonly decision: Verdict;
  readonly decidedBy: PolicyType | null;
}

/** True where the layer binds, must allow and does not. */
export function lacksAllow(layer: Layer, found: Survey, asked: Asked, grant: Naming): boolean {
  return layer.binds(asked) && !found.allowed && layer.needed(asked, grant, found.attached);
}

/** The outcome of a request: the rules of `decide` without the reasons, for asking often. */
export function verdictOf(request: AuthorizationRequest, policies: PoliciesInForce): Verdict {
  return rule(askedOf(request, policies), policies).decision;
}

/** Reads the layers in AWS's order; the first deny ends the reading, for nothing outweighs it. */
export function rule(asked: Asked, policies: PoliciesInForce): Ruling {
  const special = specialOf(asked);
  if (special) return { decision: special.verdict, decidedBy: null };
  let grant: Naming = NOT_NAMED;
  const found: Survey[] = [];
  for (const layer of layers) {
    const result = survey(layer, asked, policies);
    if (result.denied) return { decision: 'explicitDeny', decidedBy: reportedType(layer, asked) };
    if (layer.type === 'resource') grant = result.naming;
    found.push(result);
  }
  return withoutDeny(asked, found, grant);
}

function withoutDeny(asked: Asked, found: readonly Survey[], grant: Naming): Ruling {
  let byIdentity = false;
  let byResource = false;
  for (let index = 0; index < layers.length; index++) {
    const layer = layers[index];
    const result = found[index];
    if (!layer || !result || !layer.binds(asked) || !layer.needed(asked, grant, result.attached)) continue;
    if (!result.allowed) return { decision: 'implicitDeny', decidedBy: reportedType(layer, asked) };
    if (layer.type === 'identity') byIdentity = true;
    if (layer.type === 'resource') byResource = true;
  }
  return { decision: 'allowed', decidedBy: grantedBy(asked, byIdentity, byResource) };
}

/** `resource` or `trust` if it suffices alone, else `identity`; null for a root user who needed no policy. */
function grantedBy(asked: Asked, byIdentity: boolean, byResource: boolean): PolicyType | null {
  if (byIdentity) return 'identity';
  if (asked.caller.kind === 'root' && !byResource) return null;
  return asked.resourceKind === 'trust' ? 'trust' : 'resource';
}
