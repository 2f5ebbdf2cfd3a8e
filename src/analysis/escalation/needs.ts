import { findAction } from '../../catalogue/authorization.ts';
import type { AttachedPolicy, AuthorizationRequest } from '../../policy/request.ts';
import type { PrincipalView, ResourceView } from '../accountView.ts';
import type { AccountMap } from './accountMap.ts';
import { allowedBeside, allowedOn, allowedSomewhere, calling, type Settled } from './ask.ts';
import type { Actor, Binding } from './binding.ts';
import type { EscalationPath, Need, NeedOn } from './escalationPath.ts';
import { writtenResources } from './grants.ts';
import { administratorAccess } from './policyOfEverything.ts';
import { trusting } from './trusting.ts';

/** What one binding of a path asks. */
export interface Walk {
  readonly map: AccountMap;
  readonly actor: Actor;
  readonly path: EscalationPath;
  readonly binding: Binding;
}

type Asked = AuthorizationRequest | null;

/** An allowed request for each action that a path takes; null where one of them is refused in every context. */
export function allowedRequests(walk: Walk): readonly AuthorizationRequest[] | null {
  const { needs, alternatives = [] } = walk.path;
  for (const set of [needs, ...alternatives]) {
    const found = ofSet(walk, set);
    if (found) return found;
  }
  return null;
}

function ofSet(walk: Walk, needs: readonly Need[]): readonly AuthorizationRequest[] | null {
  const bound: AuthorizationRequest[] = [];
  for (const need of needs) {
    if (need.on === 'made' || isNeedless(walk, need)) continue;
    const found = asked[need.on](walk, need.action);
    if (!found) return null;
    bound.push(...[found].flat());
  }
  const free = needs.filter(({ on }) => on === 'made').map(({ action }) => action);
  const made = madeRequests(walk, free);
  const implied = made && impliedRequests(walk, needs);
  if (!made || !implied) return null;
  const place = ({ action }: AuthorizationRequest) => needs.findIndex((need) => need.action === action);
  return [...[...bound, ...made].sort((one, two) => place(one) - place(two)), ...implied];
}

/** Nobody needs to assume the role that they run as. */
const isNeedless = ({ actor, binding }: Walk, { action }: Need): boolean =>
  action === 'sts:AssumeRole' && binding.holder === actor.holder;

/** A role that was made to trust the actor by name is then assumed, unless the path says how. */
function impliedRequests(walk: Walk, needs: readonly Need[]): readonly AuthorizationRequest[] | null {
  if (!walk.path.gains.endsWith('once it trusts') || needs.some(({ action }) => action === 'sts:AssumeRole')) return [];
  const found = assume(walk, walk.actor.holder.arn);
  return found && [found];
}

function assume({ map, actor, binding: { holder } }: Walk, principal: string | null): Asked {
  if (!holder) return null;
  const settled = map.view.settle(holder.arn, 'sts:role');
  const policy: AttachedPolicy | null = principal ? { ref: 'resource', policy: trusting(principal) } : settled.policy;
  return allowedOn(map.view, actor.view, 'sts:AssumeRole', { ...settled, policy, policyService: 'sts' });
}

type Ask = (walk: Walk, action: string) => Asked | readonly AuthorizationRequest[];

/** Keys that a call on a user or role settles: what is attached, and the boundary that is there or is put there. */
function settledBy(action: string, { policies: { boundary } }: PrincipalView): Settled {
  const puts = action.endsWith('PermissionsBoundary') && action.startsWith('iam:Put');
  const attaches = /^iam:Attach/.test(action);
  return {
    'iam:PermissionsBoundary': puts ? administratorAccess : boundary?.arn,
    ...(attaches ? { 'iam:PolicyARN': administratorAccess } : {}),
  };
}

