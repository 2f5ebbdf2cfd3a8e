import type { ActionElement } from '../policy/actions.ts';
import type { ResourceElement } from '../policy/resources.ts';
import type { AccountView, PrincipalView } from './accountView.ts';
import type { Party } from './party.ts';
import type { Candidate } from './resourceClasses.ts';
import type { SignIn } from './situation.ts';
import { withItsMfa } from './withItsMfa.ts';

/** What is compared: requests that the left side allows and the right side, if there is one, does not. */
export interface Comparison {
  readonly view: AccountView;
  readonly principal: PrincipalView;
  readonly left: Party;
  readonly right: Party | null;
  /** Only these actions. */
  readonly only: ActionElement | null;
  /** Only resources that match all of these. */
  readonly within: readonly ResourceElement[];
  readonly signIn: SignIn;
  /**
   * True where a call that needs permission on several types of resources at once counts only with all of them. False
   * for documents, which others may complete: there each request for a permission counts by itself.
   */
  readonly wholeCalls: boolean;
  /** What had to be left out. */
  readonly reasons: Set<string>;
  /** Resources found so far, by type and statements. */
  readonly candidates: Map<string, FoundCandidates>;
  /** Whether classes differ whose services make no difference, by what does. */
  readonly outcomes: Map<string, boolean>;
}

export interface FoundCandidates {
  readonly found: readonly Candidate[];
  readonly reasons: ReadonlySet<string>;
}

/** A claim about sign-ins with MFA says itself that there is one; otherwise only who can have MFA has it. */
export function comparisonOf(
  given: Pick<Comparison, 'view' | 'principal' | 'left' | 'right'> & Partial<Comparison>,
): Comparison {
  return {
    only: null,
    within: [],
    signIn: null,
    wholeCalls: true,
    reasons: new Set(),
    outcomes: new Map(),
    candidates: new Map(),
    ...given,
    principal: given.signIn === 'with MFA' ? given.principal : withItsMfa(given.principal),
  };
}
