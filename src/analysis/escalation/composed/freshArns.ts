import { actionsMatch, readAction } from '../../../policy/actions.ts';
import { compilePolicy } from '../../../policy/compiled.ts';
import { canonicalKey } from '../../../policy/contextRelations.ts';
import type { PoliciesInForce } from '../../../policy/request.ts';
import { compileResources, type ResourceElement } from '../../../policy/resources.ts';
import type { AccountView } from '../../accountView.ts';
import { freshResources, readyPatterns } from '../../resourceClasses.ts';
import { situationOf } from '../../situation.ts';
import { everyPolicy } from '../grants.ts';
import type { Seeker } from './changed.ts';

/** Things of one kind that one actor looks at. */
export const mostFresh = 24;

/** What tells ARNs of a type apart: resources of these actions, and values of condition keys that hold such ARNs. */
export interface Told {
  readonly actions: readonly string[];
  /** Condition keys, in lower case, of statements on these actions. */
  readonly keys?: readonly string[];
  readonly of?: readonly string[];
}

/**
 * ARNs of what does not exist yet, one for each combination of patterns in the policies of the actor: names are free,
 * so that what an action may be done on decides which names do.
 */
export function freshArns({ map, actor }: Seeker, type: string, told: Told): readonly string[] {
  const { view: principal } = actor;
  const view: AccountView = {
    ...(principal.account === map.view.home ? map.view : (map.view.from?.(principal.account) ?? map.view)),
    resources: [],
  };
  const bare = { resource: view.settle('*', type), ownerKnown: true };
  const { reader, isSettled } = situationOf(principal, told.actions[0] ?? '', bare, null);
  const own = new Set<string>();
  const groups = elementsOf(principal.policies, told).map((element) =>
    readyPatterns(element, reader, (key) => isSettled(canonicalKey(key)), own),
  );
  const found = freshResources(view, type, { groups, byRegion: null, wanted: null }, own)
    .map(({ resource }) => resource.arn)
    .filter((arn) => !view.settle(arn, type).exists);
  for (const reason of own) map.reasons.add(reason);
  if (found.length > mostFresh) map.reasons.add(`more than ${mostFresh} names of a new \`${type}\` were not all tried`);
  return found.slice(0, mostFresh);
}

function elementsOf(policies: PoliciesInForce, { actions, keys = [], of = [] }: Told): ResourceElement[] {
  const statements = everyPolicy(policies).flatMap(({ policy }) => compilePolicy(policy));
  const about = (all: readonly string[]) => {
    const names = all.map(readAction);
    return statements.filter((statement) => names.some((name) => actionsMatch(statement.actions, name)));
  };
  const resources = about(actions).flatMap(({ source, resources: element }) =>
    source.resource && element ? [[source.resource.patterns.join(), element] as const] : [],
  );
  const values = about(of).flatMap(({ clauses }) => clauses.filter(({ lowerKey }) => keys.includes(lowerKey)));
  const patterns = values.flatMap(({ source }) => source.values);
  const written = patterns.map(
    (value) => [value, compileResources({ negated: false, patterns: [value] }, true)] as const,
  );
  return [...new Map<string, ResourceElement>([...resources, ...written]).values()];
}
