import { identitiesOf } from '../account/identify.ts';
import type { Sandbox } from '../account/sandbox.ts';
import { narrowed } from '../analysis/suggest/need.ts';
import { mostStatements, statementsIn, tightPolicy } from '../analysis/suggest/tightPolicy.ts';
import type { Policy } from '../policy/document.ts';
import { printPolicy } from '../policy/print.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type AttemptState, sandboxOf, startAttempt } from './attemptState.ts';
import { evaluate } from './checks/evaluators.ts';
import { playCommands } from './runCommands.ts';
import { allChecks, type NeededRequest, neededRequests } from './suggestNeeds.ts';
import { holderIn, withoutUnused, withSuggestion } from './suggestPlace.ts';
import { statementPolicy } from './tolerated.ts';

/** The tightest policy with which a user, group or role still does what the tasks ask of it. */
export interface Suggestion {
  /** `group/Developers`. */
  readonly principal: string;
  readonly policy: Policy;
  /** JSON text. */
  readonly text: string;
}

export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  /** The first solution played, and its account with the suggestions in place of the policies that it wrote. */
  readonly state: AttemptState;
  readonly sandbox: Sandbox;
}

const made = new Map<string, Suggestions | null>();

/**
 * Suggestions for a scenario, worked out from what its checks need within its ceilings, and tried in the account of the
 * first solution. Null where no solution is known. They do not depend on what the learner did, so each scenario and seed
 * is worked out once.
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
  const needs = neededRequests(state, solved);
  let sandbox = solved;
  const suggestions: Suggestion[] = [];
  for (const [principal, ceiling] of ceilings(state)) {
    const policy = suggestionFor({ state, solved, needs, principal, ceiling });
    if (!policy) continue;
    suggestions.push({ principal, policy, text: printPolicy(policy) });
    sandbox = withSuggestion(sandbox, principal, policy);
  }
  return { suggestions, state, sandbox: withoutUnused(sandbox, state.history.start) };
}

/** What each holder of policies in the home account may have at most, as its checks say; else nothing, for those that the checks only allow something. */
function ceilings(state: AttemptState): ReadonlyMap<string, readonly Policy[]> {
  const found = new Map<string, readonly Policy[]>();
  const solved = sandboxOf(state);
  const free = state.scenario.tasks.flatMap(({ needed }) => needed.flatMap((one) => statementPolicy(one) ?? []));
  for (const check of allChecks(state)) {
    if (check.kind !== 'atMost' || !holderIn(solved, check.as)) continue;
    found.set(check.as, [...(found.get(check.as) ?? free), check.policy]);
  }
  const bounded = new Set([...found.keys()].flatMap((name) => arnsOf(solved, name)));
  const administrators = new Set(state.scenario.administrators ?? []);
  for (const check of allChecks(state)) {
    if (check.kind !== 'allow' || administrators.has(check.probe.as) || !holderIn(solved, check.probe.as)) continue;
    if (found.has(check.probe.as) || arnsOf(solved, check.probe.as).some((arn) => bounded.has(arn))) continue;
    found.set(check.probe.as, free);
  }
  return found;
}

/** Whom a name means, as requests name them. */
function arnsOf(sandbox: Sandbox, name: string): string[] {
  const identities = identitiesOf(sandbox, name);
  if ('code' in identities) return [];
  return identities.flatMap(({ arn, roleArn }) => [arn, ...(roleArn === null ? [] : [roleArn])]);
}

interface Wanted {
  readonly state: AttemptState;
  readonly solved: Sandbox;
  readonly needs: readonly NeededRequest[];
  readonly principal: string;
  readonly ceiling: readonly Policy[];
}

/** The narrowest of a few policies with which everything that must work still does; null where none is. */
function suggestionFor({ state, solved, needs, principal, ceiling }: Wanted): Policy | null {
  const arns = new Set(arnsOf(solved, principal));
  const own = needs.filter(({ callers }) => callers.some((caller) => arns.has(caller)));
  const base = ceiling.length > 0 ? ceiling : own.flatMap(({ action, resource }) => exactly(action, resource));
  const limit = Math.max(statementsIn(base), 1) * mostStatements;
  const cut = narrowed(base, own).filter(({ statements }) => statements.length > 0);
  return (
    [cut, base]
      .filter((policies) => policies.length > 0)
      .map((policies) => tightPolicy(policies, limit))
      .find((policy) => works(state, withSuggestion(solved, principal, policy))) ?? null
  );
}

function exactly(action: string, resource: string): Policy[] {
  const policy = statementPolicy({ Action: action, Resource: resource });
  return policy ? [policy] : [];
}

/** True where every check holds that something is allowed. */
function works(state: AttemptState, sandbox: Sandbox): boolean {
  const situation = { state, sandbox, bounds: [] };
  return allChecks(state).every((check) => {
    const asks = check.kind === 'allow' || (check.kind === 'call' && check.expect === 'ok');
    return !asks || evaluate(situation, check).status === 'passed';
  });
}
