import type { Account } from '../account/sandbox.ts';
import { managedPolicyIndex } from '../catalogue/managedPolicies.ts';
import type { AccountNames } from './editor/arnOptions.ts';
import type { Choice, ChoicesPort } from './form/choices.ts';

type Named = ReadonlyMap<string, { readonly name: string }>;

function names(things: Named): Choice[] {
  return [...things.values()].map(({ name }) => ({ value: name, label: name }));
}

function policies(account: Account): Choice[] {
  const own = [...account.policies.values()].map(({ arn, name }) => ({ value: arn, label: name }));
  return [...own, ...managedPolicyIndex().map(({ arn, name }) => ({ value: arn, label: name }))];
}

/** What the account has for members of requests, by the member's name. */
const sources: Readonly<Record<string, (account: Account) => Choice[]>> = {
  UserName: (account) => names(account.users),
  GroupName: (account) => names(account.groups),
  RoleName: (account) => names(account.roles),
  PolicyArn: policies,
  PermissionsBoundary: policies,
  InstanceProfileName: (account) => names(account.instanceProfiles),
  SerialNumber: (account) =>
    [...account.mfaDevices.keys()].map((serial) => ({ value: serial, label: serial.split('/').at(-1) ?? serial })),
  InstanceId: (account) =>
    [...account.instances.values()].map(({ id, tags }) => {
      const name = tags.find(({ key }) => key === 'Name')?.value;
      return { value: id, label: name === undefined ? id : `${id} ${name}` };
    }),
  Bucket: (account) => names(account.buckets),
};

/** Proposals for the fields of forms. */
export function accountChoices(account: Account): ChoicesPort {
  return (_shape, member) => sources[member]?.(account) ?? [];
}

/** ARNs that the policy editor proposes. */
export function accountNames(account: Account, region: string): AccountNames {
  const arns = () => [
    ...[...account.users.values()].map(({ arn }) => ({ arn, kind: 'user' })),
    ...[...account.groups.values()].map(({ arn }) => ({ arn, kind: 'group' })),
    ...[...account.roles.values()].map(({ arn }) => ({ arn, kind: 'role' })),
    ...[...account.policies.values()].map(({ arn }) => ({ arn, kind: 'policy' })),
    ...[...account.instanceProfiles.values()].map(({ arn }) => ({ arn, kind: 'instance profile' })),
    ...[...account.buckets.values()].map(({ arn }) => ({ arn, kind: 'bucket' })),
    ...[...account.instances.values()].map(({ arn }) => ({ arn, kind: 'instance' })),
    ...[...account.resources.values()].map(({ arn, type }) => ({ arn, kind: type })),
  ];
  return { account: account.id, region, arns };
}
