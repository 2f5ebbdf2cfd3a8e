import {
  addressOf,
  type ContextKeyRow,
  callerAccount,
  family,
  isoTime,
  issued,
  nameless,
  organizationOf,
  pathOf,
  principalTypes,
  regionOf,
  resourceTags,
  serviceOf,
  signed,
  sourceAccount,
} from './contextSituation.ts';
import { usualUserAgent } from './requestFacts.ts';

const globalKeys = 'IAM User Guide, reference_policies_condition-keys';
const variables = 'IAM User Guide, reference_policies_variables';
const iamKeys = 'IAM User Guide, reference_policies_iam-condition-keys';
const ec2Keys = 'Amazon EC2 User Guide, iam-policy-structure';
const s3Keys = 'Amazon S3 User Guide, amazon-s3-policy-keys';

/**
 * Every key that the account fills in. Keys of one call (`aws:RequestTag/…`, `iam:PassedToService` …) come with its
 * permissions; other names of these keys are filled from them.
 */
export const contextKeyRows: readonly ContextKeyRow[] = [
  {
    key: 'aws:PrincipalArn',
    present: 'for signed requests of users, roles and root users; for a session it is the ARN of the role',
    source: globalKeys,
    value: ({ identity }) => (nameless.has(identity.kind) ? undefined : (identity.roleArn ?? identity.arn)),
  },
  {
    key: 'aws:PrincipalAccount',
    present: 'always; `anonymous` without credentials',
    source: globalKeys,
    value: (situation) => (signed(situation) ? (callerAccount(situation) ?? undefined) : 'anonymous'),
  },
  {
    key: 'aws:PrincipalType',
    present: 'for every principal but services',
    source: variables,
    value: ({ identity }) => principalTypes[identity.kind],
  },
  {
    key: 'aws:userid',
    present: 'for every principal but services',
    source: variables,
    value: ({ identity }) => identity.userId || undefined,
  },
  {
    key: 'aws:username',
    present: 'for IAM users',
    source: variables,
    value: ({ identity }) =>
      identity.kind === 'user' ? (identity.user?.name ?? identity.arn.split('/').at(-1)) : undefined,
  },
  {
    key: 'aws:PrincipalTag/',
    present: 'for each tag of user or role, and of the session on top',
    source: globalKeys,
    value: ({ identity }) => family(identity.tags),
  },
  {
    key: 'aws:PrincipalOrgID',
    present: 'where the account of the caller is in an organization',
    source: globalKeys,
    value: (situation) => organizationOf(situation, callerAccount(situation))?.id,
  },
  {
    key: 'aws:PrincipalOrgPaths',
    present: 'where the account of the caller is in an organization',
    source: globalKeys,
    value: (situation) => pathOf(situation, callerAccount(situation)),
  },
  {
    key: 'aws:PrincipalIsAWSService',
    present: 'for signed requests',
    source: globalKeys,
    value: (situation) => (signed(situation) ? String(situation.identity.kind === 'service') : undefined),
  },
  {
    key: 'aws:PrincipalServiceName',
    present: 'where a service calls by itself',
    source: globalKeys,
    value: ({ identity }) => (identity.kind === 'service' ? identity.arn : undefined),
  },
  {
    key: 'aws:MultiFactorAuthPresent',
    present: 'with temporary credentials',
    source: globalKeys,
    value: ({ identity }) => (identity.temporary ? String(identity.mfaAt !== null) : undefined),
  },
  {
    key: 'aws:MultiFactorAuthAge',
    present: 'with temporary credentials that were got with MFA',
    source: globalKeys,
    value: ({ identity, facts }) =>
      identity.temporary && identity.mfaAt !== null
        ? String(Math.max(0, Math.floor((facts.time - identity.mfaAt) / 1000)))
        : undefined,
  },
  {
    key: 'aws:TokenIssueTime',
    present: 'with temporary credentials',
    source: globalKeys,
    value: (situation) => {
      const time = issued(situation);
      return time === null ? undefined : isoTime(time);
    },
  },
  {
    key: 'aws:SourceIdentity',
    present: 'in sessions that were given one',
    source: globalKeys,
    value: ({ identity }) => identity.session?.sourceIdentity ?? undefined,
  },
  {
    key: 'aws:SourceIp',
    present: 'unless the request comes through a VPC endpoint or from a service',
    source: globalKeys,
    value: addressOf,
  },
  {
    key: 'aws:SecureTransport',
    present: 'always',
    source: globalKeys,
    value: ({ facts }) => String(facts.secureTransport ?? true),
  },
  {
    key: 'aws:CurrentTime',
    present: 'always',
    source: globalKeys,
    value: ({ facts }) => isoTime(facts.time),
  },
  {
    key: 'aws:EpochTime',
    present: 'always',
    source: globalKeys,
    value: ({ facts }) => String(Math.floor(facts.time / 1000)),
  },
  {
    key: 'aws:RequestedRegion',
    present: 'always',
    source: globalKeys,
    value: regionOf,
  },
  {
    key: 'aws:UserAgent',
    present: 'always',
    source: globalKeys,
    value: ({ facts }) => facts.userAgent ?? usualUserAgent,
  },
  {
    key: 'aws:ViaAWSService',
    present: 'always; true where a service goes on with the permissions of its caller',
    source: globalKeys,
    value: () => 'false',
  },
  {
    key: 'aws:ResourceAccount',
    present: 'where the owner of the resource is known',
    source: globalKeys,
    value: ({ resourceAccount }) => resourceAccount ?? undefined,
  },
  {
    key: 'aws:ResourceOrgID',
    present: 'where the account of the resource is in an organization',
    source: globalKeys,
    value: (situation) => organizationOf(situation, situation.resourceAccount)?.id,
  },
  {
    key: 'aws:ResourceOrgPaths',
    present: 'where the account of the resource is in an organization',
    source: globalKeys,
    value: (situation) => pathOf(situation, situation.resourceAccount),
  },
  {
    key: 'aws:ResourceTag/',
    present: 'for each tag of the resource, or of the creation that makes it',
    source: globalKeys,
    value: resourceTags,
  },
  {
    key: 'iam:PermissionsBoundary',
    present: 'where the user or role that the call is about has a boundary, or the call sets one',
    source: iamKeys,
    value: ({ resource }) => resource.boundary ?? undefined,
  },
  {
    key: 'ec2:',
    present: 'for each attribute of the instance that the call is about',
    source: ec2Keys,
    value: (situation) => (serviceOf(situation) === 'ec2' ? situation.resource.attributes : undefined),
  },
  {
    key: 's3:ExistingObjectTag/',
    present: 'for each tag of the object',
    source: s3Keys,
    value: ({ resource }) => family(resource.objectTags),
  },
  {
    key: 'aws:AssumedRoot',
    present: 'in sessions of AssumeRoot',
    source: globalKeys,
    value: ({ identity }) => (identity.session?.of.type === 'root' && identity.session.of.task ? 'true' : undefined),
  },
  {
    key: 'aws:FederatedProvider',
    present: 'in role sessions that an identity provider vouched for',
    source: globalKeys,
    value: ({ identity }) => identity.session?.keys?.['aws:FederatedProvider'],
  },
  {
    key: 'ec2:SourceInstanceArn',
    present: 'with the credentials of an instance',
    source: globalKeys,
    value: ({ identity }) => identity.session?.keys?.['ec2:SourceInstanceArn'],
  },
  {
    key: 'ec2:RoleDelivery',
    present: 'with the credentials of an instance; the version of the metadata service that gave them',
    source: globalKeys,
    value: ({ identity }) => identity.session?.keys?.['ec2:RoleDelivery'],
  },
  {
    key: 'aws:SourceOrgID',
    present: 'where a service calls for a resource of an account that is in an organization',
    source: globalKeys,
    value: (situation) => organizationOf(situation, sourceAccount(situation))?.id,
  },
  {
    key: 'aws:SourceOrgPaths',
    present: 'where a service calls for a resource of an account that is in an organization',
    source: globalKeys,
    value: (situation) => pathOf(situation, sourceAccount(situation)),
  },
];
