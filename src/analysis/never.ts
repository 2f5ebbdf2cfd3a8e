import { compileActions } from '../policy/actions.ts';
import type { AuthorizationRequest, PoliciesInForce } from '../policy/request.ts';
import { compileResources, resourcesMatch } from '../policy/resources.ts';
import { verdictOf } from '../policy/verdict.ts';
import type { AccountView, PrincipalView } from './accountView.ts';
import { casesOf, requestOf } from './requests.ts';

/** A claim that no request of a pattern is allowed. */
export interface Claim {
  readonly actions: readonly string[];
  /** Resource patterns; every resource where there are none. */
  readonly on: readonly string[];
  readonly except: readonly string[];
}

export interface NeverResult {
  /** A request that breaks the claim; null where it holds. */
  readonly broken: {
    readonly request: AuthorizationRequest;
    readonly policies: PoliciesInForce;
    readonly actions: number;
  } | null;
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/** Looks for one request of the pattern that is allowed. */
export function neverHolds(view: AccountView, principal: PrincipalView, claim: Claim): NeverResult {
  const reasons = new Set<string>();
  const on = compileResources({ negated: false, patterns: claim.on }, false);
  const except = compileResources({ negated: false, patterns: claim.except }, false);
  const scope = {
    actions: compileActions({ negated: false, patterns: claim.actions }),
    resources: [...on.patterns, ...except.patterns],
  };
  for (const one of casesOf(view, principal, scope, reasons)) {
    if (claim.on.length > 0 && !resourcesMatch(on, one.resource.arn, one.reader)) continue;
    if (resourcesMatch(except, one.resource.arn, one.reader)) continue;
    for (const context of one.contexts) {
      const request = requestOf(principal, one, context);
      if (verdictOf(request, one.policies) !== 'allowed') continue;
      return {
        broken: { request, policies: one.policies, actions: one.group.actions.length },
        complete: true,
        reasons: [],
      };
    }
  }
  return { broken: null, complete: reasons.size === 0, reasons: [...reasons].sort() };
}
