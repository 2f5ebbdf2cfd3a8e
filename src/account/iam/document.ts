import { malformedPolicy } from '../../policy/malformed.ts';
import type { ApiError } from '../call.ts';
import type { StoredPolicy } from '../sandbox.ts';
import { storedPolicy } from '../storedPolicy.ts';
import { fail } from './failures.ts';

/** Shape of the members that hold documents percent-encoded (RFC 3986), which the AWS CLI decodes. */
export const documentShape = 'policyDocumentType';

/** A document as it stands in answers. */
export const encodedDocument = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** Length of a document for quotas, which leave white space out: IAM User Guide, reference_iam-quotas. */
export const documentSize = (text: string): number => text.replace(/\s/g, '').length;

/** What is stored of a document, or AWS's refusal of it. */
export function readDocument(
  text: string,
  kind: 'identity' | 'trust',
): { readonly stored: StoredPolicy } | { readonly error: ApiError } {
  const message = malformedPolicy(text, kind);
  if (message !== null) return fail('policy.malformed', { Message: message });
  const stored = storedPolicy(text, kind);
  return stored ? { stored } : fail('policy.malformed', { Message: 'Syntax errors in policy.' });
}
