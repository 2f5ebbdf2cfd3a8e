import { type ManagedPolicySummary, managedPolicy, managedPolicyIndex } from '../../catalogue/managedPolicies.ts';
import { managedPolicyPage } from './documentationPages.ts';

/** An AWS managed policy as the reference shows it. */
export interface PolicyFacts extends ManagedPolicySummary {
  /** Compact JSON text. */
  readonly document: string;
  readonly page: string;
}

/** The AWS managed policy with a name. */
export function policyFacts(name: string): PolicyFacts | undefined {
  const summary = managedPolicyIndex().find((one) => one.name === name);
  const policy = summary && managedPolicy(summary.arn);
  return policy && { ...policy, page: managedPolicyPage(name) };
}
