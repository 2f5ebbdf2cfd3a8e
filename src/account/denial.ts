import { accessDeniedMessage } from '../policy/accessDenied.ts';
import type { Decision } from '../policy/decision.ts';
import type { ApiError } from './call.ts';
import { encodedFailure } from './encodedFailure.ts';
import { fail } from './fail.ts';
import type { Permission } from './operation.ts';

/** How a service words a denial. */
type Wording = (decision: Decision, permission: Permission) => ApiError;

const inQuery: Wording = (decision, permission) =>
  fail('denied.query', { Message: accessDeniedMessage(decision, permission.named) }).error;

const inJson: Wording = (decision, permission) =>
  fail('denied.json', { Message: accessDeniedMessage(decision, permission.named) }).error;

const inRestJson: Wording = (decision, permission) =>
  fail('denied.rest-json', { Message: accessDeniedMessage(decision, permission.named) }).error;

/** S3 puts the ARN in quotes and tells outsiders nothing: Amazon S3 User Guide, troubleshoot-403-errors. */
const inS3: Wording = (decision, { resource }) => {
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
};

/** AWS's answer to a call that lacks a permission. */
export function denial(service: string, decision: Decision, permission: Permission): ApiError {
  return { ...(wordings[service] ?? inQuery)(decision, permission), decision };
}
