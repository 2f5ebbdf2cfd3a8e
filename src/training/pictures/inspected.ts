import { customerPolicyByArn, policyByArn } from '../../account/policyByArn.ts';
import type { Account, PolicyHolder, Sandbox, StoredPolicy } from '../../account/sandbox.ts';
import type { PolicyKind } from '../../policy/policyKind.ts';

/** A thing of an account that has policies. */
export interface Inspected {
  readonly account: string;
  /** `user`, `group`, `role`, `policy`, `awsPolicy`, `bucket` or `resource`. */
  readonly kind: string;
  /** Its name, or its ARN for AWS's own policies and plain resources. */
  readonly name: string;
}

/** Where a document that can be edited is stored. */
export type PolicyPlace =
  | { readonly kind: 'policy'; readonly name: string }
  | {
      readonly kind: 'inline';
      readonly holder: 'user' | 'group' | 'role';
      readonly of: string;
      readonly name: string;
    }
  | { readonly kind: 'trust'; readonly name: string }
  | { readonly kind: 'bucket'; readonly name: string };

/** One policy that bears on what is inspected. */
export interface InspectedPolicy extends StoredPolicy {
  /** `policy dev-ec2, through group Developers`. */
  readonly title: string;
  readonly kind: PolicyKind;
  /** `limits` for a boundary, `trust` and `resource` for policies that say who may come in. */
  readonly role: 'grants' | 'limits' | 'admits';
  /** Null for what cannot be edited, such as AWS's own policies. */
  readonly place: PolicyPlace | null;
}

type Gather = (account: Account, name: string) => readonly InspectedPolicy[];

function identityPolicy(title: string, stored: StoredPolicy, place: PolicyPlace | null): InspectedPolicy {
  return { title, kind: 'identity', role: 'grants', text: stored.text, policy: stored.policy, place };
}

function managed(account: Account, arn: string, through = ''): readonly InspectedPolicy[] {
  const found = policyByArn(account, arn);
  if (found === null) return [];
  const place: PolicyPlace | null =
    customerPolicyByArn(account, arn) === null ? null : { kind: 'policy', name: found.name };
  return [identityPolicy(`policy ${found.name}${through}`, found, place)];
}

type HolderType = 'user' | 'group' | 'role';

function held(account: Account, holder: PolicyHolder, type: HolderType, through = ''): readonly InspectedPolicy[] {
  return [
    ...holder.attached.flatMap((arn) => managed(account, arn, through)),
    ...[...holder.inline.values()].map((one) => {
      const place: PolicyPlace = { kind: 'inline', holder: type, of: holder.name, name: one.name };
      return identityPolicy(`inline policy ${one.name}${through}`, one, place);
    }),
  ];
}

function boundary(account: Account, arn: string | null): readonly InspectedPolicy[] {
  if (arn === null) return [];
  return managed(account, arn).map((one) => ({
    ...one,
    title: `boundary ${one.title.slice('policy '.length)}`,
    role: 'limits',
  }));
}

const admits = (
  title: string,
  kind: PolicyKind,
  stored: StoredPolicy | null,
  place: PolicyPlace | null,
): readonly InspectedPolicy[] =>
  stored === null ? [] : [{ title, kind, role: 'admits', text: stored.text, policy: stored.policy, place }];

const gatherers: Readonly<Record<string, Gather>> = {
  user: (account, name) => {
    const user = account.users.get(name.toLowerCase());
    if (user === undefined) return [];
    const groups = user.groups.flatMap((group) => account.groups.get(group.toLowerCase()) ?? []);
    return [
      ...held(account, user, 'user'),
      ...groups.flatMap((group) => held(account, group, 'group', `, through group ${group.name}`)),
      ...boundary(account, user.boundary),
    ];
  },
  group: (account, name) => {
    const group = account.groups.get(name.toLowerCase());
    return group === undefined ? [] : held(account, group, 'group');
  },
  role: (account, name) => {
    const role = account.roles.get(name.toLowerCase());
    if (role === undefined) return [];
    return [
      ...held(account, role, 'role'),
      ...boundary(account, role.boundary),
      ...admits('trust policy', 'trust', role.trust, { kind: 'trust', name: role.name }),
    ];
  },
  policy: (account, name) => {
    const arn = account.policies.get(name.toLowerCase())?.arn;
    return arn === undefined ? [] : managed(account, arn);
  },
  awsPolicy: (account, arn) => managed(account, arn),
  bucket: (account, name) =>
    admits('bucket policy', 'resource', account.buckets.get(name)?.policy ?? null, { kind: 'bucket', name }),
  resource: (account, arn) => admits('resource policy', 'resource', account.resources.get(arn)?.policy ?? null, null),
};

/** Every policy that bears on a thing; none where it has none. */
export function inspectedPolicies(sandbox: Sandbox, { account, kind, name }: Inspected): readonly InspectedPolicy[] {
  const owner = sandbox.accounts.get(account);
  return owner === undefined ? [] : (gatherers[kind]?.(owner, name) ?? []);
}
