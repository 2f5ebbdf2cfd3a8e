import { findConditionKey, globalConditionKeys, serviceEntry } from '../../../catalogue/authorization.ts';
import type { ActionEntry } from '../../../catalogue/shapes.ts';
import { coveredActions, coveredServices, takesKey } from '../coveredActions.ts';
import { eachCondition, eachStatement } from '../eachStatement.ts';
import { type Entry, entriesOf } from '../entries.ts';
import type { Hit, LintCheck, RawStatement } from '../lintCheck.ts';
import { actionKinds } from '../policyKinds.ts';
import { holdsWithoutKey } from '../writtenConditions.ts';
import { COMPARISONS, type Meetings, meetingsOf, type ResourceArn } from './meetings.ts';

const isWild = (text: string) => /[*?]/.test(text);

/** The published actions that an entry of `Action` names; none for an entry that names no single service. */
function actionsOf(pattern: string): readonly ActionEntry[] {
  if (isWild(pattern.slice(0, Math.max(pattern.indexOf(':'), 1)))) return [];
  return coveredServices(pattern).flatMap((service) => coveredActions(pattern, service));
}

/** The published name of a key that requests of one service alone carry; null for any other. */
function keyOfService(key: string): string | null {
  const service = key.slice(0, Math.max(key.indexOf(':'), 0));
  const lower = key.toLowerCase();
  if (!serviceEntry(service) || globalConditionKeys().some(({ name }) => name.toLowerCase() === lower)) return null;
  return findConditionKey(key)?.name ?? null;
}

/** The entries of `Action` where none reaches an action that carries the key; null where one may. */
function deadEntries(statement: RawStatement, key: string): readonly string[] | null {
  const known = dead.get(statement) ?? new Map<string, readonly string[] | null>();
  dead.set(statement, known);
  const entries = known.has(key) ? (known.get(key) ?? null) : findDead(statement, key);
  known.set(key, entries);
  return entries;
}

const dead = new WeakMap<RawStatement, Map<string, readonly string[] | null>>();

function findDead(statement: RawStatement, key: string): readonly string[] | null {
  const entries = entriesOf(statement, 'Action').map(({ text }) => text);
  const useless = entries.every((text) => {
    const actions = actionsOf(text);
    return actions.length > 0 && !actions.some((action) => takesKey(action, key));
  });
  return useless && entries.some(isWild) ? entries : null;
}

/** Services whose published resource types are all there are; of others some actions work on more than is listed. */
const wellKnown: ReadonlySet<string> = new Set([
  'dynamodb',
  'iam',
  'kms',
  'lambda',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
]);

/** Actions without resource types are left out: what their requests carry differs from service to service. */
function meetsNothing(action: ActionEntry, { meets }: Meetings): boolean {
  if (action.resources.length === 0) return false;
  const arns = arnsOf(action.service);
  return !action.resources.some(({ type }) => {
    const arn = arns.get(type.toLowerCase());
    return arn === undefined || meets(arn);
  });
}

const arnsByService = new Map<string, ReadonlyMap<string, ResourceArn>>();

/** ARNs of a service's resource types by lower-case name. */
function arnsOf(service: string): ReadonlyMap<string, ResourceArn> {
  const known = arnsByService.get(service);
  if (known) return known;
  const types = [...(serviceEntry(service)?.resourceTypes ?? [])];
  const arns = new Map(
    types.map(([name, { arn }]) => [
      name,
      { arn, slashFree: types.some(([, other]) => other.arn.startsWith(`${arn}/`)) },
    ]),
  );
  arnsByService.set(service, arns);
  return arns;
}

/** Wildcards of one statement that are looked up in the published lists. */
const PATTERNS = 2_000;

function strangers(statement: RawStatement): Hit[] {
  const resources = entriesOf(statement, 'Resource');
  if (resources.length === 0) return [];
  const meetings = meetingsOf(resources);
  const entries = entriesOf(statement, 'Action').filter(({ text }) => wellKnown.has(serviceOf(text)));
  const patterns = entries.filter(({ text }) => isWild(text)).slice(0, PATTERNS + 1);
  const complete = patterns.length <= PATTERNS;
  const hits = (complete ? entries : entries.filter(({ text }) => !isWild(text))).flatMap((entry) =>
    strangerHit(entry, meetings),
  );
  if (complete && meetings.complete()) return hits;
  const message = `the statement is too long to compare every action with every resource; stopped after ${PATTERNS} wildcards or ${COMPARISONS} comparisons`;
  return [...hits, { path: [...statement.path, 'Action'], message, advice: 'split the statement' }];
}

const serviceOf = (action: string) => action.slice(0, Math.max(action.indexOf(':'), 0)).toLowerCase();

function strangerHit({ text, path }: Entry, meetings: Meetings): Hit[] {
  const actions = actionsOf(text);
  if (actions.length === 0 || !actions.every((action) => meetsNothing(action, meetings))) return [];
  const types = [...new Set(actions.flatMap(({ resources }) => resources.map(({ type }) => `\`${type}\``)))];
  const shown = types.slice(0, 3).join(', ');
  const message = `\`${text}\` works on ${shown}: it meets no resource of the statement, which does nothing for it`;
  return [{ path, message, advice: 'move the action to a statement with its own resources' }];
}

/** Service Authorization Reference: condition keys and resource types of each action. */
export const reachChecks: readonly LintCheck[] = [
  {
    code: 'DOJO_DEAD_CONDITION',
    severity: 'warning',
    kinds: actionKinds,
    check: eachCondition((condition, statement) => {
      if (condition.use === null || holdsWithoutKey(condition)) return null;
      const key = keyOfService(condition.key);
      const entries = key === null ? null : deadEntries(statement, key);
      if (!entries) return null;
      return {
        path: condition.path,
        message: `no action of \`${entries[0]}\` carries \`${condition.key}\`, so the statement never applies`,
        advice: 'name actions that carry the key, or leave the condition out',
      };
    }),
  },
  {
    code: 'DOJO_ACTION_NEVER_MEETS_RESOURCE',
    severity: 'warning',
    kinds: actionKinds,
    check: eachStatement(strangers),
  },
];
