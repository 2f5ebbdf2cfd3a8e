import { authorize } from './authorize.ts';
import { nextAccessKeyId, nextSecret, nextSessionToken, seedOf } from './generator.ts';
import { longTerm, outsideIdentity } from './identityForms.ts';
import type { Account, Role, Sandbox, Session } from './sandbox.ts';

/** Milliseconds that credentials from the metadata of an instance are good for. */
const lifetime = 6 * 3_600_000;

/**
 * The role whose credentials an instance has; null where it has no profile, the profile no role, or the role does not
 * trust EC2.
 */
export function roleOfInstance(sandbox: Sandbox, account: Account, instanceId: string, time: number): Role | null {
  const instance = account.instances.get(instanceId);
  if (!instance?.association || instance.state !== 'running') return null;
  const { profileArn } = instance.association;
  const profile = [...account.instanceProfiles.values()].find(({ arn }) => arn === profileArn);
  const role = profile?.role ? account.roles.get(profile.role.toLowerCase()) : undefined;
  return role && trustsService(sandbox, role, 'ec2.amazonaws.com', time) ? role : null;
}

/** Whether a service may assume a role: IAM User Guide, id_roles_use_passrole. */
export function trustsService(sandbox: Sandbox, role: Role, service: string, time: number): boolean {
  const identity = outsideIdentity('service', service, longTerm(null));
  const permission = { action: 'sts:AssumeRole', resource: role.arn };
  return authorize(sandbox, identity, permission, { time }).decision === 'allowed';
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

/** The same with the keys that tell of the instance (IAM User Guide, reference_policies_condition-keys). */
export function sessionOnInstance(account: Account, role: Role, instanceId: string, time: number): Session {
  const session = instanceSession(account, role, instanceId, time);
  const instance = account.instances.get(instanceId);
  // Of the two versions of the metadata service AWS's tools ask the second (EC2 User Guide, instancedata-data-retrieval).
  return instance
    ? { ...session, keys: { 'ec2:SourceInstanceArn': instance.arn, 'ec2:RoleDelivery': '2.0' } }
    : session;
}
