import type { ActionEntry, ServiceEntry } from '../../catalogue/shapes.ts';
import { fullName } from '../actionName.ts';

/** How many actions a wildcard must stand for. */
export type Least = (prefix: string) => number;

const three: Least = () => 3;

/**
 * Action patterns that cover just these actions of a service and no other of the catalogue: `s3:Delete*` only where
 * every action that begins so is among them.
 */
export function exactPatterns(entry: ServiceEntry, actions: Iterable<ActionEntry>, least: Least = three): string[] {
  const wanted = new Set(actions);
  const all = [...entry.actions.values()];
  if (wanted.size === all.length && wanted.size > 1) return [`${entry.prefix}:*`];
  const patterns: string[] = [];
  const left = new Set(all.filter((action) => wanted.has(action)));
  for (const action of all) {
    if (!left.has(action)) continue;
    const prefix = wordPrefixes(action.name).find((start) => isExact(start, entry, wanted, least));
    const covered = prefix === undefined ? [action] : beginning(entry, prefix);
    patterns.push(prefix === undefined ? fullName(action) : `${entry.prefix}:${prefix}*`);
    for (const one of covered) left.delete(one);
  }
  return patterns;
}

function isExact(prefix: string, entry: ServiceEntry, wanted: ReadonlySet<ActionEntry>, least: Least): boolean {
  const covered = beginning(entry, prefix);
  return (
    covered.length >= least(prefix) && covered.every((action) => wanted.has(action) && isWhole(action.name, prefix))
  );
}

const known = new WeakMap<ServiceEntry, Map<string, readonly ActionEntry[]>>();

/** Actions whose names begin so, whatever their letter case; of the words of names, so that few are remembered. */
function beginning(entry: ServiceEntry, prefix: string): readonly ActionEntry[] {
  const own = known.get(entry) ?? new Map<string, readonly ActionEntry[]>();
  const remembered = own.get(prefix);
  if (remembered) return remembered;
  const lower = prefix.toLowerCase();
  const found = [...entry.actions.values()].filter(({ name }) => name.toLowerCase().startsWith(lower));
  known.set(entry, own.set(prefix, found));
  return found;
}

/** True where the prefix ends with a word of the name: nobody takes `GetInstances*` to cover `GetInstanceState`. */
function isWhole(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && !/^[a-z]/.test(name.slice(prefix.length));
}

/** `Get`, `GetObject`, `GetObjectAcl`: the beginnings of a name that end with a word, the shortest first. */
function wordPrefixes(name: string): string[] {
  const words = name.match(/[A-Z]*[a-z0-9]+|[A-Z]+|[^A-Za-z0-9]+/g) ?? [name];
  return words.map((_, index) => words.slice(0, index + 1).join(''));
}
