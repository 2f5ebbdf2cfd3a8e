import { serviceEntry } from '../../catalogue/authorization.ts';
import type { AccessLevel, ActionEntry } from '../../catalogue/shapes.ts';
import { actionMatches } from '../../policy/actions.ts';
import { fullName } from '../actionName.ts';
import { exactPatterns } from '../summary/exactPatterns.ts';
import { metResources } from '../summary/resourceWords.ts';

const reading: ReadonlySet<AccessLevel> = new Set(['List', 'Read']);

/** As many names a person reads; a longer list is put as wildcards where that is exact. */
export const longList = 10;

/**
 * Patterns for actions on resources, as a person writes them: wildcards for what begins with Describe or List, elsewhere
 * only in place of a long list. There a wildcard may stand for actions that cannot meet the resources as well.
 */
export function actionPatterns(actions: readonly ActionEntry[], resources: readonly string[]): string[] {
  const services = [...new Set(actions.map(({ service }) => service))];
  return services.flatMap((service) => {
    const entry = serviceEntry(service);
    if (!entry) return [];
    const own = actions.filter((action) => action.service === service);
    const long = own.length > 20 && own.every(({ accessLevel }) => reading.has(accessLevel)) ? 3 : longList;
    const least = (prefix: string) => (/^(Describe|List)/.test(prefix) ? 3 : long);
    const exact = exactPatterns(entry, own, least);
    if (exact.length <= longList) return exact;
    const idle = [...entry.actions.values()].filter((action) => !own.includes(action) && isIdle(action, resources));
    const wider = exactPatterns(entry, [...own, ...idle], least);
    const useful = wider.filter((pattern) => own.some((action) => actionMatches(pattern, fullName(action))));
    return useful.length < exact.length ? useful : exact;
  });
}

/** True for an action that no statement on these resources can allow. */
function isIdle(action: ActionEntry, resources: readonly string[]): boolean {
  return metResources({ negated: false, patterns: resources }, [action]).on?.length === 0;
}
