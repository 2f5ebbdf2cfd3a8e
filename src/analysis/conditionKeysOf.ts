import type { ActionEntry, ServiceEntry } from '../catalogue/shapes.ts';
import type { BearingStatement } from './bearing.ts';

/** Global keys that a request carries only where the action or resource type lists them. */
const listedGlobals = /^aws:(requesttag\/|resourcetag\/|tagkeys$)/;

const nothing: ReadonlySet<string> = new Set();

/**
 * Condition keys of the statements that requests of the action on each resource type can carry, in lower case. A key
 * that the catalogue lists neither for the action nor for the type is taken to be absent.
 */
export function keysByType(
  entry: ServiceEntry,
  action: ActionEntry,
  types: readonly string[],
  statements: readonly BearingStatement[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Set(statements.flatMap(({ compiled }) => compiled.clauses.map(({ lowerKey }) => lowerKey)));
  if (wanted.size === 0) return new Map(types.map((type) => [type, nothing]));
  return new Map(
    types.map((type) => {
      const listed = listedKeys(entry, action, type);
      return [type, new Set([...wanted].filter((key) => isGlobal(key) || isListed(key, listed)).sort())];
    }),
  );
}

function isGlobal(key: string): boolean {
  return key.startsWith('aws:') && !listedGlobals.test(key);
}

function isListed(key: string, listed: ReadonlySet<string>): boolean {
  const slash = key.indexOf('/');
  return listed.has(key) || (slash > 0 && listed.has(key.slice(0, slash + 1)));
}

const known = new WeakMap<ActionEntry, Map<string, ReadonlySet<string>>>();

/** Keys as published, cut at the placeholder: `aws:resourcetag/`. */
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
