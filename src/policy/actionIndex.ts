import { type ActionName, actionsMatch } from './actions.ts';
import { type CompiledStatement, compilePolicy } from './compiled.ts';
import type { Policy } from './document.ts';
import { effort } from './effort.ts';

type ByAction = Map<ActionName, readonly CompiledStatement[]>;

/** Actions remembered for each policy; the oldest answers are forgotten together. */
const REMEMBERED = 256;
const indexes = new WeakMap<Policy, ByAction>();

/** The statements of a policy that cover an action, remembered, so that a long policy is searched once for each action. */
export function statementsOn(policy: Policy, action: ActionName): readonly CompiledStatement[] {
  let index = indexes.get(policy);
  if (!index) {
    index = new Map();
    indexes.set(policy, index);
  }
  const known = index.get(action);
  if (known) return known;
  const all = compilePolicy(policy);
  effort.steps += all.length;
  const found = all.filter((statement) => actionsMatch(statement.actions, action));
  if (index.size >= REMEMBERED) index.clear();
  index.set(action, found);
  return found;
}
