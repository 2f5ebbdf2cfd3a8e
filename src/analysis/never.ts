import { compileActions } from '../policy/actions.ts';
import type { AuthorizationRequest, PoliciesInForce } from '../policy/request.ts';
import { compileResources } from '../policy/resources.ts';
import type { AccountView, PrincipalView } from './accountView.ts';
import { comparisonOf } from './comparison.ts';
import { differences } from './differences.ts';
import { byWeight } from './excessEntries.ts';
import { accountParty } from './party.ts';
import { shortened } from './shortWitness.ts';
import type { SignIn } from './situation.ts';
import { limited, mostSteps } from './work.ts';

/** A claim that no request of a pattern is allowed. */
export interface Claim {
  readonly actions: readonly string[];
  /** Resource patterns; every resource where there are none. */
  readonly on: readonly string[];
  readonly except: readonly string[];
  /** Which sign-ins count; all where it is left out. */
  readonly signIn?: SignIn;
}

export interface NeverResult {
  /** A request that breaks the claim; null where it holds. */
  readonly broken: {
    readonly request: AuthorizationRequest;
    readonly policies: PoliciesInForce;
    /** How many actions break it in the same way. */
    readonly actions: number;
  } | null;
  /** False where a limit was reached and nothing was found so far; `reasons` then say which. */
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

/** Looks for one request of the pattern that is allowed. */
export function neverHolds(view: AccountView, principal: PrincipalView, claim: Claim): NeverResult {
  const within = [
    ...(claim.on.length > 0 ? [compileResources({ negated: false, patterns: claim.on }, false)] : []),
    ...(claim.except.length > 0 ? [compileResources({ negated: true, patterns: claim.except }, false)] : []),
  ];
  const comparison = comparisonOf({
    view,
    principal,
    left: accountParty(view, principal),
    right: null,
    only: compileActions({ negated: false, patterns: claim.actions }),
    within,
    signIn: claim.signIn ?? null,
  });
  const first = limited(mostSteps, () => {
    for (const difference of differences(comparison)) return difference;
    return null;
  });
  const [worst] = [...(first?.actions ?? [])].sort(byWeight);
  if (first && worst) {
    const { left } = shortened(first.witnessFor(worst));
    return { broken: { ...left, actions: first.actions.length }, complete: true, reasons: [] };
  }
  const { reasons } = comparison;
  return { broken: null, complete: reasons.size === 0, reasons: [...reasons].sort() };
}
