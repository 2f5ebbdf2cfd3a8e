import type { ActionEntry, ServiceEntry } from '../catalogue/shapes.ts';
import { canonicalKey, listedGlobals } from '../policy/contextRelations.ts';

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

export interface CarriedKeys {
  readonly keys: ReadonlySet<string>;
  /** Those that the catalogue does not list: the request may lack them, whatever else is known of them. */
  readonly unlisted: ReadonlySet<string>;
}

/**
 * Those of the keys that requests of the action may carry on the resource type; type `*` where there is no resource.
 * The catalogue may have gaps in the keys of the action's own service; keys of other services and unlisted tags are
 * never there.
 */
export function carriedKeys(
  entry: ServiceEntry,
  action: ActionEntry,
  type: string,
  wanted: ReadonlySet<string>,
): CarriedKeys {
  const keys = new Set<string>();
  const unlisted = new Set<string>();
  for (const key of wanted) {
    if (isListed(entry, action, type, key)) keys.add(key);
    else if (mayBeGap(entry, key)) {
      keys.add(key);
      unlisted.add(key);
    }
  }
  return { keys, unlisted };
}

function isListed(entry: ServiceEntry, action: ActionEntry, type: string, key: string): boolean {
  if (isEverywhere(key)) return true;
  const listed = listedKeys(entry, action, type);
  const slash = key.indexOf('/');
  return listed.has(key) || (slash > 0 && listed.has(key.slice(0, slash + 1)));
}

/** Claims of an identity provider, by its host or as SAML names them (reference_policies_iam-condition-keys). */
const ofProvider = /^(saml|[^:/]+\.[^:]+):/;

function mayBeGap(entry: ServiceEntry, key: string): boolean {
  if (entry.prefix === 'sts' && ofProvider.test(key)) return true;
  return key.startsWith(`${entry.prefix}:`) && !listedGlobals.test(canonicalKey(key));
}

/**
 * Those of the keys that the catalogue lists for no resource type of the action. Conditions on them may be dead: requests
 * with the key and without it are both looked at where the key is of the action's own service, as the list may have a gap.
 */
export function unlistedKeys(entry: ServiceEntry, action: ActionEntry, keys: readonly string[]): string[] {
  const types = [...action.resources.map(({ type }) => type), '*'];
  return keys.filter((name) => {
    const key = name.toLowerCase();
    return (
      !(entry.prefix === 'sts' && ofProvider.test(key)) && !types.some((type) => isListed(entry, action, type, key))
    );
  });
}
