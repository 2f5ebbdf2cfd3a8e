import type { Invocation } from '../operation.ts';
import { optionalText } from './input.ts';

/** Creations and lists are denied on an ARN or path, everything else on the entity that the request names. */
const creations = new Set([
  'CreateUser',
  'CreateGroup',
  'CreateRole',
  'CreateInstanceProfile',
  'CreateVirtualMFADevice',
]);

const collections: Readonly<Record<string, string>> = {
  ListUsers: 'user',
  ListGroups: 'group',
  ListRoles: 'role',
  ListInstanceProfiles: 'instance-profile',
};

/** In this order: memberships are denied on the group, roles in profiles on the profile. */
const members = [
  ['InstanceProfileName', 'instance profile'],
  ['GroupName', 'group'],
  ['UserName', 'user'],
  ['RoleName', 'role'],
  ['PolicyArn', 'policy'],
  ['PolicyName', 'policy'],
] as const;

/**
 * How AWS's denial names the resource of an operation where it is not the ARN that was asked for, e.g. `user Bob`;
 * undefined where it is. Read off error messages in public issue trackers.
 */
export function deniedName(
  operation: string,
  { input, account, identity }: Invocation,
  resource: string,
): string | undefined {
  const collection = collections[operation];
  const prefix = optionalText(input, 'PathPrefix') ?? '/';
  if (collection) return `arn:aws:iam::${account.id}:${collection}${prefix}`;
  if (operation === 'ListPolicies') return `policy path ${prefix}`;
  if (creations.has(operation)) return undefined;
  for (const [member, noun] of members) {
    const name = optionalText(input, member);
    if (name !== undefined) return `${noun} ${name}`;
  }
  return resource === identity.user?.arn ? `user ${unnamed[operation] ?? ''}${identity.user.name}` : undefined;
}

/** What AWS puts before the caller's name where the request names no user; seen in several public logs. */
const unnamed: Readonly<Record<string, string>> = { ListAccessKeys: 'null' };
