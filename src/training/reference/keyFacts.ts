import { findConditionKey, serviceEntry } from '../../catalogue/authorization.ts';
import { isMultivalued } from '../../catalogue/conditionKeys.ts';
import { globalKeysPage, servicePage } from './documentationPages.ts';

/** What is published of one condition key. */
export interface KeyFacts {
  readonly name: string;
  readonly type: string;
  /** True where one request may carry several values: conditions on it need `ForAllValues` or `ForAnyValue`. */
  readonly multivalued: boolean;
  readonly global: boolean;
  /** Actions of the key's service that carry it, in the catalogue's spelling; empty for global keys. */
  readonly actions: readonly string[];
  /** Resource types of the service that carry it. */
  readonly resourceTypes: readonly string[];
  readonly page: string | null;
}

/** A condition key by its name, in any case. */
export function keyFacts(name: string): KeyFacts | undefined {
  const key = findConditionKey(name);
  if (key === undefined) return undefined;
  const prefix = key.name.slice(0, Math.max(0, key.name.indexOf(':'))).toLowerCase();
  const service = prefix === 'aws' ? undefined : serviceEntry(prefix);
  const wanted = key.name.toLowerCase();
  const has = (names: readonly string[]) => names.some((one) => one.toLowerCase() === wanted);
  const types = [...(service?.resourceTypes.values() ?? [])].filter(({ conditionKeys }) => has(conditionKeys));
  const actions = [...(service?.actions.values() ?? [])].filter(
    ({ conditionKeys, resources }) => has(conditionKeys) || resources.some((one) => has(one.conditionKeys)),
  );
  return {
    name: key.name,
    type: key.type,
    multivalued: isMultivalued(key),
    global: prefix === 'aws',
    actions: actions.map((action) => `${action.service}:${action.name}`),
    resourceTypes: types.map((type) => type.name),
    page: prefix === 'aws' ? globalKeysPage : servicePage(prefix),
  };
}
