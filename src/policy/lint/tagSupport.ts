import type { ActionEntry } from '../../catalogue/shapes.ts';
import { coveredActions, coveredServices, takesKey } from './coveredActions.ts';
import { entriesOf, has } from './entries.ts';
import type { RawStatement } from './lintCheck.ts';
import { conditionsOf, holdsWithoutKey, type WrittenCondition } from './writtenConditions.ts';

const TAG_KEY = 'aws:ResourceTag/${TagKey}';

/** Conditions on a tag of the resource that fail for a request without the tag. */
export function tagConditions(statement: RawStatement): readonly WrittenCondition[] {
  return conditionsOf(statement).filter((condition) => {
    return /^aws:resourcetag\/./.test(condition.lowerKey) && condition.use !== null && !holdsWithoutKey(condition);
  });
}

/** True where the statement speaks of all actions but some. */
export function leavesActionsOpen(statement: RawStatement): boolean {
  return has(statement, 'NotAction');
}

const taggable = new WeakMap<ActionEntry, boolean>();

function carriesTags(action: ActionEntry): boolean {
  const known = taggable.get(action) ?? takesKey(action, TAG_KEY);
  taggable.set(action, known);
  return known;
}

/**
 * Services of which an entry of `Action` covers actions only that never carry tags of their resource, with that entry. A
 * bare `*` names no service.
 */
export function entriesWithoutTags(statement: RawStatement): ReadonlyMap<string, string> {
  return servicesOf(statement, (text, service) => {
    const actions = coveredActions(text, service);
    return actions.length > 0 && !actions.some(carriesTags);
  });
}

/**
 * Services without any action that carries tags of its resource, with an entry of `Action` that names them. Of other
 * services a request may carry the tags that it sets, which the published lists leave out.
 */
export function servicesWithoutTags(statement: RawStatement): ReadonlyMap<string, string> {
  return servicesOf(statement, (_, service) => isTagless(service));
}

const tagless = new Map<string, boolean>();

function isTagless(service: string): boolean {
  const known = tagless.get(service) ?? !coveredActions('*', service).some(carriesTags);
  tagless.set(service, known);
  return known;
}

function servicesOf(
  statement: RawStatement,
  lacksTags: (text: string, service: string) => boolean,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { text } of entriesOf(statement, 'Action')) {
    if (/^[*?]/.test(text)) continue;
    for (const service of coveredServices(text)) {
      if (!found.has(service) && lacksTags(text, service)) found.set(service, text);
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
