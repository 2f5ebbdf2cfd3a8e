import { findAction, serviceEntry } from '../../catalogue/authorization.ts';
import { eventActions } from '../../catalogue/eventActions.ts';
import type { ActionEntry } from '../../catalogue/shapes.ts';
import type { Policy, Statement } from '../../policy/document.ts';
import { resourceMatches } from '../../policy/resources.ts';
import { fullName } from '../actionName.ts';
import { namedResources } from './namedResources.ts';

/** One use of an API operation, as an event tells it. */
export interface UsedOperation {
  /** The event's source without its domain, e.g. `s3`, `access-analyzer`. */
  readonly service: string;
  /** The event's name. */
  readonly operation: string;
  /** Names of the request parameters given; they may ask for further actions. */
  readonly parameters?: readonly string[];
  /** ARNs of the resources that the event names. */
  readonly resources?: readonly string[];
}

/** An action that was used, with the resources that events name for it. */
export interface UsedAction {
  readonly action: ActionEntry;
  readonly resources: readonly string[];
  /** True where some event names none of its resources. */
  readonly elsewhere: boolean;
}

/** Actions behind events, by name; an event whose operation asks for no action of the catalogue is left out. */
export function usedActions(events: Iterable<UsedOperation>): readonly UsedAction[] {
  const found = new Map<string, { action: ActionEntry; resources: Set<string>; elsewhere: boolean }>();
  for (const { service, operation, parameters, resources = [] } of events) {
    for (const name of eventActions(service, operation, parameters)) {
      const action = findAction(name);
      if (!action) continue;
      const used = found.get(fullName(action)) ?? { action, resources: new Set(), elsewhere: false };
      found.set(fullName(action), used);
      const own = resources.filter((arn) => isOfType(arn, action));
      for (const arn of own) used.resources.add(arn);
      if (own.length === 0) used.elsewhere = true;
    }
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { action, resources, elsewhere }]) => ({ action, resources: [...resources].sort(), elsewhere }));
}

function isOfType(arn: string, action: ActionEntry): boolean {
  return formatsOf(action).some((format) => resourceMatches(format.replace(/\$\{[^}]*\}/g, '*'), arn));
}

function formatsOf({ service, resources }: ActionEntry): readonly string[] {
  const types = serviceEntry(service)?.resourceTypes;
  return resources.flatMap(({ type }) => types?.get(type.toLowerCase())?.arn ?? []);
}

export interface FromEventsOptions {
  /** Formats with placeholders, such as `${BucketName}`, where events name no resources; else `*`. */
  readonly placeholders: boolean;
}

/**
 * A policy of the actions used, a statement for each set of resources that events name, or else as IAM Access Analyzer generates it (IAM User
 * Guide, access-analyzer-policy-generation). With placeholders it must be completed before AWS takes it.
 */
export function policyFromEvents(events: Iterable<UsedOperation>, options: FromEventsOptions): Policy {
  const groups = new Map<string, { readonly resources: readonly string[]; readonly names: string[] }>();
  for (const { action, resources: named, elsewhere } of usedActions(events)) {
    const others = named.length === 0 || elsewhere ? (options.placeholders ? placeholdersOf(action) : ['*']) : [];
    const resources = others.includes('*') ? [] : [...namedResources(named), ...others];
    const key = JSON.stringify([action.service, resources]);
    const group = groups.get(key) ?? { resources, names: [] };
    group.names.push(fullName(action));
    groups.set(key, group);
  }
  const statements = [...groups.values()].map(
    ({ resources, names }, index): Statement => ({
      index,
      sid: null,
      effect: 'Allow',
      principal: null,
      action: { negated: false, patterns: names },
      resource: { negated: false, patterns: resources.length === 0 ? ['*'] : resources },
      conditions: [],
      place: null,
    }),
  );
  return { version: '2012-10-17', id: null, statements };
}

function placeholdersOf(action: ActionEntry): readonly string[] {
  return formatsOf(action).map((format) => format.replace('${Partition}', 'aws'));
}
