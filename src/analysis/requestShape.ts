import type { ActionEntry, ServiceEntry } from '../catalogue/shapes.ts';
import { type CarriedKeys, carriedKeys } from './carriedKeys.ts';
import { askResource } from './party.ts';

/** What a request of the class may name: resources of a type, or none. */
export interface Target extends CarriedKeys {
  /** Null where the request names `*`. */
  readonly type: string | null;
}

/** What requests of an action look like; actions with equal keys are alike. */
export function shapeOf(entry: ServiceEntry, action: ActionEntry, wanted: ReadonlySet<string>, anyResource: boolean) {
  const required = action.resources.filter((resource) => resource.required).map(({ type }) => type);
  const targets = targetsOf(entry, action, wanted, required.length === 0);
  const marks = targets.map(marksOf);
  if (anyResource && new Set(marks).size === 1)
    return { key: marks[0] ?? '', targets: targets.slice(0, 1), together: [] };
  const together = action.resources.length > 1 ? required : [];
  const own = askResource.has(entry.prefix) ? action.name : '';
  const key = `${own};${together.join()};${targets
    .map(({ type }, index) => `${type}=${marks[index]}`)
    .sort()
    .join()}`;
  return { key, targets, together };
}

export function targetsOf(
  entry: ServiceEntry,
  action: ActionEntry,
  wanted: ReadonlySet<string>,
  bare: boolean,
): Target[] {
  const types: (string | null)[] = bare ? [...typesOf(action), null] : [...typesOf(action)];
  return types.map((type) => ({ type, ...carriedKeys(entry, action, type ?? '*', wanted) }));
}

function marksOf({ keys, unlisted }: Target): string {
  return [...keys].map((key) => (unlisted.has(key) ? `${key}?` : key)).join();
}

const typeLists = new WeakMap<ActionEntry, readonly string[]>();

/** Resource types of an action, the most natural first: for `ec2:StartInstances` an instance. */
export function typesOf(action: ActionEntry): readonly string[] {
  const known = typeLists.get(action);
  if (known) return known;
  const sorted = [...action.resources].sort((a, b) => rank(action, a) - rank(action, b));
  const types = sorted.map(({ type }) => type);
  typeLists.set(action, types);
  return types;
}

function rank(action: ActionEntry, { type, required }: ActionEntry['resources'][number]): number {
  const named = action.name.toLowerCase().includes(type.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  return (named ? 0 : 200) + (required ? 0 : 100) + Math.min(type.length, 99);
}
