import type { AuthorizationRequest } from '../../policy/request.ts';
import type { AccountMap } from './accountMap.ts';
import { isAdministrator } from './administrator.ts';
import type { Actor, Binding } from './binding.ts';
import type { CommandValues } from './composed/part.ts';
import type { EscalationPath, Gain } from './escalationPath.ts';
import type { Holder } from './escalationView.ts';
import { type Gained, gained } from './gains.ts';
import { mayAllow } from './grants.ts';
import { allowedRequests } from './needs.ts';
import { isReady } from './preconditions.ts';
import { bindingsOf } from './targets.ts';

/** One path walked on something of the account. */
export interface Step {
  readonly path: EscalationPath;
  readonly actor: Actor;
  readonly binding: Binding;
  readonly gained: Gained;
  /** An allowed request for each action. */
  readonly requests: readonly AuthorizationRequest[];
  /** What the commands of single requests name beside, where the step has several parts. */
  readonly values?: ReadonlyMap<AuthorizationRequest, CommandValues>;
}

/** Ways to become somebody of the account as they are. */
export const toHolder: ReadonlySet<Gain> = new Set<Gain>(['target', 'target once it trusts', 'role of the host']);

/** Ways that change what oneself may do and need not make an administrator. */
export const toItself: ReadonlySet<Gain> = new Set<Gain>([
  'itself with everything',
  'itself with another version',
  'itself in the group',
  'itself out of the group',
  'itself with IAM',
  'itself without boundary',
  'itself without the policy',
  'target without boundary',
]);

/** Paths of the actor on the goals, one binding after another. */
export function* stepsOf(
  map: AccountMap,
  actor: Actor,
  paths: readonly EscalationPath[],
  goals: ReadonlySet<Holder>,
): Iterable<Step> {
  for (const path of paths) {
    if (!mayWalk(actor, path)) continue;
    for (const binding of bindingsOf({ map, actor, path, goals })) {
      const walk = { map, actor, path, binding };
      if (!isReady(map, path, binding)) continue;
      const result = gained(walk);
      const requests = result && allowedRequests(walk);
      if (result && requests) yield { path, actor, binding, gained: result, requests };
    }
  }
}

/** False where the identity policies lack one of the actions altogether. Trust policies may let somebody in alone. */
export function mayWalk({ view }: Actor, { needs, alternatives = [] }: EscalationPath): boolean {
  return [needs, ...alternatives].some((set) =>
    set.every(({ action }) => action.startsWith('sts:AssumeRole') || mayAllow(view.policies, action, null)),
  );
}

/** True where a step ends as administrator, without another one. */
export function endsIt(map: AccountMap, { gained: result }: Step): boolean {
  if (result.as === 'holder') return isAdministrator(map.view, result.holder.view());
  return isAdministrator(map.view, result.as === 'itself' ? result.actor.view : result.view);
}
