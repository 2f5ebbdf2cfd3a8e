import { serviceEntry, servicePrefixes } from '../catalogue/authorization.ts';
import type { ActionEntry, ServiceEntry } from '../catalogue/shapes.ts';
import { type ActionElement, actionFits, actionsMatch } from '../policy/actions.ts';
import { fits } from '../policy/wildcard.ts';
import type { BearingStatement } from './bearing.ts';
import { keysByType } from './conditionKeysOf.ts';

/** Actions that no statement tells apart and that take the same resources and condition keys. */
export interface ActionGroup {
  readonly service: string;
  readonly actions: readonly ActionEntry[];
  /** Statements whose action element covers them. */
  readonly statements: readonly BearingStatement[];
  /** Resource types that requests name; empty where they name `*`. */
  readonly types: readonly string[];
  /** True where a request may also name `*`. */
  readonly bare: boolean;
  /** Condition keys of the statements that requests carry, in lower case, by resource type and `*`. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Groups every action of the catalogue that some statement may grant. `only` keeps the actions of a claim.
 */
export function actionGroups(
  statements: readonly BearingStatement[],
  only: ActionElement | null = null,
): ActionGroup[] {
  const groups: ActionGroup[] = [];
  const granting = statements.filter(({ side }) => side === 'grants');
  for (const prefix of servicePrefixes()) {
    if (
      !granting.some(({ compiled, of }) => (of === null || of.service === prefix) && touches(compiled.actions, prefix))
    )
      continue;
    if (only && !touches(only, prefix)) continue;
    const entry = serviceEntry(prefix);
    if (entry) groups.push(...groupService(entry, statements, only));
  }
  return groups;
}

/** True where some action of the service may match. */
function touches(element: ActionElement, service: string): boolean {
  if (element.negated) return true;
  return element.patterns.some(
    ({ everything, service: pattern }) => everything || (pattern !== null && fits(pattern, service)),
  );
}

function groupService(
  entry: ServiceEntry,
  statements: readonly BearingStatement[],
  only: ActionElement | null,
): ActionGroup[] {
  const near = statements.filter(
    ({ compiled, of }) => (of === null || of.service === entry.prefix) && touches(compiled.actions, entry.prefix),
  );
  const groups = new Map<string, { group: ActionGroup; actions: ActionEntry[] }>();
  for (const [name, action] of entry.actions) {
    const asked = { service: entry.prefix, name };
    if (only && !only.patterns.some((pattern) => actionFits(pattern, asked))) continue;
    const matching = near.filter(({ compiled }) => actionsMatch(compiled.actions, asked));
    if (!matching.some(({ side }) => side === 'grants')) continue;
    const { types, bare } = typesOf(action);
    const keys = keysByType(entry, action, bare ? [...types, '*'] : types, matching);
    const signature = `${matching.map(({ index }) => index).join()} ${types.join()} ${bare} ${[...keys].map(([type, names]) => `${type}=${[...names].join()}`).join()}`;
    const known = groups.get(signature);
    if (known) known.actions.push(action);
    else {
      const actions = [action];
      groups.set(signature, {
        actions,
        group: { service: entry.prefix, actions, statements: matching, types, bare, keys },
      });
    }
  }
  return [...groups.values()].map(({ group }) => group);
}

/** Where some types are required, permission on the others alone is worth nothing. */
function typesOf(action: ActionEntry): { types: string[]; bare: boolean } {
  const required = action.resources.filter((resource) => resource.required);
  const types = (required.length > 0 ? required : action.resources).map((resource) => resource.type);
  return { types, bare: required.length === 0 };
}
