import { findAction, serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import type { ActionEntry } from '../../catalogue/shapes.ts';
import { compileWildcard, fits } from '../wildcard.ts';

const WILD = /[*?]/;

/** The published services that the prefix of an action pattern stands for; all of them for `*`. */
export function coveredServices(pattern: string): readonly string[] {
  const colon = pattern.indexOf(':');
  const prefix = (colon < 0 ? pattern : pattern.slice(0, colon)).toLowerCase();
  if (!WILD.test(prefix)) return serviceEntry(prefix) ? [prefix] : [];
  const wild = compileWildcard(prefix);
  return servicePrefixes().filter((name) => fits(wild, name));
}

/** The published actions of one service that a pattern stands for. */
export function coveredActions(pattern: string, service: string): readonly ActionEntry[] {
  const colon = pattern.indexOf(':');
  const name = colon < 0 ? '*' : pattern.slice(colon + 1).toLowerCase();
  if (!WILD.test(name)) {
    const action = findAction(`${service}:${name}`);
    return action ? [action] : [];
  }
  const wild = compileWildcard(name);
  return [...(serviceEntry(service)?.actions ?? [])].flatMap(([lower, action]) => (fits(wild, lower) ? [action] : []));
}

/** True where requests of the action carry the condition key, as published: by the action or one of its resource types. */
export function takesKey(action: ActionEntry, key: string): boolean {
  const wanted = key.toLowerCase();
  const types = serviceEntry(action.service)?.resourceTypes;
  const lists = [
    action.conditionKeys,
    ...action.resources.flatMap(({ type, conditionKeys }) => {
      return [conditionKeys, types?.get(type.toLowerCase())?.conditionKeys ?? []];
    }),
  ];
  return lists.some((list) => list.some((name) => name.toLowerCase() === wanted));
}
