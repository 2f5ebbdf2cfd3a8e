import { findAction } from '../../catalogue/authorization.ts';
import type { ActionEntry } from '../../catalogue/shapes.ts';
import { expandActions } from '../../policy/actions.ts';
import type { ConditionClause, Policy, Statement } from '../../policy/document.ts';
import { covers } from '../../policy/patternCover.ts';
import { wildTokens } from '../../policy/wildcard.ts';
import { metResources } from '../summary/resourceWords.ts';

/** Resources on which one action is allowed under the same conditions. */
export interface Atom {
  readonly action: ActionEntry;
  readonly resources: readonly string[];
  readonly conditions: readonly ConditionClause[];
}

export interface Taken {
  readonly atoms: readonly Atom[];
  /** Statements that are kept as they are: denials, opposites, everything, actions that the catalogue does not know. */
  readonly whole: readonly Statement[];
}

/** Policies taken apart, action by action, each with the resources that it can meet. */
export function takenApart(policies: readonly Policy[]): Taken {
  const statements = policies.flatMap(({ statements: own }) => own);
  const whole = statements.filter((statement) => !isPlain(statement));
  const found = new Map<string, Atom>();
  for (const { action, resource, conditions } of statements.filter(isPlain)) {
    for (const entry of action.patterns.flatMap(expandActions)) {
      const met = metResources(resource, [entry]);
      if (met.on?.length === 0) continue;
      const key = `${entry.service}:${entry.name} ${conditionKey(conditions)}`;
      const resources = widest([...(found.get(key)?.resources ?? []), ...(met.on ?? ['*'])]);
      found.set(key, { action: entry, resources, conditions });
    }
  }
  const atoms = [...found.values()];
  return { atoms: atoms.filter((atom) => !atoms.some((other) => other !== atom && repeats(atom, other))), whole };
}

function isPlain({ effect, principal, action, resource }: Statement): boolean {
  if (effect === 'Deny' || principal !== null || action.negated || resource === null || resource.negated) return false;
  return action.patterns.every((pattern) => !/^\*|^[^:]*[*?][^:]*:/.test(pattern) && isKnown(pattern));
}

function isKnown(pattern: string): boolean {
  return /[*?]/.test(pattern) ? expandActions(pattern).length > 0 : findAction(pattern) !== undefined;
}

/** Without the patterns that another one covers. */
function widest(patterns: readonly string[]): string[] {
  const all = [...new Set(patterns)];
  return all.filter(
    (pattern, at) => !all.some((other, index) => index !== at && covers(wildTokens(other), wildTokens(pattern))),
  );
}

/** The same action without conditions on all the resources. */
function repeats(atom: Atom, other: Atom): boolean {
  if (atom.action !== other.action || other.conditions.length > 0) return false;
  return atom.resources.every((pattern) =>
    other.resources.some((wide) => covers(wildTokens(wide), wildTokens(pattern))),
  );
}

/** The same text for conditions that ask the same. */
export function conditionKey(conditions: readonly ConditionClause[]): string {
  const clauses = conditions.map(({ operator, key, values }) =>
    JSON.stringify([operator, key.toLowerCase(), [...values].sort()]),
  );
  return clauses.sort().join(' ');
}
