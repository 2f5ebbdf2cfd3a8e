import type { Verdict } from './decision.ts';
import type { AuthorizationRequest, PoliciesInForce } from './request.ts';

export function missingContextKeys(_r: AuthorizationRequest, _p: PoliciesInForce, _v: Verdict): readonly string[] {
  return [];
}
