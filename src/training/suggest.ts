import type { Sandbox } from '../account/sandbox.ts';
import type { Policy } from '../policy/document.ts';
import { printPolicy } from '../policy/print.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type AttemptState, sandboxOf, startAttempt } from './attemptState.ts';
import { playCommands } from './runCommands.ts';
import { candidatesFor } from './suggestCandidates.ts';
import { type Holder, holdersOf } from './suggestHolders.ts';
import { type NeededRequest, neededRequests } from './suggestNeeds.ts';
import { withoutUnused, withSuggestion } from './suggestPlace.ts';
import { doesAsMuch } from './suggestTrial.ts';

/** The tightest policy with which a user, group or role still does what the tasks ask of it. */
export interface Suggestion {
  /** `group/Developers`. */
  readonly principal: string;
  readonly policy: Policy;
  /** JSON text. */
  readonly text: string;
  /** ARN of the policy of AWS that this is; null for one to be written. */
  readonly published: string | null;
  /** What the first solution wrote in its place. */
  readonly instead: readonly Policy[];
}

export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  /** The first solution played, and its account with the suggestions in place of the policies that it wrote. */
  readonly state: AttemptState;
  readonly sandbox: Sandbox;
}

const made = new Map<string, Suggestions | null>();

/**
 * Suggestions for a scenario, one for each user, group and role that gets policies in the first solution: worked out from
 * what the checks need within their ceilings, and tried in the account of that solution. Null where no solution is known.
 * They do not depend on what the learner did, so each scenario and seed is worked out once.
 */
export function suggestPolicies(given: Scenario, seed: number): Suggestions | null {
  const key = `${given.id} ${given.version} ${seed} ${given.file}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const found = workOut(given, seed);
  made.set(key, found);
  return found;
}

function workOut(given: Scenario, seed: number): Suggestions | null {
  const start = startAttempt(given, seed);
  const [solution] = start.scenario.solutions ?? [];
  if (!solution) return null;
  const { state } = playCommands(start, solution.commands, () => undefined);
  const solved = sandboxOf(state);
  const holders = holdersOf(solved, state.history.start);
  const needs = holders.length > 0 ? neededRequests(state, solved) : [];
  let sandbox = solved;
  const suggestions: Suggestion[] = [];
  for (const holder of holders) {
    const found = suggestionFor(state, sandbox, holder, needs);
    if (!found) continue;
    suggestions.push(found.suggestion);
    sandbox = found.sandbox;
  }
  return { suggestions, state, sandbox };
}

interface Found {
  readonly suggestion: Suggestion;
  readonly sandbox: Sandbox;
}

/** The first candidate with which the account does as well as with the solution. */
function suggestionFor(
  state: AttemptState,
  before: Sandbox,
  holder: Holder,
  needs: readonly NeededRequest[],
): Found | null {
  for (const { policy, published } of candidatesFor(state, before, holder, needs)) {
    const sandbox = withoutUnused(withSuggestion(before, holder, policy, published), state.history.start);
    if (!doesAsMuch(state, sandbox, holder)) continue;
    const instead = holder.written.map((one) => one.policy);
    return { suggestion: { principal: holder.name, policy, text: printPolicy(policy), published, instead }, sandbox };
  }
  return null;
}
