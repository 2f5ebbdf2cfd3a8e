import { nextAccessKeyId, nextSecret, nextSessionToken, seedOf } from '../generator.ts';
import type { Identity } from '../identity.ts';
import { roleIdentity } from '../identityForms.ts';
import { attributeText } from '../identitystore/attributePath.ts';
import type { StoreUser } from '../identitystore/identityStore.ts';
import type { Account, Role, Sandbox, Session, Tags } from '../sandbox.ts';
import type { IdentityCenter, PermissionSet } from './identityCenter.ts';
import { reservedRole } from './reservedRole.ts';
import { sessionSeconds } from './sessionSeconds.ts';

/** Somebody of the directory who enters an account with a permission set; names are the directory's. */
export interface CenterSignIn {
  readonly account: string;
  readonly user: string;
  readonly permissionSet: string;
}

/** Whether a user, directly or through a group, has a permission set in an account. */
function isAssigned(center: IdentityCenter, user: StoreUser, set: PermissionSet, account: string): boolean {
  const groups = new Set(
    [...center.store.memberships.values()].filter((one) => one.user === user.id).map(({ group }) => group),
  );
  return center.assignments.some(
    (one) =>
      one.account === account &&
      one.permissionSet === set.arn &&
      (one.principalType === 'USER' ? one.principal === user.id : groups.has(one.principal)),
  );
}

/** The role session of somebody who signs in through the access portal; null where they may not. */
export function centerIdentity(sandbox: Sandbox, given: CenterSignIn, time: number): Identity | null {
  const center = sandbox.identityCenter;
  const account = sandbox.accounts.get(given.account);
  if (!center || !account) return null;
  const user = [...center.store.users.values()].find((one) => one.userName.toLowerCase() === given.user.toLowerCase());
  const set = [...center.permissionSets.values()].find((one) => one.name === given.permissionSet);
  if (!user?.active || !set || !isAssigned(center, user, set, account.id)) return null;
  const role = reservedRole(account, set);
  return role ? roleIdentity(account, role, sessionOf(center, account, role, set, user, time), user.userName) : null;
}

/** Attributes for access control as session tags. Attributes that a user lacks are left out. */
const tagsOf = (center: IdentityCenter, user: StoreUser): Tags =>
  (center.attributes ?? []).flatMap(({ key, source }) => {
    const path = /^\$\{path:([^}]+)\}$/.exec(source)?.[1];
    const value = path === undefined ? null : attributeText({ ...user.attributes, UserName: user.userName }, path);
    return value === null ? [] : [{ key, value }];
  });

/** The session lasts as long as the permission set says; it hangs on user, role and time alone. */
function sessionOf(
  center: IdentityCenter,
  account: Account,
  role: Role,
  set: PermissionSet,
  user: StoreUser,
  time: number,
): Session {
  const lifetime = (sessionSeconds(set.sessionDuration) ?? 3600) * 1000;
  const issued = Math.floor(time / lifetime) * lifetime;
  const seed = seedOf(`${account.id}/${role.id}/${user.id}/${issued}`);
  const [accessKeyId, afterKey] = nextAccessKeyId(seed, 'ASIA', account.id);
  const [secret, afterSecret] = nextSecret(afterKey);
  const [token] = nextSessionToken(afterSecret);
  return {
    accessKeyId,
    secret,
    token,
    issued,
    expires: issued + lifetime,
    account: account.id,
    of: { type: 'role', role: role.name, roleId: role.id, sessionName: user.userName },
    mfaAt: null,
    policies: [],
    policyArns: [],
    tags: tagsOf(center, user),
    transitive: [],
    sourceIdentity: null,
    chained: false,
  };
}
