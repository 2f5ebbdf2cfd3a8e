import { managedPolicy } from '../../catalogue/managedPolicies.ts';
import type { Policy } from '../../policy/document.ts';
import { parsePolicy } from '../../policy/parse.ts';
import { isEqual } from './tightPolicy.ts';

/** A policy that AWS publishes. */
export interface ManagedTwin {
  readonly name: string;
  readonly arn: string;
  readonly policy: Policy;
}

/** The first of some policies of AWS, by ARN, that allows just what this policy allows; null where none does. */
export function managedTwin(policy: Policy, arns: Iterable<string>): ManagedTwin | null {
  for (const arn of arns) {
    const found = managedPolicy(arn);
    const published = found && parsePolicy(found.document).policy;
    if (found && published && isEqual([published], [policy])) return { name: found.name, arn, policy: published };
  }
  return null;
}
