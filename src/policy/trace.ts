import { actionFits } from './actions.ts';
import type { Asked } from './asked.ts';
import { type CompiledStatement, compilePolicy, principalNaming, type Reading } from './compiled.ts';
import { type Clause, clauseHolds } from './conditions/clause.ts';
import type { ConditionTrace, ElementTrace, StatementTrace } from './decision.ts';
import { type Layer, reportedType } from './layers.ts';
import { entryNaming, NOT_NAMED } from './principals.ts';
import type { AttachedPolicy, PoliciesInForce, PolicyType } from './request.ts';
import { resourceFits } from './resources.ts';
import { resolveTemplate, type Template, templateText } from './variables.ts';

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
  const action = actionTrace(statement, asked);
  const resource = reading.resources ? resourceTrace(statement, asked) : null;
  const actionMatches = action.negated === (action.fitting === null);
  const resourceMatches = reading.resources
    ? resource !== null && resource.negated === (resource.fitting === null)
    : null;
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
    action,
    resource,
    principal: reading.principals ? principalTrace(statement, asked) : null,
    conditions,
    applies: matches && conditions.every((condition) => condition.holds),
    place: source.place,
  };
}

function actionTrace({ source, actions }: CompiledStatement, asked: Asked): ElementTrace {
  const at = actions.patterns.findIndex((pattern) => actionFits(pattern, asked.action));
  return elementTrace(source.action.negated, source.action.patterns, at);
}

function resourceTrace({ source, resources }: CompiledStatement, asked: Asked): ElementTrace | null {
  if (!source.resource || !resources) return null;
  const { patterns } = resources;
  const at = patterns.findIndex((pattern) => resourceFits(pattern, asked.request.resource, asked.context));
  const template = patterns[Math.max(at, 0)]?.template;
  const resolved = template ? resolvedText(template, asked) : null;
  return { ...elementTrace(source.resource.negated, source.resource.patterns, at), resolved };
}

function principalTrace({ source }: CompiledStatement, asked: Asked): ElementTrace | null {
  const element = source.principal;
  if (!element) return null;
  const at = element.entries.findIndex((entry) => entryNaming(entry, asked.caller, asked.context) !== NOT_NAMED);
  const entries = element.entries.map(({ value }) => value);
  return elementTrace(element.negated, entries, at);
}

function elementTrace(negated: boolean, entries: readonly string[], at: number): ElementTrace {
  return { negated, entries, fitting: entries[at] ?? null, resolved: entries[Math.max(at, 0)] ?? null };
}

/** Traces one clause of a statement, whether its other parts match or not. */
export function traceClause(clause: Clause, asked: Asked): ConditionTrace {
  const requestValue = asked.context.get(clause.lowerKey);
  const holds = clauseHolds(clause, asked.context);
  return {
    operator: clause.source.operator,
    key: clause.source.key,
    policyValues: clause.source.values,
    resolvedValues: clause.values.map((value) => resolvedText(value.template, asked)),
    requestValue,
    holds,
    failedForAbsence: !holds && requestValue === undefined,
  };
}

function resolvedText(template: Template, asked: Asked): string | null {
  const resolved = resolveTemplate(template, asked.context);
  return resolved === null ? null : templateText(resolved);
}
