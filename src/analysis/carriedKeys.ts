import type { ActionEntry, ServiceEntry } from '../catalogue/shapes.ts';
import { listedGlobals } from '../policy/contextRelations.ts';

const known = new WeakMap<ActionEntry, Map<string, ReadonlySet<string>>>();

/** Keys as published for an action on a resource type, in lower case, cut at the placeholder: `aws:resourcetag/`. */
function listedKeys(entry: ServiceEntry, action: ActionEntry, type: string): ReadonlySet<string> {
  const byType = known.get(action) ?? new Map<string, ReadonlySet<string>>();
  known.set(action, byType);
  const remembered = byType.get(type);
  if (remembered) return remembered;
  const names = [
    ...action.conditionKeys,
    ...(action.resources.find((resource) => resource.type === type)?.conditionKeys ?? []),
    ...(entry.resourceTypes.get(type.toLowerCase())?.conditionKeys ?? []),
  ];
  const keys = new Set(names.map((name) => name.toLowerCase().replace(/\$\{.*$/, '')));
  byType.set(type, keys);
  return keys;
}

/** True for a key that every request carries or may carry, whatever the catalogue lists for its action. */
export function isEverywhere(key: string): boolean {
  return key.startsWith('aws:') && !listedGlobals.test(key);
}

/**
 * Those of the keys that requests of the action carry on the resource type; type `*` where there is no resource. A key
 * of a service that the catalogue lists neither for the action nor for the type is taken to be absent.
 */
export function carriedKeys(
  entry: ServiceEntry,
  action: ActionEntry,
  type: string,
  wanted: ReadonlySet<string>,
): readonly string[] {
  const listed = listedKeys(entry, action, type);
  return [...wanted].filter((key) => {
    if (isEverywhere(key)) return true;
    const slash = key.indexOf('/');
    return listed.has(key) || (slash > 0 && listed.has(key.slice(0, slash + 1)));
  });
}
