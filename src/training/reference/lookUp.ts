import { findAction, findConditionKey, serviceEntry, servicePrefixes } from '../../catalogue/authorization.ts';
import { managedPolicyIndex } from '../../catalogue/managedPolicies.ts';
import { modelledServices, serviceModel } from '../../catalogue/models.ts';
import { expandActions } from '../../policy/actions.ts';
import { closest } from '../../policy/closest.ts';
import { errorFacts } from './errorFacts.ts';
import { referenceEntries } from './referenceEntries.ts';
import type { ReferenceKind } from './referenceEntry.ts';

/** What a name may mean; several things where it is no full name. */
export interface Meaning {
  readonly kind: ReferenceKind;
  /** In AWS's spelling. */
  readonly name: string;
}

/**
 * What a name means, in any case: an action (`s3:GetObject`, or `GetObject` of every service that has it), an action
 * pattern, a condition key, an AWS managed policy by name or ARN, an operation (`iam.CreateUser`), an error code.
 */
export function meaningsOf(name: string): Meaning[] {
  return [...actions(name), ...keys(name), ...policies(name), ...operations(name), ...errors(name)];
}

function actions(name: string): Meaning[] {
  const found = name.includes('*') || name.includes('?') ? patternActions(name) : namedActions(name);
  return found.map((action) => ({ kind: 'action', name: action }));
}

function patternActions(pattern: string): string[] {
  return pattern.includes(':') ? expandActions(pattern).map(({ service, name }) => `${service}:${name}`) : [];
}

function namedActions(name: string): string[] {
  const whole = findAction(name);
  if (whole) return [`${whole.service}:${whole.name}`];
  if (name.includes(':')) return [];
  return servicePrefixes().flatMap((prefix) => {
    const action = serviceEntry(prefix)?.actions.get(name.toLowerCase());
    return action ? [`${prefix}:${action.name}`] : [];
  });
}

function keys(name: string): Meaning[] {
  const key = name.includes(':') && !findAction(name) ? findConditionKey(name) : undefined;
  return key ? [{ kind: 'condition key', name: key.name }] : [];
}

function policies(name: string): Meaning[] {
  const lower = name.toLowerCase();
  const found = managedPolicyIndex().find((one) => one.arn.toLowerCase() === lower || one.name.toLowerCase() === lower);
  return found ? [{ kind: 'managed policy', name: found.name }] : [];
}

function operations(name: string): Meaning[] {
  const dot = name.indexOf('.');
  const service = modelledServices().find((one) => one === name.slice(0, Math.max(0, dot)).toLowerCase());
  const model = service === undefined ? undefined : serviceModel(service);
  const wanted = name.slice(dot + 1).toLowerCase();
  const operation = Object.keys(model?.operations ?? {}).find((one) => one.toLowerCase() === wanted);
  return operation === undefined ? [] : [{ kind: 'operation', name: `${service}.${operation}` }];
}

function errors(name: string): Meaning[] {
  const facts = errorFacts(name);
  return facts ? [{ kind: 'error', name: facts.code }] : [];
}

/** Names that a mistyped one may have meant, the nearest first. */
export function nearNames(name: string, most = 3): string[] {
  const pool = new Set([...referenceEntries()].flatMap((entries) => entries.map((entry) => entry.name)));
  const found: string[] = [];
  while (found.length < most) {
    const near = closest(name, pool);
    if (near === null) break;
    found.push(near);
    pool.delete(near);
  }
  return found.length > 0 ? found : containing(name, pool, most);
}

/** Names that hold the words after the prefix. */
function containing(name: string, pool: Iterable<string>, most: number): string[] {
  const wanted = name.slice(name.search(/[:.]/) + 1).toLowerCase();
  if (wanted.length < 3) return [];
  return [...pool].filter((one) => one.toLowerCase().includes(wanted)).slice(0, most);
}
