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

/** S3 puts the ARN in quotes and tells outsiders nothing: Amazon S3 User Guide, troubleshoot-403-errors. */
const inS3: Wording = (decision, { resource }) => {
  const { principal, resourceAccount } = decision.request;
  const outsider = principal === '*' || (resourceAccount !== undefined && !principal.includes(`:${resourceAccount}:`));
  const message = outsider ? 'Access Denied' : accessDeniedMessage(decision, `"${resource}"`);
  return fail('denied.query', { Message: message }).error;
};

/** Calls without a resource leave out the words on it, and the encoded message with them. */
const inEc2: Wording = (decision, { action, resource, named }) => {
  if (action.toLowerCase().startsWith('iam:')) return ec2Denial(decision, named);
  if (resource !== '*') return ec2Denial(decision, named);
  const message = accessDeniedMessage(decision).replace(' on resource: *', '');
  return fail('denied.ec2', { Message: message }).error;
};

function ec2Denial(decision: Decision, named: string | undefined): ApiError {
  const message = accessDeniedMessage(decision, named);
  const encoded = `Encoded authorization failure message: ${encodedFailure(decision)}`;
  return fail('denied.ec2', { Message: `${message}. ${encoded}` }).error;
}

const wordings: Readonly<Record<string, Wording>> = { s3: inS3, ec2: inEc2 };

/** AWS's answer to a call that lacks a permission. */
export function denial(service: string, decision: Decision, permission: Permission): ApiError {
  return { ...(wordings[service] ?? inQuery)(decision, permission), decision };
}
