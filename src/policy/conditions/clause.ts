import type { ContextReader } from '../context.ts';
import type { ConditionClause, Effect } from '../document.ts';
import type { ContextValue } from '../request.ts';
import { hasVariable, parseTemplate, resolveTemplate, type Template } from '../variables.ts';
import { type OperatorUse, readOperator } from './operatorName.ts';
import type { Test } from './operators.ts';

/** One policy value: a ready test, or a template that waits for the request's values. */
export interface ClauseValue {
  readonly template: Template;
  readonly test: Test | null;
  readonly waits: boolean;
}

export interface Clause {
  readonly source: ConditionClause;
  readonly lowerKey: string;
  /** Null for an unknown operator: it never grants and never spares from a deny. */
  readonly use: OperatorUse | null;
  readonly values: readonly ClauseValue[];
  readonly effect: Effect;
}

export function compileClause(source: ConditionClause, effect: Effect, variables: boolean): Clause {
  const use = readOperator(source.operator);
  const reads = variables && use?.operator.variables === true;
  const values = source.values.map((text): ClauseValue => {
    const template = parseTemplate(text, reads);
    const waits = hasVariable(template);
    return { template, waits, test: waits || !use ? null : use.operator.compile(template) };
  });
  return { source, lowerKey: source.key.toLowerCase(), use, values, effect };
}

/** True where the clause holds for the request. */
export function clauseHolds(clause: Clause, context: ContextReader): boolean {
  if (!clause.use) return clause.effect === 'Deny';
  const given = context.get(clause.lowerKey);
  if (clause.use.operator.family === 'Null') return nullHolds(clause, clause.use, given);
  return given === undefined ? absentHolds(clause.use) : presentHolds(clause, clause.use, given, context);
}

/**
 * `ForAllValues:Null` always holds, `ForAnyValue:Null` never (IAM Access Analyzer policy checks). A list without values
 * is null: `Null` with `false` guards `ForAllValues` against it (IAM User Guide,
 * reference_policies_condition-single-vs-multi-valued-context-keys).
 */
function nullHolds(clause: Clause, use: OperatorUse, given: ContextValue | undefined): boolean {
  if (use.quantifier) return use.quantifier === 'ForAllValues';
  const absent = given === undefined || (typeof given !== 'string' && given.length === 0) ? 'true' : 'false';
  return clause.values.some((value) => value.test?.(absent) ?? false);
}

/** `ForAnyValue` fails for an absent key even with `IfExists`; AWS's texts disagree there. */
function absentHolds(use: OperatorUse): boolean {
  if (use.quantifier) return use.quantifier === 'ForAllValues';
  return use.ifExists || use.operator.negated;
}

function presentHolds(clause: Clause, use: OperatorUse, given: ContextValue, context: ContextReader): boolean {
  const single = typeof given === 'string';
  if (!single && given.length === 0 && use.quantifier) return use.quantifier === 'ForAllValues';
  if (clause.values.length === 0 || (!single && !use.quantifier)) return false;
  if (single) return valueHolds(clause, use, given, context);
  return use.quantifier === 'ForAllValues'
    ? given.every((value) => valueHolds(clause, use, value, context))
    : given.some((value) => valueHolds(clause, use, value, context));
}

/** One request value against all policy values: a negated operator holds where none matches. */
function valueHolds(clause: Clause, use: OperatorUse, given: string, context: ContextReader): boolean {
  if (!use.operator.readable(given)) return false;
  for (const value of clause.values) {
    const test = value.waits ? resolvedTest(use, value.template, context) : value.test;
    if (test?.(given)) return !use.operator.negated;
  }
  return use.operator.negated;
}

function resolvedTest(use: OperatorUse, template: Template, context: ContextReader): Test | null {
  const resolved = resolveTemplate(template, context);
  return resolved === null ? null : use.operator.compile(resolved);
}
