import type { Json } from './call.ts';
import { type DocumentChange, documentChange } from './documentChange.ts';
import type { CustomerPolicy, Group, PolicyHolder, Role, StoredPolicy, Tags, User } from './sandbox.ts';

/** One thing about an entity that a call changed. */
export type EntityChange =
  /** A single value; null where there is none. */
  | { readonly what: string; readonly before: Json; readonly after: Json }
  /** A list of names or ids. */
  | { readonly what: string; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** A policy text, with its name where the entity has several. */
  | { readonly what: string; readonly name: string; readonly document: DocumentChange };

/** What a timeline can be of. */
export type EntityKind = 'user' | 'group' | 'role' | 'policy';
export type Entity = User | Group | Role | CustomerPolicy;

type Texts = ReadonlyMap<string, string>;
type Part<One> =
  | { readonly what: string; readonly value: (entity: One) => Json }
  | { readonly what: string; readonly list: (entity: One) => readonly string[] }
  | { readonly what: string; readonly texts: (entity: One) => Texts };

const tagTexts = (tags: Tags) => tags.map(({ key, value }) => `${key}=${value}`);
const inlineTexts = ({ inline }: PolicyHolder): Texts =>
  new Map([...inline.values()].map(({ name, text }) => [name, text]));
const one = (name: string, { text }: StoredPolicy): Texts => new Map([[name, text]]);

const holderParts: readonly Part<PolicyHolder>[] = [
  { what: 'name', value: ({ name }) => name },
  { what: 'path', value: ({ path }) => path },
  { what: 'attached policies', list: ({ attached }) => attached },
  { what: 'inline policy', texts: inlineTexts },
];

const userParts: readonly Part<User>[] = [
  ...holderParts,
  { what: 'groups', list: ({ groups }) => groups },
  { what: 'permissions boundary', value: ({ boundary }) => boundary },
  { what: 'tags', list: ({ tags }) => tagTexts(tags) },
  { what: 'access keys', list: ({ accessKeys }) => accessKeys.map(({ id, status }) => `${id} ${status}`) },
  { what: 'console password', value: ({ loginProfile }) => loginProfile?.lastChanged ?? null },
  { what: 'MFA devices', list: ({ mfaDevices }) => mfaDevices },
];

const roleParts: readonly Part<Role>[] = [
  ...holderParts,
  { what: 'trust policy', texts: ({ trust }) => one('trust', trust) },
  { what: 'permissions boundary', value: ({ boundary }) => boundary },
  { what: 'tags', list: ({ tags }) => tagTexts(tags) },
  { what: 'description', value: ({ description }) => description },
  { what: 'longest session', value: ({ maxSessionDuration }) => maxSessionDuration },
];

/** The text in force; the other versions are told by their ids. */
function inForce({ name, versions, defaultVersion }: CustomerPolicy): Texts {
  const version = versions.find(({ id }) => id === defaultVersion);
  return version ? one(name, version) : new Map();
}

const policyParts: readonly Part<CustomerPolicy>[] = [
  { what: 'default version', value: ({ defaultVersion }) => defaultVersion },
  { what: 'versions', list: ({ versions }) => versions.map(({ id }) => id) },
  { what: 'policy', texts: inForce },
  { what: 'tags', list: ({ tags }) => tagTexts(tags) },
];

function textChanges(what: string, before: Texts, after: Texts): readonly EntityChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [old = '', now = ''] = [before.get(name), after.get(name)];
    return old === now ? [] : [{ what, name, document: documentChange(old, now) }];
  });
}

function partChanges<One>(part: Part<One>, before: One, after: One): readonly EntityChange[] {
  const { what } = part;
  if ('texts' in part) return textChanges(what, part.texts(before), part.texts(after));
  if ('value' in part) {
    const [old, now] = [part.value(before), part.value(after)];
    return old === now ? [] : [{ what, before: old, after: now }];
  }
  const [old, now] = [part.list(before), part.list(after)];
  const added = now.filter((name) => !old.includes(name));
  const removed = old.filter((name) => !now.includes(name));
  return added.length + removed.length === 0 ? [] : [{ what, added, removed }];
}

const all = <One>(parts: readonly Part<One>[], before: One, after: One): readonly EntityChange[] =>
  parts.flatMap((part) => partChanges(part, before, after));

/** What is different about an entity; what it was last used for does not count. */
export function entityChanges(before: Entity, after: Entity): readonly EntityChange[] {
  if ('versions' in before) return 'versions' in after ? all(policyParts, before, after) : [];
  if ('versions' in after) return [];
  if ('trust' in before) return 'trust' in after ? all(roleParts, before, after) : [];
  if ('trust' in after) return [];
  if ('accessKeys' in before) return 'accessKeys' in after ? all(userParts, before, after) : [];
  return 'accessKeys' in after ? [] : all(holderParts, before, after);
}
