import { serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import { actionsMatch, compileActions } from '../../policy/actions.ts';
import type { Json, JsonObject } from '../call.ts';

/** Actions that nobody used: whole services by prefix, and single actions as `service:Name` in lower case. */
export interface Unused {
  readonly services: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
}

const isUnused = ({ services, actions }: Unused, prefix: string, name: string): boolean =>
  services.has(prefix) || actions.has(`${prefix}:${name}`.toLowerCase());

interface Matched {
  readonly prefix: string;
  readonly name: string;
}

/** Actions of the catalogue that an element means. */
function matched(element: ReturnType<typeof compileActions>): readonly Matched[] {
  return [...servicePrefixes()]
    .sort()
    .flatMap((prefix) =>
      [...(serviceEntry(prefix)?.actions.values() ?? [])]
        .filter(({ name }) => actionsMatch(element, { service: prefix, name: name.toLowerCase() }))
        .map(({ name }) => ({ prefix, name })),
    );
}

const listOf = (value: Json | undefined): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** A pattern as it is while everything it means is used; else what of it is used. */
function usedOf(patterns: readonly string[], negated: boolean, unused: Unused): readonly string[] | null {
  const each = negated ? [patterns] : patterns.map((pattern) => [pattern]);
  let changed = false;
  const kept = each.flatMap((group) => {
    const all = matched(compileActions({ negated, patterns: group }));
    const used = all.filter(({ prefix, name }) => !isUnused(unused, prefix, name));
    if (used.length === all.length) return group;
    changed = true;
    return used.map(({ prefix, name }) => `${prefix}:${name}`);
  });
  return changed ? [...new Set(kept)] : null;
}

function withoutUnused(statement: JsonObject, unused: Unused): JsonObject | null {
  if (statement.Effect !== 'Allow') return statement;
  const { Action, NotAction, ...rest } = statement;
  const negated = Action === undefined;
  const kept = usedOf(listOf(negated ? NotAction : Action), negated, unused);
  if (kept === null) return statement;
  return kept.length === 0 ? null : { ...rest, Action: kept };
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A policy without what nobody used: `unchanged` where everything is used, `nothing` where no Allow is left. Denials
 * stay.
 */
export function recommendedPolicy(text: string, unused: Unused): JsonObject | 'unchanged' | 'nothing' {
  const document: Json = JSON.parse(text);
  if (!isObject(document)) return 'unchanged';
  const { Statement } = document;
  const statements = (Array.isArray(Statement) ? Statement : [Statement ?? null]).filter(isObject);
  const kept = statements.flatMap((statement): JsonObject[] => {
    const left = withoutUnused(statement, unused);
    return left ? [left] : [];
  });
  if (kept.length === statements.length && kept.every((one, at) => one === statements[at])) return 'unchanged';
  return kept.some(({ Effect }) => Effect === 'Allow') ? { ...document, Statement: kept } : 'nothing';
}
