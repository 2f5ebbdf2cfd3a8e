import { type Asked, askedOf } from './asked.ts';
import type { Verdict } from './decision.ts';
import { type Layer, layers, type Survey, survey } from './layers.ts';
import { type Naming, NOT_NAMED } from './principals.ts';
import type { AuthorizationRequest, PoliciesInForce } from './request.ts';
import { specialOf } from './specials.ts';

/** True where the layer binds, must allow and does not. */
export function lacksAllow(layer: Layer, found: Survey, asked: Asked, grant: Naming): boolean {
  return layer.binds(asked) && !found.allowed && layer.needed(asked, grant, found.attached);
}

/** The outcome of a request: the rules of `decide` without the reasons, for asking often. */
export function verdictOf(request: AuthorizationRequest, policies: PoliciesInForce): Verdict {
  const asked = askedOf(request, policies);
  const special = specialOf(asked);
  if (special) return special.verdict;
  let grant: Naming = NOT_NAMED;
  const found: Survey[] = [];
  for (const layer of layers) {
    const result = survey(layer, asked, policies);
    if (result.denied) return 'explicitDeny';
    if (layer.type === 'resource') grant = result.naming;
    found.push(result);
  }
  for (const [index, layer] of layers.entries()) {
    const result = found[index];
    if (result && lacksAllow(layer, result, asked, grant)) return 'implicitDeny';
  }
  return 'allowed';
}
