import { findAction, serviceEntry } from '../../../catalogue/authorization.ts';
import { keyIn } from '../../../catalogue/conditionKeys.ts';
import type { ActionEntry } from '../../../catalogue/shapes.ts';
import { eachStatement } from '../eachStatement.ts';
import { entriesOf } from '../entries.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { actionKinds } from '../policyKinds.ts';
import { conditionsOf, holdsWithoutKey } from '../writtenConditions.ts';

/** The published name of a service's own key, e.g. `s3:ExistingObjectTag/${key}`; null for every other key. */
function ownKey(key: string): string | null {
  const service = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase();
  const keys = serviceEntry(service)?.conditionKeys;
  const found = keys && keyIn(keys, key);
  return found?.name ?? null;
}

/**
 * Keys of the role credentials that a service hands out: they are in every request made with them, whatever its service
 * (Service Authorization Reference, the condition keys of each service).
 */
const ofCredentials =
  /^(ec2:(sourceinstancearn|roledelivery)|ssm:sourceinstancearn|lambda:sourcefunctionarn|glue:(roleassumedby|credentialissuingservice))$/;

/** Actions that a message names. */
const NAMED = 3;

const taken = new WeakMap<ActionEntry, ReadonlySet<string>>();

/** Published condition keys, in lower case, that requests for the action carry: its own and those of its resource types. */
function keysOf(action: ActionEntry): ReadonlySet<string> {
  const known = taken.get(action) ?? new Set(readKeys(action).map((key) => key.toLowerCase()));
  taken.set(action, known);
  return known;
}

function readKeys({ service, conditionKeys, resources }: ActionEntry): readonly string[] {
  const types = serviceEntry(service)?.resourceTypes;
  const ofResources = resources.flatMap((resource) => {
    return [...resource.conditionKeys, ...(types?.get(resource.type.toLowerCase())?.conditionKeys ?? [])];
  });
  return [...conditionKeys, ...ofResources];
}

/** The published actions that a statement names in full, each once. Patterns mean whatever fits them. */
function actionsOf(statement: RawStatement): readonly ActionEntry[] {
  const found = entriesOf(statement, 'Action').flatMap(({ text }) => findAction(text) ?? []);
  return [...new Set(found)];
}

function* check(statement: RawStatement): Generator<Hit> {
  const withoutKey = new Map<string, string | null>();
  let actions: readonly ActionEntry[] | null = null;
  for (const condition of conditionsOf(statement)) {
    if (condition.use === null || holdsWithoutKey(condition) || ofCredentials.test(condition.lowerKey)) continue;
    const key = ownKey(condition.key);
    if (key === null) continue;
    actions ??= actionsOf(statement);
    const known = withoutKey.get(key);
    const names = known === undefined ? actionsWithout(actions, key) : known;
    withoutKey.set(key, names);
    if (names === null) continue;
    yield {
      path: condition.path,
      message: `requests for ${names} never have \`${condition.key}\``,
      advice: 'move these actions to a statement of their own without the condition',
    };
  }
}

/** The actions that never carry a key, in words; null where all of them do. */
function actionsWithout(actions: readonly ActionEntry[], key: string): string | null {
  const without = actions.filter((action) => !keysOf(action).has(key.toLowerCase()));
  if (without.length === 0) return null;
  const named = without.slice(0, NAMED).map(({ service, name }) => `\`${service}:${name}\``);
  const more = without.length > NAMED ? ` and ${without.length - NAMED} more` : '';
  return named.join(', ') + more;
}

export const actionKeyChecks: readonly LintCheck[] = [
  {
    code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    severity: 'error',
    kinds: actionKinds,
    check: eachStatement(check),
  },
];
