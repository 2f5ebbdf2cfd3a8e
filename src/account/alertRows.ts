import { type EventFacts, memberAt, textAt } from './eventFacts.ts';
import { givesEverything } from './givesEverything.ts';
import type { Sandbox } from './sandbox.ts';

/** What was seen before an event. */
export interface Seen {
  /** Addresses that somebody came from, by who. */
  readonly addresses: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A pattern of events that somebody should look at. */
export interface AlertRow {
  readonly id: string;
  readonly title: string;
  readonly severity: 'high' | 'medium' | 'low';
  /** Where the pattern is published. */
  readonly source: string;
  readonly matches: (facts: EventFacts, seen: Seen, sandbox: Sandbox) => boolean;
}

type Matches = AlertRow['matches'];

const cis = (number: number) => `CIS AWS Foundations Benchmark 3.0, 4.${number}`;
const practices = 'IAM User Guide, best-practices';
const guardDuty = 'Amazon GuardDuty User Guide, guardduty_finding-types-iam';

/** Successful calls of those names. */
const calls = (...names: readonly string[]): Matches => {
  const known = new Set(names);
  return ({ name, failed }) => known.has(name) && !failed;
};

const signIn: Matches = ({ name, service }) => name === 'ConsoleLogin' && service === 'signin';

/** The user whom a call is about is another than the caller. */
const forAnother = ({ event, who }: EventFacts): boolean => {
  const user = textAt(event, 'requestParameters', 'userName');
  return user !== '' && who.split('/').at(-1)?.toLowerCase() !== user.toLowerCase();
};

const policyChanges = ['Group', 'Role', 'User'].flatMap((holder) => [
  `Put${holder}Policy`,
  `Delete${holder}Policy`,
  `Attach${holder}Policy`,
  `Detach${holder}Policy`,
]);

/** Every pattern, those to look at first on top. */
export const alertRows: readonly AlertRow[] = [
  {
    id: 'root-use',
    title: 'the root user was used',
    severity: 'high',
    source: cis(3),
    matches: ({ type, event }) =>
      type === 'Root' &&
      event.eventType !== 'AwsServiceEvent' &&
      memberAt(event.userIdentity, 'invokedBy') === undefined,
  },
  {
    id: 'new-administrator',
    title: 'somebody was made an administrator',
    severity: 'high',
    source: guardDuty,
    matches: ({ event, name, failed }, _seen, sandbox) =>
      !failed &&
      /^(Attach|Put)(User|Role|Group)Policy$|^(CreatePolicyVersion|AddUserToGroup|SetDefaultPolicyVersion)$/.test(
        name,
      ) &&
      givesEverything(event, sandbox),
  },
  {
    id: 'trail-changed',
    title: 'a trail was changed or stopped',
    severity: 'high',
    source: cis(5),
    matches: calls('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging', 'PutEventSelectors'),
  },
  {
    id: 'sign-in-elsewhere',
    title: 'a sign-in from an address where this person never was',
    severity: 'high',
    source: guardDuty,
    matches: (facts, seen, sandbox) => {
      const known = seen.addresses.get(facts.who);
      return signIn(facts, seen, sandbox) && !facts.failed && known !== undefined && !known.has(facts.address);
    },
  },
  {
    id: 'sign-in-without-mfa',
    title: 'a sign-in without MFA',
    severity: 'medium',
    source: cis(2),
    matches: (facts, seen, sandbox) =>
      signIn(facts, seen, sandbox) &&
      !facts.failed &&
      facts.type === 'IAMUser' &&
      textAt(facts.event, 'additionalEventData', 'MFAUsed') !== 'Yes',
  },
  {
    id: 'sign-in-failed',
    title: 'a sign-in that failed',
    severity: 'medium',
    source: cis(6),
    matches: (facts, seen, sandbox) => signIn(facts, seen, sandbox) && facts.failed,
  },
  {
    id: 'mfa-removed',
    title: 'an MFA device was taken away',
    severity: 'medium',
    source: practices,
    matches: calls('DeactivateMFADevice', 'DeleteVirtualMFADevice'),
  },
  {
    id: 'access-key-created',
    title: 'an access key was created',
    severity: 'medium',
    source: practices,
    matches: calls('CreateAccessKey'),
  },
  {
    id: 'password-set-for-another',
    title: 'somebody set the password of another user',
    severity: 'medium',
    source: guardDuty,
    matches: (facts) => /^(Create|Update)LoginProfile$/.test(facts.name) && !facts.failed && forAnother(facts),
  },
  {
    id: 'boundary-removed',
    title: 'a permissions boundary was taken away',
    severity: 'medium',
    source: 'IAM User Guide, access_policies_boundaries',
    matches: calls('DeleteUserPermissionsBoundary', 'DeleteRolePermissionsBoundary'),
  },
  {
    id: 'trust-changed',
    title: 'who may assume a role was changed',
    severity: 'medium',
    source: 'IAM User Guide, access_policies-cross-account-resource-access',
    matches: calls('UpdateAssumeRolePolicy'),
  },
  {
    id: 'identity-provider-changed',
    title: 'an identity provider was changed',
    severity: 'medium',
    source: 'IAM User Guide, id_roles_providers',
    matches: calls(
      'CreateSAMLProvider',
      'UpdateSAMLProvider',
      'DeleteSAMLProvider',
      'CreateOpenIDConnectProvider',
      'DeleteOpenIDConnectProvider',
      'UpdateOpenIDConnectProviderThumbprint',
      'AddClientIDToOpenIDConnectProvider',
    ),
  },
  {
    id: 'password-policy-changed',
    title: 'the password policy was changed',
    severity: 'low',
    source: guardDuty,
    matches: calls('UpdateAccountPasswordPolicy', 'DeleteAccountPasswordPolicy'),
  },
  {
    id: 'policy-changed',
    title: 'an IAM policy was changed',
    severity: 'low',
    source: cis(4),
    matches: calls(...policyChanges, 'CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion'),
  },
  {
    id: 'key-disabled',
    title: 'a KMS key was disabled or is to be deleted',
    severity: 'high',
    source: cis(7),
    matches: calls('DisableKey', 'ScheduleKeyDeletion'),
  },
  {
    id: 'bucket-policy-changed',
    title: 'who may use a bucket was changed',
    severity: 'medium',
    source: cis(8),
    matches: calls(
      'PutBucketPolicy',
      'DeleteBucketPolicy',
      'DeleteBucketPublicAccessBlock',
      'DeleteAccountPublicAccessBlock',
    ),
  },
  {
    id: 'config-changed',
    title: 'AWS Config was changed or stopped',
    severity: 'medium',
    source: cis(9),
    matches: calls('StopConfigurationRecorder', 'PutConfigurationRecorder', 'DeleteConfigRule'),
  },
  {
    id: 'organization-changed',
    title: 'the organization was changed',
    severity: 'medium',
    source: cis(15),
    matches: (facts, seen, sandbox) =>
      facts.service === 'organizations' &&
      calls(
        'AcceptHandshake',
        'AttachPolicy',
        'CreateAccount',
        'CreateOrganizationalUnit',
        'CreatePolicy',
        'DeclineHandshake',
        'DeleteOrganization',
        'DeleteOrganizationalUnit',
        'DeletePolicy',
        'DetachPolicy',
        'DisablePolicyType',
        'EnablePolicyType',
        'InviteAccountToOrganization',
        'LeaveOrganization',
        'MoveAccount',
        'RemoveAccountFromOrganization',
        'UpdatePolicy',
        'UpdateOrganizationalUnit',
      )(facts, seen, sandbox),
  },
  {
    id: 'denied',
    title: 'a call was denied',
    severity: 'low',
    source: cis(1),
    matches: ({ errorCode, name }) =>
      (/UnauthorizedOperation$/.test(errorCode) || errorCode.startsWith('AccessDenied')) && name !== 'HeadBucket',
  },
];
