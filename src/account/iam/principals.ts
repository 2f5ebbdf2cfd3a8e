import type { Policy, PrincipalType } from '../../policy/document.ts';
import type { PolicyKind } from '../../policy/parse.ts';
import type { ApiError, Json } from '../call.ts';
import type { Account, Sandbox, StoredPolicy } from '../sandbox.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { fail } from './failures.ts';
import { isServicePrincipal } from './servicePrincipals.ts';
import { webProviders } from './webProviders.ts';

/**
 * Principals of trust policies must exist: IAM User Guide, reference_policies_elements_principal. Entities of accounts
 * outside the sandbox cannot be looked up and count as absent; such an account itself counts as existing.
 */
export function principalRefusal(sandbox: Sandbox, policy: Policy): { readonly error: ApiError } | null {
  for (const { principal } of policy.statements) {
    for (const { type, value } of principal?.entries ?? []) {
      if (!exists[type](sandbox, value)) return fail('trust.principal', { Type: type.toUpperCase(), Value: value });
    }
  }
  return null;
}

const exists: Readonly<Record<PrincipalType, (sandbox: Sandbox, value: string) => boolean>> = {
  AWS: awsPrincipalExists,
  Service: (_, value) => isServicePrincipal(value),
  Federated: (_, value) =>
    /^arn:aws[\w-]*:iam::\d{12}:(saml|oidc)-provider\/.+$/.test(value) || webProviders.has(value),
  CanonicalUser: () => false,
};

function awsPrincipalExists(sandbox: Sandbox, value: string): boolean {
  if (value === '*' || /^\d{12}$/.test(value)) return true;
  const match = /^arn:aws[\w-]*:(iam|sts)::(\d{12}):(.+)$/.exec(value);
  if (!match) return false;
  const [, service, id = '', resource = ''] = match;
  if (service === 'iam' && resource === 'root') return true;
  const account = sandbox.accounts.get(id);
  if (!account) return false;
  return service === 'iam' ? hasArn(account, value) : sessionCanBe(account, resource);
}

/** Letter case counts here, unlike in look-ups by name. */
const hasArn = (account: Account, arn: string): boolean =>
  [...account.users.values(), ...account.roles.values()].some((holder) => holder.arn === arn);

function sessionCanBe(account: Account, resource: string): boolean {
  const [type, name = '', session] = resource.split('/');
  if (type === 'federated-user') return name !== '';
  return type === 'assumed-role' && session !== undefined && account.roles.get(name.toLowerCase())?.name === name;
}

/**
 * The sandbox with a principal replaced in every trust and resource policy. AWS stores users and roles in them by
 * unique id, so that a renamed one shows its new ARN and a deleted one its id, which no later entity of the same name
 * matches: IAM User Guide, reference_policies_elements_principal.
 */
export function repointPrincipals(sandbox: Sandbox, from: string, to: string): Sandbox {
  const accounts = new Map([...sandbox.accounts].map(([id, account]) => [id, repointed(account, from, to)]));
  return { ...sandbox, accounts };
}

function repointed(account: Account, from: string, to: string): Account {
  return {
    ...account,
    roles: mapped(account.roles, (role) => {
      const trust = renamed(role.trust, 'trust', from, to);
      return trust === role.trust ? role : { ...role, trust };
    }),
    buckets: mapped(account.buckets, (bucket) => withPolicy(bucket, from, to)),
    resources: mapped(account.resources, (resource) => withPolicy(resource, from, to)),
  };
}

function withPolicy<Owner extends { readonly policy: StoredPolicy | null }>(
  owner: Owner,
  from: string,
  to: string,
): Owner {
  const policy = owner.policy && renamed(owner.policy, 'resource', from, to);
  return policy === owner.policy ? owner : { ...owner, policy };
}

const mapped = <Key, Value>(map: ReadonlyMap<Key, Value>, change: (value: Value) => Value): ReadonlyMap<Key, Value> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

function renamed(stored: StoredPolicy, kind: PolicyKind, from: string, to: string): StoredPolicy {
  const named = stored.policy.statements.some(({ principal }) =>
    principal?.entries.some(({ type, value }) => type === 'AWS' && value === from),
  );
  if (!named) return stored;
  const document: Json = JSON.parse(stored.text, (key, value: Json) =>
    key === 'AWS' ? replaced(value, from, to) : value,
  );
  return storedPolicy(JSON.stringify(document), kind) ?? stored;
}

function replaced(value: Json, from: string, to: string): Json {
  if (Array.isArray(value)) return value.map((one) => (one === from ? to : one));
  return value === from ? to : value;
}
