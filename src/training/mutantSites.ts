import type { Account, Sandbox, StoredPolicy } from '../account/sandbox.ts';
import type { PolicyKind } from '../policy/parse.ts';

/** A place of a sandbox's home account where a policy stands. */
export interface Site {
  readonly name: string;
  readonly kind: PolicyKind;
  readonly stored: StoredPolicy;
  readonly replace: (stored: StoredPolicy) => Account;
}

/** Every policy of the account, with the account that another one in its place makes. */
export function sitesOf(account: Account): Site[] {
  return [
    ...managedSites(account),
    ...inlineSites(account, 'users'),
    ...inlineSites(account, 'groups'),
    ...inlineSites(account, 'roles'),
    ...trustSites(account),
    ...bucketSites(account),
    ...resourceSites(account),
  ];
}

/** The sandbox with another home account. */
export function withHome(sandbox: Sandbox, account: Account): Sandbox {
  return { ...sandbox, accounts: new Map(sandbox.accounts).set(sandbox.home, account) };
}

function managedSites(account: Account): Site[] {
  return [...account.policies].flatMap(([key, policy]): Site[] => {
    const version = policy.versions.find(({ id }) => id === policy.defaultVersion);
    if (!version) return [];
    const replace = (stored: StoredPolicy): Account => {
      const versions = policy.versions.map((one) => (one === version ? { ...one, ...stored } : one));
      return { ...account, policies: new Map(account.policies).set(key, { ...policy, versions }) };
    };
    return [{ name: `policy ${policy.name}`, kind: 'identity', stored: version, replace }];
  });
}

function inlineSites(account: Account, kind: 'users' | 'groups' | 'roles'): Site[] {
  return [...account[kind]].flatMap(([key, holder]) =>
    [...holder.inline].map(([name, inline]): Site => {
      const replace = (stored: StoredPolicy): Account => {
        const changed = { ...holder, inline: new Map(holder.inline).set(name, { ...inline, ...stored }) };
        return { ...account, [kind]: new Map<string, typeof holder>(account[kind]).set(key, changed) };
      };
      return { name: `inline policy ${inline.name} of ${holder.name}`, kind: 'identity', stored: inline, replace };
    }),
  );
}

function trustSites(account: Account): Site[] {
  return [...account.roles].map(([key, role]): Site => {
    const replace = (trust: StoredPolicy): Account => ({
      ...account,
      roles: new Map(account.roles).set(key, { ...role, trust }),
    });
    return { name: `trust policy of ${role.name}`, kind: 'trust', stored: role.trust, replace };
  });
}

function bucketSites(account: Account): Site[] {
  return [...account.buckets].flatMap(([key, bucket]): Site[] => {
    if (!bucket.policy) return [];
    const replace = (policy: StoredPolicy): Account => ({
      ...account,
      buckets: new Map(account.buckets).set(key, { ...bucket, policy }),
    });
    return [{ name: `bucket policy of ${bucket.name}`, kind: 'resource', stored: bucket.policy, replace }];
  });
}

function resourceSites(account: Account): Site[] {
  return [...account.resources].flatMap(([arn, resource]): Site[] => {
    if (!resource.policy) return [];
    const replace = (policy: StoredPolicy): Account => ({
      ...account,
      resources: new Map(account.resources).set(arn, { ...resource, policy }),
    });
    return [{ name: `policy of ${arn}`, kind: 'resource', stored: resource.policy, replace }];
  });
}
