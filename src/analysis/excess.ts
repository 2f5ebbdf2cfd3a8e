import type { ActionEntry } from '../catalogue/shapes.ts';
import type { Policy } from '../policy/document.ts';
import type { AccountView, PrincipalView } from './accountView.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import { type Difference, differences, type Witness } from './differences.ts';
import { accountParty, documentParty } from './party.ts';
import type { SignIn } from './situation.ts';
import { limited, mostSteps } from './work.ts';

/** How much too wide a permission is. */
export type Width = 'not needed' | 'any resource' | 'wider';

/** Actions that are allowed beyond the ceiling in the same way, with one request that proves it. */
export interface Excess {
  /** As the view names it, e.g. `user/maya`. */
  readonly principal: string;
  readonly service: string;
  /** In the catalogue's order; a list that others may share. */
  readonly actions: readonly ActionEntry[];
  /** Statements that grant them, as one key. */
  readonly grants: string;
  readonly width: Width;
  /** True where conditions rest on tags that the service's tagging actions write. */
  readonly onTags: boolean;
  /** A request for the first of the actions, as both sides are asked for it; decided anew when it is asked for. */
  readonly witness: () => Witness;
  /** A request for another of the actions. */
  readonly witnessFor: (action: ActionEntry) => Witness;
}

export interface ExcessResult {
  readonly excess: readonly Excess[];
  /** False where a limit was reached; `reasons` then say which. */
  readonly complete: boolean;
  readonly reasons: readonly string[];
}

export interface ExcessOptions {
  /** Which sign-ins count; all where it is left out. */
  readonly signIn?: SignIn;
}

/** Everything the principal may do that the ceiling does not allow. */
export function excessOf(
  view: AccountView,
  principal: PrincipalView,
  ceiling: readonly Policy[],
  { signIn = null }: ExcessOptions = {},
): ExcessResult {
  const [left, right] = [accountParty(view, principal), documentParty(principal, ceiling)];
  return resultOf(comparisonOf({ view, principal, left, right, signIn }));
}

/** The first thing beyond the ceiling that matters, where the search ends; null where there is none. */
export function firstExcess(
  view: AccountView,
  principal: PrincipalView,
  ceiling: readonly Policy[],
  matters: (excess: Excess) => boolean,
): Excess | null {
  const [left, right] = [accountParty(view, principal), documentParty(principal, ceiling)];
  const comparison = comparisonOf({ view, principal, left, right, signIn: null });
  return limited(mostSteps, () => {
    for (const difference of differences(comparison)) {
      const excess = excessOn(principal, difference);
      if (matters(excess)) return excess;
    }
    return null;
  });
}

/** Everything the policies allow that the principal may not do. */
export function missingOf(
  view: AccountView,
  principal: PrincipalView,
  needed: readonly Policy[],
  { signIn = null }: ExcessOptions = {},
): ExcessResult {
  const [left, right] = [documentParty(principal, needed), accountParty(view, principal)];
  return resultOf(comparisonOf({ view, principal, left, right, signIn }));
}

function resultOf(comparison: Comparison): ExcessResult {
  const found = limited(mostSteps, () => [...differences(comparison)]);
  const excess = found.map((one) => excessOn(comparison.principal, one));
  const { reasons } = comparison;
  return { excess, complete: reasons.size === 0, reasons: [...reasons].sort() };
}

/** A difference with how much too wide it is. */
export function excessOn(principal: PrincipalView, { named, anyResource, ...rest }: Difference): Excess {
  const width: Width = !named ? 'not needed' : anyResource ? 'any resource' : 'wider';
  return { principal: principal.name, ...rest, width };
}
