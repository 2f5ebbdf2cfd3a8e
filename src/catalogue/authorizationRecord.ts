import type {
  AccessLevel,
  ActionEntry,
  ActionResource,
  ConditionKey,
  ConditionKeyType,
  ResourceType,
  ServiceEntry,
} from './shapes.ts';
import { sharedTitles } from './sharedTitles.ts';

/** `[resource type, required 0|1, own condition keys]`, or the resource type alone; numbers point into the record. */
export type PackedResource = number | readonly [number, 0 | 1, (readonly number[])?];

/** A level letter alone, or `[letter, resources, condition keys]`. */
export type PackedAction = string | readonly [string, (readonly PackedResource[])?, (readonly number[])?];

/** One service as the data file holds it. */
export interface PackedService {
  /** Title. */
  readonly n: string;
  /** Condition keys: name and type. */
  readonly c: readonly (readonly [string, ConditionKeyType])[];
  /** Resource types: name, ARN, condition keys. */
  readonly r: readonly (readonly [string, string, (readonly number[])?])[];
  readonly a: Readonly<Record<string, PackedAction>>;
  /** Dependent actions by action name. */
  readonly d: Readonly<Record<string, readonly string[]>>;
  /** Names of permission-only actions. */
  readonly p: readonly string[];
}

export const levelLetters: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

const none: readonly never[] = Object.freeze([]);

function picked<T>(list: readonly T[], numbers: readonly number[] | undefined): readonly T[] {
  if (!numbers || numbers.length === 0) return none;
  return numbers.map((number) => {
    const found = list[number];
    if (found === undefined) throw new Error(`the catalogue has no entry ${number}`);
    return found;
  });
}

function unpackResource(packed: PackedResource, types: readonly string[], keys: readonly string[]): ActionResource {
  const [type, required, own] = typeof packed === 'number' ? ([packed, 0] as const) : packed;
  return { type: picked(types, [type])[0] ?? '', required: required === 1, conditionKeys: picked(keys, own) };
}

function unpackAction(
  service: string,
  name: string,
  packed: PackedService,
  types: readonly string[],
  keys: readonly string[],
): ActionEntry {
  const entry = packed.a[name] ?? '';
  const [letter, resources, own] = typeof entry === 'string' ? [entry] : entry;
  const accessLevel = levelLetters[letter];
  if (!accessLevel) throw new Error(`the catalogue has no access level for ${service}:${name}`);
  return {
    service,
    name,
    accessLevel,
    resources: resources ? resources.map((resource) => unpackResource(resource, types, keys)) : none,
    conditionKeys: picked(keys, own),
    dependentActions: packed.d[name] ?? none,
    permissionOnly: packed.p.includes(name),
  };
}

export function unpackService(prefix: string, packed: PackedService): ServiceEntry {
  const types = packed.r.map(([name]) => name);
  const keys = packed.c.map(([name]) => name);
  const actions = new Map<string, ActionEntry>();
  for (const name of Object.keys(packed.a)) {
    actions.set(name.toLowerCase(), unpackAction(prefix, name, packed, types, keys));
  }
  const resourceTypes = new Map<string, ResourceType>();
  for (const [name, arn, own] of packed.r) {
    resourceTypes.set(name.toLowerCase(), { name, arn, conditionKeys: picked(keys, own) });
  }
  const conditionKeys = new Map<string, ConditionKey>();
  for (const [name, type] of packed.c) conditionKeys.set(name.toLowerCase(), { name, type });
  return { prefix, title: sharedTitles[prefix] ?? packed.n, actions, resourceTypes, conditionKeys };
}
