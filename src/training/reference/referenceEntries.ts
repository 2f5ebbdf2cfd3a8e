import { globalConditionKeys, serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import { managedPolicyIndex } from '../../catalogue/managedPolicies.ts';
import { modelledServices, serviceModel } from '../../catalogue/models.ts';
import { errorCodes } from './errorFacts.ts';
import type { ReferenceEntry } from './referenceEntry.ts';

/** Everything that can be looked up, in slices of a few milliseconds' work: one service at a time. */
export function* referenceEntries(): Iterable<readonly ReferenceEntry[]> {
  const seen = new Set<string>();
  yield globalConditionKeys().map(({ name, type }) => ({ kind: 'condition key', name, note: `${type}, global` }));
  for (const prefix of servicePrefixes()) yield serviceEntries(prefix, seen);
  yield managedPolicyIndex().map(({ name, versionId }) => ({ kind: 'managed policy', name, note: versionId }));
  for (const service of modelledServices()) yield operationEntries(service);
  yield errorCodes().map(({ code, services }) => ({ kind: 'error', name: code, note: services.join(', ') }));
}

/** Some services list keys of others: each key comes once. */
function serviceEntries(prefix: string, seen: Set<string>): ReferenceEntry[] {
  const service = serviceEntry(prefix);
  if (service === undefined) return [];
  const actions = [...service.actions.values()].map(
    ({ name, accessLevel }): ReferenceEntry => ({ kind: 'action', name: `${prefix}:${name}`, note: accessLevel }),
  );
  const keys = [...service.conditionKeys.values()]
    .filter(({ name }) => !name.toLowerCase().startsWith('aws:') && !seen.has(name) && seen.add(name))
    .map(({ name, type }): ReferenceEntry => ({ kind: 'condition key', name, note: type }));
  return [...actions, ...keys];
}

function operationEntries(service: string): ReferenceEntry[] {
  const operations = Object.values(serviceModel(service)?.operations ?? {});
  return operations.map(({ name }) => ({ kind: 'operation', name: `${service}.${name}`, note: 'API operation' }));
}
