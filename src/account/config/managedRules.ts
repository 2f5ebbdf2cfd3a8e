import type { Statement } from '../../policy/document.ts';
import type { Evaluation } from '../resourceState.ts';
import type { Account, User } from '../sandbox.ts';

type Parameters = Readonly<Record<string, string>>;

interface Subject {
  readonly account: Account;
  readonly parameters: Parameters;
  readonly time: number;
}

type Rule = (subject: Subject) => readonly Evaluation[];

const day = 86_400_000;
const numberIn = (parameters: Parameters, name: string, usual: number): number => Number(parameters[name] ?? usual);
const flagIn = (parameters: Parameters, name: string): boolean => (parameters[name] ?? 'true') !== 'false';

const ofAccount = ({ account }: Subject, compliant: boolean, note = ''): readonly Evaluation[] => [
  { type: 'AWS::::Account', id: account.id, compliant, note },
];

/** A rule on users; null leaves a user out. */
const onUsers =
  (holds: (user: User, subject: Subject) => boolean | null, note: string): Rule =>
  (subject) =>
    [...subject.account.users.values()].flatMap((user) => {
      const compliant = holds(user, subject);
      return compliant === null
        ? []
        : [{ type: 'AWS::IAM::User', id: user.id, compliant, note: compliant ? '' : note }];
    });

const ageOf = (since: number, time: number): number => (time - since) / day;

/** Full access as AWS Config reads it: an Allow of every action on every resource. */
const isAdministrative = ({ effect, action, resource }: Statement): boolean =>
  effect === 'Allow' &&
  !action.negated &&
  action.patterns.includes('*') &&
  resource?.negated === false &&
  resource.patterns.includes('*');

function usedLately(user: User, { parameters, time }: Subject): boolean {
  const limit = numberIn(parameters, 'maxCredentialUsageAge', 90);
  const moments = [
    ...(user.loginProfile ? [user.loginProfile.lastUsed ?? user.loginProfile.created] : []),
    ...user.accessKeys.filter(({ status }) => status === 'Active').map((key) => key.lastUsed?.time ?? key.created),
  ];
  return moments.every((moment) => ageOf(moment, time) <= limit);
}

const passwordPolicy: Rule = (subject) => {
  const { account, parameters } = subject;
  const policy = account.passwordPolicy;
  if (!policy) return ofAccount(subject, false, 'The account has no password policy.');
  const checks = [
    policy.requireUppercase || !flagIn(parameters, 'RequireUppercaseCharacters'),
    policy.requireLowercase || !flagIn(parameters, 'RequireLowercaseCharacters'),
    policy.requireSymbols || !flagIn(parameters, 'RequireSymbols'),
    policy.requireNumbers || !flagIn(parameters, 'RequireNumbers'),
    policy.minimumLength >= numberIn(parameters, 'MinimumPasswordLength', 14),
    (policy.reusePrevention ?? 0) >= numberIn(parameters, 'PasswordReusePrevention', 24),
    policy.maxAge !== null && policy.maxAge <= numberIn(parameters, 'MaxPasswordAge', 90),
  ];
  return ofAccount(subject, checks.every(Boolean));
};

/**
 * Managed rules on IAM by source identifier, evaluated on the account as it is (AWS Config Developer Guide,
 * managed-rules-by-aws-config).
 */
export const managedRules: Readonly<Record<string, Rule>> = {
  IAM_PASSWORD_POLICY: passwordPolicy,
  ROOT_ACCOUNT_MFA_ENABLED: (subject) => ofAccount(subject, subject.account.root.mfaDevices.length > 0),
  IAM_ROOT_ACCESS_KEY_CHECK: (subject) => ofAccount(subject, subject.account.root.accessKeys.length === 0),
  ACCESS_KEYS_ROTATED: onUsers((user, { parameters, time }) => {
    const limit = numberIn(parameters, 'maxAccessKeyAge', 90);
    return user.accessKeys
      .filter(({ status }) => status === 'Active')
      .every(({ created }) => ageOf(created, time) <= limit);
  }, 'An active access key is older than allowed.'),
  IAM_USER_MFA_ENABLED: onUsers((user) => user.mfaDevices.length > 0, 'The user has no MFA device.'),
  MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS: onUsers(
    (user) => (user.loginProfile ? user.mfaDevices.length > 0 : null),
    'The user signs in to the console without MFA.',
  ),
  IAM_USER_NO_POLICIES_CHECK: onUsers(
    (user) => user.attached.length === 0 && user.inline.size === 0,
    'Policies are attached to the user.',
  ),
  IAM_USER_GROUP_MEMBERSHIP_CHECK: onUsers((user) => user.groups.length > 0, 'The user is in no group.'),
  IAM_USER_UNUSED_CREDENTIALS_CHECK: onUsers(usedLately, 'A credential was not used for longer than allowed.'),
  IAM_GROUP_HAS_USERS_CHECK: ({ account }) =>
    [...account.groups.values()].map(({ id, name }) => ({
      type: 'AWS::IAM::Group',
      id,
      compliant: [...account.users.values()].some(({ groups }) => groups.includes(name)),
      note: '',
    })),
  IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS: ({ account }) =>
    [...account.policies.values()].map(({ id, versions, defaultVersion }) => {
      const current = versions.find((version) => version.id === defaultVersion);
      return { type: 'AWS::IAM::Policy', id, compliant: !current?.policy.statements.some(isAdministrative), note: '' };
    }),
};
