import type { Account } from '../../account/sandbox.ts';
import { codeAt, stepAt } from '../../account/totp.ts';
import { managedPolicyIndex } from '../../catalogue/managedPolicies.ts';
import type { Choice } from '../form/choices.ts';
import { holdersOf } from '../views/subject.ts';
import { arns, type ChoiceSource, type ChoiceSources, named, names, plain } from './choiceSource.ts';

const awsPolicies = (): readonly Choice[] => managedPolicyIndex().map(({ arn, name }) => named(arn, name));

const policies: ChoiceSource = (_, account) => [...arns(account.policies), ...awsPolicies()];
const roleArns: ChoiceSource = (sandbox, account) => [
  ...arns(account.roles),
  ...[...sandbox.accounts.values()]
    .filter(({ id }) => id !== account.id)
    .flatMap(({ id, roles }) => [...roles.values()].map(({ arn, name }) => named(arn, `${name} of ${id}`))),
];
const principals: ChoiceSource = (_, { users, groups, roles }) => [
  ...arns(users, 'user '),
  ...arns(groups, 'group '),
  ...arns(roles, 'role '),
];
const entities: ChoiceSource = (sandbox, account) => [
  ...principals(sandbox, account),
  ...arns(account.policies, 'policy '),
];
const oidcProviders: ChoiceSource = (_, account) =>
  [...(account.oidcProviders?.values() ?? [])].map(({ arn, url }) => named(arn, url));
const samlProviders: ChoiceSource = (_, account) => arns(account.samlProviders ?? new Map());

/** What the devices show at the next call, or in the step after that. */
const codes =
  (later: 0 | 1): ChoiceSource =>
  ({ clock }, account) =>
    [...account.mfaDevices.values()].map(({ serial, seed }) => {
      const code = codeAt(seed, stepAt(clock + 1000) + later);
      return named(code, `${code} of ${serial.split('/').at(-1)}`);
    });

function accessKeys({ users, root }: Account): readonly Choice[] {
  const own = [...users.values()].flatMap(({ name, accessKeys: keys }) =>
    keys.map(({ id }) => named(id, `${id} of ${name}`)),
  );
  return [...own, ...root.accessKeys.map(({ id }) => named(id, `${id} of root`))];
}

const inlineNames: ChoiceSource = (_, account) => {
  const found = holdersOf(account).flatMap(({ entity }) => [...entity.inline.values()].map(({ name }) => name));
  return [...new Set(found)].map(plain);
};

const versions: ChoiceSource = (_, account) =>
  [...account.policies.values()].flatMap(({ name, versions: all }) =>
    all.map(({ id }) => named(id, `${id} of ${name}`)),
  );

/** Names of IAM and STS. */
export const iamChoices: ChoiceSources = {
  UserName: (_, account) => names(account.users),
  GroupName: (_, account) => names(account.groups),
  RoleName: (_, account) => names(account.roles),
  PolicyArn: policies,
  PermissionsBoundary: policies,
  'iam:PolicyName': inlineNames,
  'iam:VersionId': versions,
  'iam:PolicySourceArn': principals,
  'iam:CallerArn': principals,
  'iam:Arn': entities,
  'iam:EntityArn': principals,
  'iam:AccountAlias': (_, { alias }) => (alias === null ? [] : [plain(alias)]),
  'iam:JobId': (_, { accessJobs }) =>
    [...(accessJobs ?? [])].map(([id, { arn }]) => named(id, `${id.slice(0, 8)}… on ${arn.split('/').at(-1)}`)),
  'iam:ServiceSpecificCredentialId': (_, { users }) =>
    [...users.values()].flatMap(({ name, serviceCredentials }) =>
      (serviceCredentials ?? []).map(({ id, service }) => named(id, `${service} of ${name}`)),
    ),
  InstanceProfileName: (_, account) => names(account.instanceProfiles),
  SerialNumber: (_, account) =>
    [...account.mfaDevices.keys()].map((serial) => named(serial, serial.split('/').at(-1) ?? serial)),
  AccessKeyId: (_, account) => accessKeys(account),
  OpenIDConnectProviderArn: oidcProviders,
  'iam:ClientID': (_, { oidcProviders: all }) =>
    [...(all?.values() ?? [])].flatMap(({ url, clientIds }) => clientIds.map((id) => named(id, `${id} of ${url}`))),
  SAMLProviderArn: samlProviders,
  AuthenticationCode1: codes(0),
  AuthenticationCode2: codes(1),
  TokenCode: codes(0),
  RoleArn: roleArns,
  'sts:PrincipalArn': samlProviders,
  'sts:TargetPrincipal': (sandbox) => [...sandbox.accounts.keys()].map(plain),
  'dojo:Provider': (sandbox, account) => [...oidcProviders(sandbox, account), ...samlProviders(sandbox, account)],
  'dojo:Account': (sandbox) => [...sandbox.accounts.values()].map(({ id, alias }) => named(id, alias ?? id)),
  'lambda:Role': roleArns,
  'sso-admin:ManagedPolicyArn': awsPolicies,
};
