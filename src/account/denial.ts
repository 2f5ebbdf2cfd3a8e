import { accessDeniedMessage } from '../policy/accessDenied.ts';
import type { Decision } from '../policy/decision.ts';
import type { ApiError } from './call.ts';
import { encodedFailure } from './encodedFailure.ts';
import { fail } from './fail.ts';
import type { Permission } from './operation.ts';

/** How a service words a denial. */
type Wording = (decision: Decision, permission: Permission) => ApiError;

type Row = 'denied.query' | 'denied.json' | 'denied.rest-json';

const worded =
  (row: Row): Wording =>
  (decision, permission) =>
    fail(row, { Message: messageOf(decision, permission) }).error;

const inQuery = worded('denied.query');
const inJson = worded('denied.json');
const inRestJson = worded('denied.rest-json');

/** Calls of other services may lack a permission on a key. */
const messageOf = (decision: Decision, permission: Permission): string =>
  permission.action.startsWith('kms:') ? keyMessage(decision) : accessDeniedMessage(decision, permission.named);

/** How KMS names the key, and what it says to callers of other accounts (AWS KMS Developer Guide, policy-evaluation). */
function keyMessage(decision: Decision): string {
  const { action, resource } = decision.request;
  const unnamed = action === 'kms:Decrypt' ? 'the resource associated with this ciphertext' : 'this resource';
  const byKey = decision.decidedBy === 'resource' && isOutsider(decision);
  if (action !== 'kms:Decrypt' && !byKey) return accessDeniedMessage(decision);
  const named = accessDeniedMessage(decision).replace(` on resource: ${resource}`, ` on ${unnamed}`);
  return byKey ? named.replace(/ (because|with an explicit deny) .*$/s, ` ${hiddenReason}`) : named;
}

const hiddenReason =
  'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';

/** SQS writes actions in lower case. */
const inSqs: Wording = (decision, permission) => {
  const { action } = decision.request;
  return fail('denied.query', { Message: messageOf(decision, permission).replaceAll(action, action.toLowerCase()) })
    .error;
};

/** SNS has a code and a spelling of its own. */
const inSns: Wording = (decision, permission) => {
  const { action } = decision.request;
  const spelled = action.replace(/^sns:/, 'SNS:');
  return fail('denied.sns', { Message: messageOf(decision, permission).replaceAll(action, spelled) }).error;
};

/** S3 puts the ARN in quotes and tells outsiders nothing: Amazon S3 User Guide, troubleshoot-403-errors. */
const inS3: Wording = (decision, permission) => {
  const { resource } = permission;
  if (permission.action.startsWith('kms:')) return inQuery(decision, permission);
  const named =
    resource === '*' || resource === 'arn:aws:s3:::*'
      ? withoutResource(decision)
      : accessDeniedMessage(decision, `"${resource}"`);
  return fail('denied.query', { Message: isOutsider(decision) ? 'Access Denied' : named }).error;
};

/** Callers of the account and of its organization are told why. */
function isOutsider({ request: { principal, resourceAccount, context } }: Decision): boolean {
  if (principal === '*') return true;
  const sameOrganization =
    context['aws:ResourceOrgID'] !== undefined && context['aws:ResourceOrgID'] === context['aws:PrincipalOrgID'];
  return !sameOrganization && resourceAccount !== undefined && !principal.includes(`:${resourceAccount}:`);
}

/** Actions without a resource: the words on it are left out. */
const withoutResource = (decision: Decision): string =>
  accessDeniedMessage(decision).replace(` on resource: ${decision.request.resource}`, '');

/** Where a resource was checked, EC2 adds an encoded message for `sts:DecodeAuthorizationMessage`. */
const inEc2: Wording = (decision, { resource, named }) => {
  if (resource === '*') return fail('denied.ec2', { Message: withoutResource(decision) }).error;
  const encoded = `Encoded authorization failure message: ${encodedFailure(decision)}`;
  return fail('denied.ec2', { Message: `${accessDeniedMessage(decision, named)}. ${encoded}` }).error;
};

const wordings: Readonly<Record<string, Wording>> = {
  s3: inS3,
  ec2: inEc2,
  organizations: inJson,
  'sso-admin': inJson,
  identitystore: inJson,
  accessanalyzer: inRestJson,
  s3control: inS3,
  sqs: inSqs,
  sns: inSns,
  lambda: inRestJson,
  scheduler: inRestJson,
  kms: inJson,
  secretsmanager: inJson,
  ssm: inJson,
  dynamodb: inJson,
  cloudtrail: inJson,
  events: inJson,
  config: inJson,
  logs: inJson,
};

/** AWS's answer to a call that lacks a permission. */
export function denial(service: string, decision: Decision, permission: Permission): ApiError {
  return { ...(wordings[service] ?? inQuery)(decision, permission), decision };
}
