import type { ActionEntry } from '../../catalogue/shapes.ts';
import { coveredActions, coveredServices, takesKey } from './coveredActions.ts';
import { entriesOf, has } from './entries.ts';
import type { RawStatement } from './lintCheck.ts';
import { conditionsOf, holdsWithoutKey, type WrittenCondition } from './writtenConditions.ts';

const TAG_KEY = 'aws:ResourceTag/${TagKey}';
const SET_TAG = 'aws:RequestTag/${TagKey}';

/** Conditions on the value of a resource's tag that fail for a request without the tag. */
export function tagConditions(statement: RawStatement): readonly WrittenCondition[] {
  return conditionsOf(statement).filter((condition) => {
    return (
      /^aws:resourcetag\/./.test(condition.lowerKey) &&
      condition.use !== null &&
      condition.family !== 'Null' &&
      !holdsWithoutKey(condition)
    );
  });
}

/** True where the statement speaks of all actions but some. */
export function leavesActionsOpen(statement: RawStatement): boolean {
  return has(statement, 'NotAction');
}

const taggable = new WeakMap<ActionEntry, boolean>();

function mayCarryTags(action: ActionEntry): boolean {
  const known = taggable.get(action) ?? (takesKey(action, TAG_KEY) || takesKey(action, SET_TAG));
  taggable.set(action, known);
  return known;
}

/**
 * Services of which an entry of `Action` covers actions only that never carry tags of their resource, with that entry. A
 * bare `*` names no service. Actions that set tags are left out: their requests may carry the tags that they set.
 */
export function servicesWithoutTags(statement: RawStatement): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { text } of entriesOf(statement, 'Action')) {
    if (/^[*?]/.test(text)) continue;
    for (const service of coveredServices(text)) {
      if (found.has(service)) continue;
      const actions = coveredActions(text, service);
      if (actions.length > 0 && !actions.some(mayCarryTags)) found.set(service, text);
    }
  }
  return found;
}

const SHOWN = 3;

/** `lambda` (`lambda:GetFunction`), … and 4 more. */
export function shownServices(services: ReadonlyMap<string, string>): string {
  const shown = [...services].slice(0, SHOWN).map(([service, action]) => `\`${service}\` (\`${action}\`)`);
  const more = services.size - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
