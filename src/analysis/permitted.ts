import type { AccessLevel, ActionEntry } from '../catalogue/shapes.ts';
import { compileActions } from '../policy/actions.ts';
import type { Policy } from '../policy/document.ts';
import type { AuthorizationRequest } from '../policy/request.ts';
import { compileResources } from '../policy/resources.ts';
import type { AccountView, PrincipalView } from './accountView.ts';
import { comparisonOf } from './comparison.ts';
import { type Difference, differences } from './differences.ts';
import { byWeight } from './excessEntries.ts';
import { accountParty, documentParty } from './party.ts';
import { shortened } from './shortWitness.ts';
import { limited, mostSteps } from './work.ts';

/** Which requests are looked at; everything where it is left out. */
export interface Scope {
  readonly actions: readonly string[];
  /** Resource patterns. */
  readonly on: readonly string[];
}

/** Actions of one service and access level that a principal may use, each in some request. */
export interface Permitted {
  readonly service: string;
  readonly level: AccessLevel;
  /** The weightiest first. */
  readonly actions: readonly ActionEntry[];
  /** A request for one of them that is allowed. Made when it is asked for. */
  readonly witnessFor: (action: ActionEntry) => AuthorizationRequest;
}

export interface PermittedResult {
  readonly permitted: readonly Permitted[];
  /** False where a limit was reached: there may be more. */
  readonly complete: boolean;
}

/** What a principal may do in a scope; with a ceiling, only what the ceiling does not allow. */
export function permittedIn(
  view: AccountView,
  principal: PrincipalView,
  scope: Scope | null,
  ceiling: readonly Policy[] | null = null,
): PermittedResult {
  const comparison = comparisonOf({
    view,
    principal,
    left: accountParty(view, principal),
    right: ceiling === null ? null : documentParty(principal, ceiling),
    only: scope === null ? null : compileActions({ negated: false, patterns: scope.actions }),
    within: scope === null ? [] : [compileResources({ negated: false, patterns: scope.on }, false)],
  });
  const groups = new Map<string, { level: AccessLevel; service: string; members: [Difference, ActionEntry][] }>();
  for (const difference of limited(mostSteps, () => [...differences(comparison)])) {
    for (const action of difference.actions) {
      const key = `${difference.service} ${action.accessLevel}`;
      const group = groups.get(key) ?? { level: action.accessLevel, service: difference.service, members: [] };
      group.members.push([difference, action]);
      groups.set(key, group);
    }
  }
  const permitted = [...groups.values()].map(({ members, ...group }): Permitted => {
    members.sort(([, one], [, other]) => byWeight(one, other));
    const from = new Map(members.map(([difference, action]) => [action, difference]));
    return { ...group, actions: members.map(([, action]) => action), witnessFor: (action) => witnessOf(from, action) };
  });
  return { permitted, complete: comparison.reasons.size === 0 };
}

function witnessOf(from: ReadonlyMap<ActionEntry, Difference>, action: ActionEntry): AuthorizationRequest {
  const difference = from.get(action);
  if (difference === undefined) throw new Error(`${action.service}:${action.name} is not of this group`);
  return shortened(difference.witnessFor(action)).left.request;
}
