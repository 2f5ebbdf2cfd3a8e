import { isAccountId, parseArn } from './arn.ts';

/** Why a text under the principal type `AWS` is refused; null for one that can make requests. */
export type PrincipalFault = 'form' | 'wildcard' | 'never';

const UNIQUE_ID = /^(AIDA|AROA|AGPA|AIPA|ANPA)[A-Z0-9]{12,}$/;
const ABLE: Readonly<Record<string, RegExp>> = {
  iam: /^(root$|user\/|role\/)/,
  sts: /^(assumed-role|federated-user)\//,
};

/** `*`, an account, a unique id or the ARN of a user, role, session or account (reference_policies_elements_principal). */
export function awsPrincipalFault(text: string): PrincipalFault | null {
  if (text === '*' || isAccountId(text) || UNIQUE_ID.test(text)) return null;
  const arn = parseArn(text);
  if (!arn) return 'form';
  if (/[*?]/.test(text)) return 'wildcard';
  const able = arn.service === 'iam' || arn.service === 'sts' ? ABLE[arn.service] : undefined;
  return able?.test(arn.resource) ? null : 'never';
}
