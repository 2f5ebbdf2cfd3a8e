import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PackedAction, PackedResource, PackedService } from '../../src/catalogue/authorizationRecord.ts';
import type { ConditionKeyType } from '../../src/catalogue/shapes.ts';
import { normalisedKey } from './placeholders.ts';

interface PublishedAction {
  readonly name: string;
  readonly description: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
    readonly dependentActions: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
  readonly isPermissionOnly?: boolean;
}

type Actions = Readonly<Record<string, PublishedAction>>;
type ResourceTypes = Readonly<Record<string, { key: string; arn: string; conditionKeys?: readonly string[] }>>;
type ConditionKeys = Readonly<Record<string, { key: string; type: ConditionKeyType }>>;

const letters: Readonly<Record<string, string>> = {
  List: 'L',
  Read: 'R',
  Write: 'W',
  'Tagging, Write': 'T',
  'Permissions management, Write': 'P',
};

export interface PublishedService {
  readonly prefix: string;
  readonly packed: PackedService;
  /** In the order of the record's actions. */
  readonly descriptions: readonly string[];
}

function readJson(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

function byName(left: { name: string }, right: { name: string }): number {
  return left.name < right.name ? -1 : 1;
}

/** Numbers of names, in the order of first use. */
class Numbering {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(names: readonly string[]) {
    for (const name of names) this.add(name);
  }

  private add(name: string): number {
    const number = this.names.length;
    this.names.push(name);
    this.numbers.set(name.toLowerCase(), number);
    return number;
  }

  of(name: string): number {
    return this.numbers.get(name.toLowerCase()) ?? this.add(name);
  }
}

function packAction(action: PublishedAction, types: Numbering, keys: Numbering): PackedAction {
  const letter = letters[action.accessLevel];
  if (!letter) throw new Error(`unknown access level ${action.accessLevel}`);
  const numbersOf = (names: readonly string[]) => [...new Set(names.map((name) => keys.of(normalisedKey(name))))];
  const merged = new Map<number, { required: boolean; own: Set<number> }>();
  for (const resource of action.resourceTypes) {
    const type = types.of(resource.name);
    const entry = merged.get(type) ?? { required: false, own: new Set<number>() };
    merged.set(type, entry);
    entry.required ||= resource.required;
    for (const key of numbersOf(resource.conditionKeys)) entry.own.add(key);
  }
  const resources = [...merged].map(([type, { required, own }]): PackedResource => {
    if (own.size > 0) return [type, required ? 1 : 0, [...own]];
    return required ? [type, 1] : type;
  });
  const own = numbersOf(action.conditionKeys);
  if (own.length > 0) return [letter, resources, own];
  return resources.length > 0 ? [letter, resources] : letter;
}

interface Marks {
  readonly d: Record<string, readonly string[]>;
  readonly p: readonly string[];
}

function marksOf(actions: Actions, older: Actions): Marks {
  const dependent: Record<string, readonly string[]> = {};
  const permissionOnly = new Set<string>();
  for (const [key, action] of Object.entries(actions)) {
    const before = older[key];
    if (!before) continue;
    const all = [...before.dependentActions, ...before.resourceTypes.flatMap((type) => type.dependentActions)];
    if (all.length > 0) dependent[action.name] = [...new Set(all)].sort();
    if (before.isPermissionOnly) permissionOnly.add(action.name);
  }
  return { d: dependent, p: [...permissionOnly].sort() };
}

function summary(description: string): string {
  const text = description
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^Grants? permissions? (to |for )?/i, '');
  return text.replace(/\.$/, '');
}

/** All services of the Service Authorization Reference, by prefix. */
export function publishedServices(folder: string, olderFolder: string): PublishedService[] {
  const data = join(folder, 'data');
  const titles = readJson(data, 'serviceNames.json') as Record<string, string>;
  const older = new Set(readdirSync(join(olderFolder, 'data', 'actions')));
  const prefixes = readdirSync(join(data, 'actions')).map((file) => file.slice(0, -'.json'.length));
  return prefixes.sort().map((prefix) => {
    const file = `${prefix}.json`;
    const actions = readJson(data, 'actions', file) as Actions;
    const before = older.has(file) ? (readJson(olderFolder, 'data', 'actions', file) as Actions) : {};
    const published = Object.values(readJson(data, 'resourceTypes', file) as ResourceTypes);
    const declared = Object.values(readJson(data, 'conditionKeys', file) as ConditionKeys);
    const keyTypes = new Map(declared.map((key) => [normalisedKey(key.key), key.type]));
    const keys = new Numbering([...keyTypes.keys()].sort());
    const ordered = published.map((type) => ({ ...type, name: type.key })).sort(byName);
    const types = new Numbering(ordered.map((type) => type.name));
    const sorted = Object.values(actions).sort(byName);
    const packed: Record<string, PackedAction> = {};
    for (const action of sorted) packed[action.name] = packAction(action, types, keys);
    const r = types.names.map((name, number): PackedService['r'][number] => {
      const type = ordered[number];
      if (!type) throw new Error(`${prefix}: no resource type ${name}`);
      const own = (type.conditionKeys ?? []).map((key) => keys.of(normalisedKey(key)));
      return own.length > 0 ? [name, type.arn, own] : [name, type.arn];
    });
    const c = keys.names.map((name): PackedService['c'][number] => {
      const type = keyTypes.get(name);
      if (!type) throw new Error(`${prefix}: no type for condition key ${name}`);
      return [name, type];
    });
    return {
      prefix,
      packed: {
        n: titles[prefix] ?? prefix,
        c,
        r,
        a: packed,
        ...marksOf(actions, before),
      },
      descriptions: sorted.map((action) => summary(action.description)),
    };
  });
}

/** Global condition keys: name and type. */
export async function publishedGlobalKeys(folder: string): Promise<[string, ConditionKeyType][]> {
  const module: { globalConditionKeys: { key: string; type: ConditionKeyType }[] } = await import(
    pathToFileURL(join(folder, 'dist', 'esm', 'globalConditionKeys.js')).href
  );
  return module.globalConditionKeys.map((key) => [normalisedKey(key.key), key.type]);
}

/** Prefixes of condition keys that are no service prefixes, with the services that own them. */
export function publishedForeignPrefixes(folder: string): Record<string, string[]> {
  return readJson(folder, 'data', 'unassociatedConditions.json') as Record<string, string[]>;
}