function onHolder({ map, actor, binding }: Walk, action: string): Asked {
  const { holder, denial } = binding;
  if (!holder) return null;
  const own = holder === actor.holder ? actor.view : holder.view();
  const detaches = /^iam:Detach/.test(action) ? { 'iam:PolicyARN': denial?.arn } : {};
  const caller = calling(actor.view, { ...settledBy(action, own), ...detaches });
  return allowedOn(map.view, caller, action, map.view.settle(holder.arn, `iam:${holder.kind}`));
}

const on =
  (type: string, arn: (binding: Binding) => string | undefined, keys: Settled = {}): Ask =>
  ({ map, actor, binding }, action) => {
    const found = arn(binding);
    return found === undefined
      ? null
      : allowedOn(map.view, calling(actor.view, keys), action, map.view.settle(found, type));
  };

const asked: Readonly<Record<Exclude<NeedOn, 'made'>, Ask>> = {
  user: onHolder,
  role: (walk, action) => {
    if (action !== 'sts:AssumeRole') return onHolder(walk, action);
    const { account } = walk.actor.holder;
    return assume(walk, walk.path.gains.endsWith('once it trusts') ? `arn:aws:iam::${account}:root` : null);
  },
  group: (walk, action) => {
    const keys: Settled = /^iam:Attach/.test(action) ? { 'iam:PolicyARN': administratorAccess } : {};
    return on('iam:group', ({ group }) => group?.arn, keys)(walk, action);
  },
  policy: on('iam:policy', ({ policy }) => policy?.arn),
  profile: on('iam:instance-profile', ({ profile }) => profile?.arn),
  host: (walk, action) => {
    const type = walk.path.host ?? '';
    const own = on(type, ({ host }) => host?.arn)(walk, action);
    const beside = own && allowedBeside(walk.map.view, walk.actor.view, action, type);
    return own && beside ? [own, ...beside].flat() : null;
  },
  'passed role': ({ map, actor, path, binding: { holder } }, action) => {
    const caller = calling(actor.view, { 'iam:PassedToService': path.passedTo });
    return holder ? allowedOn(map.view, caller, action, map.view.settle(holder.arn, 'iam:role')) : null;
  },
  'permission set': ({ map, actor, binding }, action) => {
    const { center } = map.view;
    if (!binding.permissionSet) return allowedSomewhere(map.view, actor.view, action);
    if (!center) return null;
    const requests = [
      allowedOn(map.view, actor.view, action, map.view.settle(binding.permissionSet, 'sso:PermissionSet')),
      allowedOn(map.view, actor.view, action, map.view.settle(center.instance, 'sso:Instance')),
    ];
    return requests.every((one) => one !== null) ? requests : null;
  },
};

/** Requests on things of the actor's own choice. Actions on the same type of resource have to agree on one. */
function madeRequests({ map, actor }: Walk, actions: readonly string[]): readonly AuthorizationRequest[] | null {
  const found: AuthorizationRequest[] = [];
  for (const action of actions) {
    const request = allowedSomewhere(map.view, actor.view, action);
    if (!request) return null;
    found.push(request);
  }
  for (const [type, together] of byType(actions)) {
    if (together.length < 2) continue;
    const agreed = agreement(map, actor.view, type, together);
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
function agreement(map: AccountMap, principal: PrincipalView, type: string, actions: readonly string[]) {
  const identity = principal.policies.identity ?? [];
  const tried = new Set<string>();
  for (const leader of actions) {
    const others = actions.filter((one) => one !== leader);
    const patterns = others.flatMap((one) => writtenResources(identity, one)).filter((one) => !one.includes('${'));
    for (const within of [[], ...patterns.map((one) => [one])]) {
      const arn = allowedSomewhere(map.view, principal, leader, within)?.resource;
      if (arn === undefined || tried.has(arn)) continue;
      tried.add(arn);
      const resource: ResourceView = map.view.settle(arn, type);
      const requests = actions.flatMap((one) => allowedOn(map.view, principal, one, resource) ?? []);
      if (requests.length === actions.length) return requests;
    }
  }
  return null;
}
