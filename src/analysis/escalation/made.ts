import { findAction } from '../../catalogue/authorization.ts';
import type { AuthorizationRequest } from '../../policy/request.ts';
import type { AccountView, PrincipalView, ResourceView } from '../accountView.ts';
import { allowedOn, allowedSomewhere } from './ask.ts';
import { writtenResources } from './grants.ts';

/** Requests on things of the actor's own choice. Actions on the same type of resource have to agree on one. */
export function agreedRequests(
  view: AccountView,
  principal: PrincipalView,
  actions: readonly string[],
): readonly AuthorizationRequest[] | null {
  const found: AuthorizationRequest[] = [];
  for (const action of actions) {
    const request = allowedSomewhere(view, principal, action);
    if (!request) return null;
    found.push(request);
  }
  for (const [type, together] of byType(actions)) {
    if (together.length < 2) continue;
    const agreed = agreement(view, principal, type, together);
    if (!agreed) return null;
    for (const request of agreed) found[actions.indexOf(request.action)] = request;
  }
  return found;
}

function byType(actions: readonly string[]): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const action of actions) {
    const prefix = action.slice(0, action.indexOf(':'));
    for (const { type, required } of findAction(action)?.resources ?? []) {
      if (!required) continue;
      const key = `${prefix}:${type}`;
      types.set(key, [...(types.get(key) ?? []), action]);
    }
  }
  return types;
}

/** One resource on which all of the actions are allowed. */
function agreement(view: AccountView, principal: PrincipalView, type: string, actions: readonly string[]) {
  const identity = principal.policies.identity ?? [];
  const tried = new Set<string>();
  for (const leader of actions) {
    const others = actions.filter((one) => one !== leader);
    const patterns = others.flatMap((one) => writtenResources(identity, one)).filter((one) => !one.includes('${'));
    for (const within of [[], ...patterns.map((one) => [one])]) {
      const arn = allowedSomewhere(view, principal, leader, within)?.resource;
      if (arn === undefined || tried.has(arn)) continue;
      tried.add(arn);
      const resource: ResourceView = view.settle(arn, type);
      const requests = actions.flatMap((one) => allowedOn(view, principal, one, resource) ?? []);
      if (requests.length === actions.length) return requests;
    }
  }
  return null;
}
