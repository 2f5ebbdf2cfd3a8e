import { readsAboutResources } from '../analysis/actionWeight.ts';
import type { Excess } from '../analysis/excess.ts';
import { byHarm, type ExcessGroup, fullName, groupExcess } from '../analysis/excessEntries.ts';
import type { ExcessEntry } from './report.ts';

/** Actions that an entry names; its count tells all. */
const namedActions = 50;

const grouped = new WeakMap<readonly Excess[], readonly ExcessGroup[]>();

/** The groups of one principal's excess; each list is grouped, and its witnesses decided, once. */
function groupsOf(excess: readonly Excess[]): readonly ExcessGroup[] {
  const known = grouped.get(excess);
  if (known) return known;
  const groups = groupExcess(excess);
  grouped.set(excess, groups);
  return groups;
}

/** What decides the third star, and what only reads about resources, which costs no star. */
export function dividedExcess(entries: readonly ExcessEntry[]): Record<'costly' | 'reading', readonly ExcessEntry[]> {
  const isReading = ({ accessLevel, actions, witness }: ExcessEntry) =>
    readsAboutResources(accessLevel, actions[0] ?? witness.action);
  return { costly: entries.filter((entry) => !isReading(entry)), reading: entries.filter(isReading) };
}

/** The excess of some principals as reports list it, worst first. */
export function excessEntries(excess: readonly (readonly Excess[])[]): ExcessEntry[] {
  const groups = excess.flatMap(groupsOf).sort(byHarm);
  return groups.map(({ principal, actions, accessLevel, witness: request }) => ({
    principal,
    actions: actions.slice(0, namedActions).map(fullName),
    actionCount: actions.length,
    accessLevel,
    witness: {
      principal: request.principal,
      action: request.action,
      resource: request.resource,
      context: request.context,
    },
  }));
}
