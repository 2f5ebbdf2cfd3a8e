import { verdictOf } from '../policy/verdict.ts';
import { nextAccessKeyId, nextSecret, nextSessionToken, seedOf } from './generator.ts';
import type { Account, Role, Session } from './sandbox.ts';

/** Milliseconds that credentials from the metadata of an instance are good for. */
const lifetime = 6 * 3_600_000;

/**
 * The role whose credentials an instance has; null where it has no profile, the profile no role, or the role does not
 * trust EC2.
 */
export function roleOfInstance(account: Account, instanceId: string): Role | null {
  const instance = account.instances.get(instanceId);
  if (!instance?.association || instance.state !== 'running') return null;
  const { profileArn } = instance.association;
  const profile = [...account.instanceProfiles.values()].find(({ arn }) => arn === profileArn);
  const role = profile?.role ? account.roles.get(profile.role.toLowerCase()) : undefined;
  return role && trustsService(role, 'ec2.amazonaws.com') ? role : null;
}

/** Whether a service may assume a role: IAM User Guide, id_roles_use_passrole. */
export function trustsService(role: Role, service: string): boolean {
  const request = { principal: service, action: 'sts:AssumeRole', resource: role.arn, context: {} };
  return verdictOf(request, { resource: { ref: 'resource', policy: role.trust.policy } }) === 'allowed';
}

/**
 * The session that EC2 keeps for an instance, named after the instance id (EC2 User Guide,
 * iam-roles-for-amazon-ec2). It hangs on instance and time alone and is stored nowhere.
 */
export function instanceSession(account: Account, role: Role, instanceId: string, time: number): Session {
  const issued = Math.floor(time / lifetime) * lifetime;
  const seed = seedOf(`${account.id}/${instanceId}/${role.id}/${issued}`);
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
    of: { type: 'role', role: role.name, roleId: role.id, sessionName: instanceId },
    mfaAt: null,
    policies: [],
    policyArns: [],
    tags: [],
    transitive: [],
    sourceIdentity: null,
    chained: false,
  };
}
