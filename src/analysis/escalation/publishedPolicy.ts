import { managedPolicy } from '../../catalogue/managedPolicies.ts';
import type { Policy } from '../../policy/document.ts';
import { parsePolicy } from '../../policy/parse.ts';

const known = new Map<string, Policy | null>();

/** A managed policy of AWS, always the same object; null where there is none. */
export function publishedPolicy(arn: string): Policy | null {
  const remembered = known.get(arn);
  if (remembered !== undefined) return remembered;
  const document = managedPolicy(arn)?.document;
  const policy = document === undefined ? null : parsePolicy(document, 'identity').policy;
  known.set(arn, policy);
  return policy;
}
