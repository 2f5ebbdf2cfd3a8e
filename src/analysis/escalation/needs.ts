import type { AttachedPolicy, AuthorizationRequest } from '../../policy/request.ts';
import type { PrincipalView, ResourceView } from '../accountView.ts';
import { calling, type Settled } from '../calling.ts';
import { anybody } from '../documents/anybody.ts';
import type { AccountMap } from './accountMap.ts';
import { allowedBeside, allowedOn, allowedSomewhere } from './ask.ts';
import type { Actor, Binding } from './binding.ts';
import type { EscalationPath, Need, NeedOn } from './escalationPath.ts';
import type { Holder } from './escalationView.ts';
import { agreedRequests } from './made.ts';
import { newVersion } from './newVersion.ts';
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
  const made = agreedRequests(walk.map.view, walk.actor.view, free);
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
  const policy: AttachedPolicy | null = principal
    ? { ref: 'resource', policy: trusting(principal) }
    : trustOf(holder, settled);
  return allowedOn(map.view, actor.view, 'sts:AssumeRole', { ...settled, policy, policyService: 'sts' });
}

/** What a role trusts that is made or changed on the way; otherwise what it trusts now. */
const trustOf = ({ made, trust }: Holder, { policy }: ResourceView): AttachedPolicy | null =>
  made && trust ? { ref: 'resource', policy: trust } : policy;

type Ask = (walk: Walk, action: string) => Asked | readonly AuthorizationRequest[];

/** Keys that a call on a user or role settles: what is attached, and the boundary that is there or is put there. */
function settledBy(path: EscalationPath, action: string, { policies: { boundary } }: PrincipalView): Settled {
  const puts = action.endsWith('PermissionsBoundary') && action.startsWith('iam:Put');
  const attaches = /^iam:Attach/.test(action);
  return {
    'iam:PermissionsBoundary': puts ? administratorAccess : boundary?.arn,
    ...(attaches ? { 'iam:PolicyARN': path.attaches ?? administratorAccess } : {}),
  };
}

function onHolder({ map, actor, path, binding }: Walk, action: string): Asked {
  const { holder, denial } = binding;
  if (!holder) return null;
  const own = holder === actor.holder ? actor.view : holder.view();
  const detaches = /^iam:Detach/.test(action) ? { 'iam:PolicyARN': denial?.arn } : {};
  const caller = calling(actor.view, { ...settledBy(path, action, own), ...detaches });
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

/** The role is passed for something of the service that it is passed to, not for a resource of another one. */
function passing({ map, actor, path, binding: { holder, host } }: Walk, action: string): Asked {
  if (!holder) return null;
  const service = path.needs.find((need) => need.action !== action && need.on !== 'role')?.action.split(':')[0];
  const ask = (keys: Settled) => {
    const caller = calling(actor.view, { 'iam:PassedToService': path.passedTo, ...keys });
    return allowedOn(map.view, caller, action, map.view.settle(holder.arn, 'iam:role'));
  };
  const found = ask({});
  const resource = found?.context['iam:AssociatedResourceArn'];
  if (resource === undefined || service === undefined || String(resource).split(':')[2] === service) return found;
  return (
    ask({ 'iam:AssociatedResourceArn': undefined }) ?? (host ? ask({ 'iam:AssociatedResourceArn': host.arn }) : null)
  );
}

const asked: Readonly<Record<Exclude<NeedOn, 'made'>, Ask>> = {
  user: onHolder,
  role: (walk, action) => {
    if (action !== 'sts:AssumeRole') return onHolder(walk, action);
    const { account } = walk.actor.holder;
    return assume(walk, walk.path.gains.endsWith('once it trusts') ? `arn:aws:iam::${account}:root` : null);
  },
  group: (walk, action) => {
    const { attaches = administratorAccess } = walk.path;
    const touched = /^iam:Attach/.test(action) ? attaches : walk.binding.denial?.arn;
    const keys: Settled = touched === undefined ? {} : { 'iam:PolicyARN': touched };
    return on('iam:group', ({ group }) => group?.arn, keys)(walk, action);
  },
  policy: (walk, action) => {
    const { map, actor, binding } = walk;
    if (action === 'iam:CreatePolicyVersion') {
      return binding.policy ? newVersion(map.view, actor.view, binding.policy) : null;
    }
    return on('iam:policy', ({ policy }) => policy?.arn)(walk, action);
  },
  profile: on('iam:instance-profile', ({ profile }) => profile?.arn),
  host: (walk, action) => {
    const type = walk.path.host ?? '';
    const own = on(type, ({ host }) => host?.arn)(walk, action);
    const beside = own && allowedBeside(walk.map.view, walk.actor.view, action, type);
    return own && beside ? [own, ...beside].flat() : null;
  },
  'passed role': passing,
  provider: on('iam:saml-provider', ({ provider }) => provider),
  // Whoever has the keys of the provider is whom it vouches for, and signs nothing.
  'federated role': ({ map, binding: { holder, provider } }, action) =>
    holder && provider !== undefined
      ? allowedOn(map.view, anybody(provider), action, map.view.settle(holder.arn, 'sts:role'))
      : null,
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
