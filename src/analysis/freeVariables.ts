import { callerOf } from '../policy/caller.ts';
import { type ContextReader, contextReader } from '../policy/context.ts';
import { canonicalKey, isSettled } from '../policy/contextRelations.ts';
import type { Context } from '../policy/request.ts';
import type { PrincipalView } from './accountView.ts';
import type { ActionClass } from './actionClasses.ts';
import type { Comparison } from './comparison.ts';
import { catalogueReading } from './documents/catalogueReading.ts';
import { callerRequest } from './situation.ts';
import type { KeyValues } from './strings/textReader.ts';
import { variableAssignments } from './strings/variableValues.ts';

/**
 * The comparison once for each combination of values that a request may choose for variables in resource patterns:
 * values and patterns are solved together. Just the comparison where no pattern waits for such a value.
 */
export function withFreeVariables(comparison: Comparison, group: ActionClass): readonly Comparison[] {
  const waiting = group.statements.filter(({ variable }) => variable);
  if (waiting.length === 0) return [comparison];
  const { principal, reasons } = comparison;
  const ordinary = principal.context('service:*', '*');
  const own = contextReader(
    ordinary,
    callerOf({ ...callerRequest(principal), action: '', resource: '*', context: {} }),
  );
  const texts = group.statements.map(({ compiled: { resources, clauses } }) => ({
    resource: resources && {
      negated: resources.negated,
      templates: resources.patterns.map(({ template }) => template),
    },
    clauses,
  }));
  const reading = catalogueReading(
    { account: principal.account, partition: comparison.view.partition ?? 'aws' },
    texts,
  );
  const known = { principal: !principal.anyone, resource: false, owner: false };
  const settled: ContextReader = { get: (key) => own.get(key) ?? reading.settled.get(key) };
  const assignments = variableAssignments(texts, reasons, {
    ...reading,
    settled,
    isSettled: (key) =>
      principal.given?.has(key) === true || isSettled(canonicalKey(key), known) || reading.isSettled(key),
  });
  return assignments.map((values) =>
    values.size === 0
      ? comparison
      : { ...comparison, principal: choosing(principal, values), candidates: new Map(), outcomes: new Map() },
  );
}

/** The same principal, whose requests have these values. */
function choosing(principal: PrincipalView, values: KeyValues): PrincipalView {
  const chosen: Context = Object.fromEntries(
    [...values].flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  return {
    ...principal,
    given: new Set([...(principal.given ?? []), ...values.keys()]),
    context: (action, resource, region) => {
      const rest = Object.entries(principal.context(action, resource, region));
      return { ...Object.fromEntries(rest.filter(([key]) => !values.has(key.toLowerCase()))), ...chosen };
    },
  };
}
