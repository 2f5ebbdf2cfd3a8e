import type { AccountMap } from './accountMap.ts';
import { allowedOn } from './ask.ts';
import type { Binding } from './binding.ts';
import type { EscalationPath, Precondition } from './escalationPath.ts';
import type { Holder } from './escalationView.ts';

/** True where the account has what the path takes beside permissions. */
export function isReady(map: AccountMap, path: EscalationPath, binding: Binding): boolean {
  if (path.there && !path.there.some((type) => map.types.has(type))) return false;
  return (path.when ?? []).every((name) => preconditions[name](map, path, binding));
}

type Holds = (map: AccountMap, path: EscalationPath, binding: Binding) => boolean;

const about =
  (holds: (holder: Holder) => boolean): Holds =>
  (_map, _path, { holder }) =>
    holder !== undefined && holds(holder);

const preconditions: Readonly<Record<Precondition, Holds>> = {
  'has room for a key': about(({ accessKeys }) => accessKeys < 2),
  'has a key': about(({ accessKeys }) => accessKeys > 0),
  'has no password': about(({ password }) => !password),
  'has a password': about(({ password }) => password),
  'has a boundary': about((holder) => holder.view().policies.boundary !== undefined),
  'host has no profile': (_map, _path, { host }) => host !== undefined && !host.profiled && host.role === null,
  'trusts the service': (map, { passedTo }, { holder }) =>
    holder !== undefined &&
    passedTo !== undefined &&
    (holder.made?.trust === 'chosen' || trusts(map, holder, passedTo)),
  'is in an instance profile': (map, _path, { holder }) =>
    holder?.made?.profile !== undefined || map.profilesByRole.has(holder?.arn ?? ''),
};

/** Amazon Cognito hands out roles as an identity provider does (Amazon Cognito Developer Guide, role-trust-and-permissions). */
export const assumedOtherwise: Readonly<Record<string, string>> = {
  'cognito-identity.amazonaws.com': 'sts:AssumeRoleWithWebIdentity',
};

/** Whether a service may assume a role: IAM User Guide, id_roles_use_passrole. */
function trusts(map: AccountMap, role: Holder, service: string): boolean {
  if (!role.trust) return false;
  const key = `${role.arn} ${service}`;
  const known = map.trusting.get(key);
  if (known !== undefined) return known;
  const caller = {
    name: service,
    arn: service,
    role: null,
    account: role.account,
    policies: {},
    temporary: false,
    context: () => ({}),
  };
  const resource = map.view.settle(role.arn, 'sts:role');
  const found = allowedOn(map.view, caller, assumedOtherwise[service] ?? 'sts:AssumeRole', resource) !== null;
  map.trusting.set(key, found);
  return found;
}
