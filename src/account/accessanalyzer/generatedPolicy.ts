import { findAction, serviceEntry } from '../../catalogue/authorization.ts';
import { operationActions } from '../../catalogue/operationActions.ts';
import type { ActionEntry } from '../../catalogue/shapes.ts';
import type { JsonObject } from '../call.ts';
import type { AccessEvent } from '../iam/accessEvents.ts';

/** Services whose events are named after the API rather than the actions. */
const apis: Readonly<Record<string, string>> = { 'access-analyzer': 'accessanalyzer', sso: 'sso-admin' };

/** Actions behind events; an event without an action of its own is left out. */
export function usedActions(events: Iterable<AccessEvent>): readonly ActionEntry[] {
  const found = new Map<string, ActionEntry>();
  for (const { service, action } of events) {
    const [name = ''] = operationActions(apis[service] ?? service, action);
    const entry = findAction(name);
    if (entry) found.set(`${entry.service}:${entry.name}`, entry);
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

/** Formats of the resources of an action, with placeholders in place of what events do not tell. */
function resourcesOf({ service, resources }: ActionEntry): readonly string[] {
  const types = serviceEntry(service)?.resourceTypes;
  const formats = resources.flatMap(({ type }) => types?.get(type.toLowerCase())?.arn ?? []);
  return formats.map((format) => format.replace('${Partition}', 'aws'));
}

/**
 * A policy of the actions used, a statement for each set of resources, as IAM Access Analyzer writes it (IAM User Guide,
 * access-analyzer-policy-generation).
 */
export function generatedPolicy(actions: readonly ActionEntry[], placeholders: boolean): string {
  const groups = new Map<string, { readonly resources: readonly string[]; readonly names: string[] }>();
  for (const action of actions) {
    const resources = placeholders ? resourcesOf(action) : [];
    const key = JSON.stringify([action.service, resources]);
    const group = groups.get(key) ?? { resources, names: [] };
    group.names.push(`${action.service}:${action.name}`);
    groups.set(key, group);
  }
  const one = (values: readonly string[]) => (values.length === 1 ? (values[0] ?? '') : values);
  const statements = [...groups.values()].map(
    ({ resources, names }): JsonObject => ({
      Effect: 'Allow',
      Action: one(names),
      Resource: resources.length === 0 ? '*' : one(resources),
    }),
  );
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
