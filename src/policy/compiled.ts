import { type ActionElement, actionsMatch, compileActions } from './actions.ts';
import type { Asked } from './asked.ts';
import { type Clause, clauseHolds, compileClause } from './conditions/clause.ts';
import type { Policy, Statement } from './document.ts';
import { DIRECT, type Naming, NOT_NAMED, namingOf } from './principals.ts';
import { compileResources, type ResourceElement, resourcesMatch } from './resources.ts';
import { readsVariables } from './variables.ts';

export interface CompiledStatement {
  readonly source: Statement;
  readonly denies: boolean;
  readonly actions: ActionElement;
  readonly resources: ResourceElement | null;
  readonly clauses: readonly Clause[];
}

const compiled = new WeakMap<Policy, readonly CompiledStatement[]>();

/** The statements of a policy ready to match; each policy object is compiled once. */
export function compilePolicy(policy: Policy): readonly CompiledStatement[] {
  const known = compiled.get(policy);
  if (known) return known;
  const variables = readsVariables(policy);
  const statements = policy.statements.map((source): CompiledStatement => {
    return {
      source,
      denies: source.effect === 'Deny',
      actions: compileActions(source.action),
      resources: source.resource ? compileResources(source.resource, variables) : null,
      clauses: source.conditions.map((clause) => compileClause(clause, source.effect, variables)),
    };
  });
  compiled.set(policy, statements);
  return statements;
}

/** How a kind of policy reads its statements: with principals or without, with resources or without. */
export interface Reading {
  readonly principals: boolean;
  readonly resources: boolean;
}

/** How closely an applying statement names the caller; `NOT_NAMED` where the statement does not apply. */
export function applies(statement: CompiledStatement, asked: Asked, reading: Reading): Naming {
  return actionsMatch(statement.actions, asked.action) ? appliesOnAction(statement, asked, reading) : NOT_NAMED;
}

/** The same for a statement that is known to cover the action. */
export function appliesOnAction(statement: CompiledStatement, asked: Asked, reading: Reading): Naming {
  if (!resourceApplies(statement, asked, reading)) return NOT_NAMED;
  const naming = reading.principals ? principalNaming(statement, asked) : DIRECT;
  if (naming === NOT_NAMED) return NOT_NAMED;
  for (const clause of statement.clauses) if (!clauseHolds(clause, asked.context)) return NOT_NAMED;
  return naming;
}

/** A statement without `Resource` matches only where the kind of policy has none. */
export function resourceApplies(statement: CompiledStatement, asked: Asked, reading: Reading): boolean {
  if (!reading.resources) return true;
  return statement.resources !== null && resourcesMatch(statement.resources, asked.request.resource, asked.context);
}

/** A statement without principal names nobody. */
export function principalNaming(statement: CompiledStatement, asked: Asked): Naming {
  const element = statement.source.principal;
  return element ? namingOf(element, asked.caller, asked.context, asked.bounded, statement.denies) : NOT_NAMED;
}
