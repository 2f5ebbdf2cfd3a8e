import { type PackedService, unpackService } from './authorizationRecord.ts';
import { once, openBlockFile } from './blockFile.ts';
import { foreignPrefixes, globalKeys, keyIn, providerKey } from './conditionKeys.ts';
import { dataFile } from './packageRoot.ts';
import type { ActionEntry, ConditionKey, ServiceEntry } from './shapes.ts';

const file = once(() => openBlockFile(dataFile('authorization.br')));
const entries = new Map<string, ServiceEntry>();

/** Prefixes of all services of the Service Authorization Reference, in order. */
export function servicePrefixes(): readonly string[] {
  return file().keys;
}

/** One service by prefix, in any case; unpacked at the first use. */
export function serviceEntry(prefix: string): ServiceEntry | undefined {
  const name = prefix.toLowerCase();
  const known = entries.get(name);
  if (known) return known;
  const text = file().read(name);
  if (text === undefined) return undefined;
  const packed: PackedService = JSON.parse(text);
  const entry = unpackService(name, packed);
  entries.set(name, entry);
  return entry;
}

/** The action `prefix:Name`, in any case. */
export function findAction(action: string): ActionEntry | undefined {
  const colon = action.indexOf(':');
  if (colon < 0) return undefined;
  return serviceEntry(action.slice(0, colon))?.actions.get(action.slice(colon + 1).toLowerCase());
}

/** Global condition keys, as published; tag keys end in `/${TagKey}`. */
export function globalConditionKeys(): readonly ConditionKey[] {
  return [...globalKeys().values()];
}

/** The published condition key that a service's requests know under `key` (any case): its own or a global one. */
export function conditionKey(prefix: string, key: string): ConditionKey | undefined {
  const own = serviceEntry(prefix)?.conditionKeys;
  const found = (own && keyIn(own, key)) ?? keyIn(globalKeys(), key);
  return found ?? (prefix.toLowerCase() === 'sts' ? providerKey(key) : undefined);
}

function ownersOf(prefix: string): readonly string[] {
  if (serviceEntry(prefix)) return [prefix];
  return foreignPrefixes().get(prefix) ?? (prefix.includes('.') ? ['sts'] : []);
}

/** A condition key by its name alone: global, of the service it names, or of the identity provider it names. */
export function findConditionKey(key: string): ConditionKey | undefined {
  const global = keyIn(globalKeys(), key);
  if (global) return global;
  for (const owner of ownersOf(key.slice(0, Math.max(key.indexOf(':'), 0)).toLowerCase())) {
    const found = conditionKey(owner, key);
    if (found) return found;
  }
  return undefined;
}
