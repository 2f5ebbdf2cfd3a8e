import type { Excess } from '../analysis/excess.ts';
import { fullName, groupExcess } from '../analysis/excessEntries.ts';
import type { ExcessEntry } from './report.ts';

/** Actions that an entry names; its count tells all. */
const namedActions = 50;

/** Excess as reports list it, worst first. */
export function excessEntries(excess: readonly Excess[]): ExcessEntry[] {
  return groupExcess(excess).map(({ principal, actions, accessLevel, decision: { request } }) => ({
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
