import { changeAccount, withEntry, withoutEntry } from '../change.ts';
import { nextHex, nextId, seedOf } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import type { SamlProvider } from '../identityProvider.ts';
import type { Account, Role, Sandbox, StoredPolicy } from '../sandbox.ts';
import { documentText, storedPolicy } from '../storedPolicy.ts';
import type { IdentityCenter, PermissionSet, PolicyReference } from './identityCenter.ts';

/** Roles of IAM Identity Center last twelve hours, whatever a permission set says. */
const longestSession = 43_200;

/** The role of a permission set in an account: `AWSReservedSSO_<name>_<16 hex>`. */
export function reservedRole(account: Account, set: PermissionSet): Role | null {
  const pattern = new RegExp(`^AWSReservedSSO_${set.name.replace(/[.+]/g, '\\$&')}_[0-9a-f]{16}$`);
  const roles = [...account.roles.values()];
  return (
    roles.find(({ name, path }) => path.startsWith('/aws-reserved/sso.amazonaws.com/') && pattern.test(name)) ?? null
  );
}

const policyNamed = (account: Account, { name, path }: PolicyReference) => {
  const policy = account.policies.get(name.toLowerCase());
  return policy?.path === path ? policy : undefined;
};

/** Why a permission set cannot be given to an account, or null. */
export function provisioningFault(account: Account, set: PermissionSet): string | null {
  const references = [...set.customer, ...(set.boundary && 'name' in set.boundary ? [set.boundary] : [])];
  const missing = references.find((one) => !policyNamed(account, one));
  if (!missing) return null;
  const arn = `arn:aws:iam::${account.id}:policy${missing.path}${missing.name}`;
  return `Received a 404 status error: Policy ${arn} does not exist or is not attachable.`;
}

/** The provider that roles of an instance trust in an account. */
function providerOf(center: IdentityCenter, account: Account, time: number): SamlProvider {
  const name = `AWSSSO_${nextHex(seedOf(`${center.arn}/${account.id}`), 16)[0]}_DO_NOT_DELETE`;
  const arn = `arn:aws:iam::${account.id}:saml-provider/${name}`;
  const known = account.samlProviders?.get(arn);
  if (known) return known;
  const entityId = `https://portal.sso.${center.region}.amazonaws.com/saml/assertion/${center.identityStoreId}`;
  return {
    arn,
    name,
    uuid: nextHex(seedOf(arn), 32)[0],
    metadata: `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"/>`,
    entityId,
    created: time,
    validUntil: time + 100 * 365 * 86_400_000,
    tags: [],
    encryption: null,
    privateKeys: [],
  };
}

function trustOf(provider: string): StoredPolicy {
  const trust = storedPolicy(
    documentText({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: provider },
          Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
          Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
        },
      ],
    }),
    'trust',
  );
  if (!trust) throw new Error('the trust policy of IAM Identity Center is not readable');
  return trust;
}

/** What the set permits, as a role of the account holds it. */
function permissionsOf(account: Account, set: PermissionSet): Pick<Role, 'inline' | 'attached' | 'boundary'> {
  const inline = set.inline ? [['awsssoinlinepolicy', { ...set.inline, name: 'AwsSSOInlinePolicy' }] as const] : [];
  const { boundary } = set;
  return {
    inline: new Map(inline),
    attached: [...set.managed, ...set.customer.flatMap((one) => policyNamed(account, one)?.arn ?? [])],
    boundary:
      boundary === null ? null : 'arn' in boundary ? boundary.arn : (policyNamed(account, boundary)?.arn ?? null),
  };
}

/** The sandbox in which an account has the role of a permission set as the set is now. */
export function withReservedRole(
  sandbox: Sandbox,
  center: IdentityCenter,
  set: PermissionSet,
  id: string,
  time: number,
): Sandbox {
  const account = sandbox.accounts.get(id);
  if (!account) return sandbox;
  const known = reservedRole(account, set);
  const suffix = draw(sandbox, (state) => nextHex(state, 16));
  const roleId = draw(suffix.sandbox, (state) => nextId(state, 'AROA'));
  const provider = providerOf(center, account, time);
  // The Region stands in the path unless it is us-east-1: IAM Identity Center User Guide, referencingpermissionsets.
  const path = `/aws-reserved/sso.amazonaws.com/${center.region === 'us-east-1' ? '' : `${center.region}/`}`;
  const name = known?.name ?? `AWSReservedSSO_${set.name}_${suffix.value}`;
  const role: Role = {
    ...(known ?? {
      name,
      path,
      id: roleId.value,
      arn: `arn:aws:iam::${id}:role${path}${name}`,
      created: time,
      trust: trustOf(provider.arn),
      tags: [],
      lastUsed: null,
    }),
    description: set.description ?? '',
    maxSessionDuration: longestSession,
    ...permissionsOf(account, set),
  };
  return changeAccount(known ? sandbox : roleId.sandbox, id, (one) => ({
    ...one,
    roles: withEntry(one.roles, role.name.toLowerCase(), role),
    samlProviders: withEntry(one.samlProviders ?? new Map(), provider.arn, provider),
  }));
}

/** The sandbox in which an account has no role of a permission set any more. */
export const withoutReservedRole = (sandbox: Sandbox, set: PermissionSet, id: string): Sandbox =>
  changeAccount(sandbox, id, (account) => {
    const role = reservedRole(account, set);
    return role ? { ...account, roles: withoutEntry(account.roles, role.name.toLowerCase()) } : account;
  });
