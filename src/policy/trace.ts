import { actionsMatch } from './actions.ts';
import type { Asked } from './asked.ts';
import { type CompiledStatement, compilePolicy, principalNaming, type Reading, resourceApplies } from './compiled.ts';
import { type Clause, type ClauseValue, clauseHolds } from './conditions/clause.ts';
import type { ConditionTrace, StatementTrace } from './decision.ts';
import { type Layer, reportedType } from './layers.ts';
import { NOT_NAMED } from './principals.ts';
import type { AttachedPolicy, PoliciesInForce, PolicyType } from './request.ts';
import { resolveTemplate, templateText } from './variables.ts';

/** Every statement of a layer that binds, with the reasons why it applies or not. */
export function traceLayer(layer: Layer, asked: Asked, policies: PoliciesInForce): StatementTrace[] {
  if (!layer.binds(asked)) return [];
  const type = reportedType(layer, asked);
  const reading = layer.reading(asked);
  const attached = layer.levels(policies).flat();
  return attached.flatMap((policy) => {
    return compilePolicy(policy.policy).map((statement) => traceStatement(statement, policy, type, asked, reading));
  });
}

function traceStatement(
  statement: CompiledStatement,
  attached: AttachedPolicy,
  policyType: PolicyType,
  asked: Asked,
  reading: Reading,
): StatementTrace {
  const { source } = statement;
  const actionMatches = actionsMatch(statement.actions, asked.action);
  const resourceMatches = reading.resources ? resourceApplies(statement, asked, reading) : null;
  const principalMatches = reading.principals ? principalNaming(statement, asked) !== NOT_NAMED : null;
  const matches = actionMatches && resourceMatches !== false && principalMatches !== false;
  const conditions = matches ? statement.clauses.map((clause) => traceClause(clause, asked)) : [];
  return {
    policyType,
    policy: policyType === 'trust' ? 'trust' : attached.ref,
    policyName: attached.name ?? null,
    policyArn: attached.arn ?? null,
    statement: source.index,
    sid: source.sid,
    effect: source.effect,
    actionMatches,
    resourceMatches,
    principalMatches,
    conditions,
    applies: matches && conditions.every((condition) => condition.holds),
    place: source.place,
  };
}

function traceClause(clause: Clause, asked: Asked): ConditionTrace {
  return {
    operator: clause.source.operator,
    key: clause.source.key,
    policyValues: clause.source.values,
    resolvedValues: clause.values.map((value) => resolvedText(value, asked)),
    requestValue: asked.context.get(clause.lowerKey),
    holds: clauseHolds(clause, asked.context),
  };
}

function resolvedText(value: ClauseValue, asked: Asked): string | null {
  const resolved = resolveTemplate(value.template, asked.context);
  return resolved === null ? null : templateText(resolved);
}
