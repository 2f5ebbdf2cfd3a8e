import { serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import { compileActions } from '../../policy/actions.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import { covers, maskOf } from '../actionMasks.ts';
import { fullName } from '../actionName.ts';
import { unlistedKeys } from '../carriedKeys.ts';

/** Condition keys of a statement that the catalogue does not list for some of its actions: the condition may be dead. */
export interface UnlistedCondition {
  readonly policy: number;
  readonly statement: number;
  readonly sid: string | null;
  /** As written. */
  readonly keys: readonly string[];
  /** Full names. */
  readonly actions: readonly string[];
}

/** Conditions on keys that requests for the actions may never carry, statement by statement. */
export function unlistedConditions(policies: readonly Policy[]): UnlistedCondition[] {
  return policies.flatMap(({ statements }, policy) =>
    statements.flatMap((statement) =>
      inStatement(statement).map((found) => ({ policy, statement: statement.index, sid: statement.sid, ...found })),
    ),
  );
}

function inStatement(statement: Statement): Pick<UnlistedCondition, 'keys' | 'actions'>[] {
  const keys = [...new Map(statement.conditions.map(({ key }) => [key.toLowerCase(), key])).values()];
  if (keys.length === 0 || speaksOfAll(statement)) return [];
  const element = compileActions(statement.action);
  const found = new Map<string, { keys: readonly string[]; actions: string[] }>();
  for (const prefix of servicePrefixes()) {
    if (!named(statement, prefix)) continue;
    const entry = serviceEntry(prefix);
    const mask = entry ? maskOf(element, entry) : 'none';
    if (!entry || mask === 'none') continue;
    for (const [at, action] of [...entry.actions.values()].entries()) {
      const unlisted = covers(mask, at) ? unlistedKeys(entry, action, keys) : [];
      if (unlisted.length === 0) continue;
      const known = found.get(unlisted.join());
      if (known) known.actions.push(fullName(action));
      else found.set(unlisted.join(), { keys: unlisted, actions: [fullName(action)] });
    }
  }
  return [...found.values()];
}

/** Statements on every action of a service mean those that carry the key. */
function speaksOfAll({ action }: Statement): boolean {
  return action.negated || action.patterns.some((pattern) => /^[^:]*[*?][^:]*:|^\*+$|:\*+$/.test(pattern));
}

function named({ action }: Statement, prefix: string): boolean {
  return action.patterns.some((pattern) => pattern.toLowerCase().startsWith(`${prefix}:`));
}
