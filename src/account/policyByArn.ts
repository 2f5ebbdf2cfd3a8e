import { managedPolicy, managedPolicyIndex } from '../catalogue/managedPolicies.ts';
import type { Account, CustomerPolicy, StoredPolicy } from './sandbox.ts';
import { storedPolicy } from './storedPolicy.ts';

/** A managed policy with its default version. */
export interface PolicyInUse extends StoredPolicy {
  readonly name: string;
  readonly arn: string;
}

/** The customer managed policy of an account with this ARN; the path must be right. */
export function customerPolicyByArn(account: Account, arn: string): CustomerPolicy | null {
  const policy = account.policies.get(arn.slice(arn.lastIndexOf('/') + 1).toLowerCase());
  return policy?.arn === arn ? policy : null;
}

/** The policy in force under an ARN, managed by the account or by AWS. */
export function policyByArn(account: Account, arn: string): PolicyInUse | null {
  const own = customerPolicyByArn(account, arn);
  if (own) {
    const version = own.versions.find(({ id }) => id === own.defaultVersion);
    return version ? { name: own.name, arn, text: version.text, policy: version.policy } : null;
  }
  const published = managedPolicy(arn);
  const stored = published && storedPolicy(published.document, 'identity');
  return published && stored ? { name: published.name, arn, ...stored } : null;
}

/** ARN of the AWS managed policy with a name. */
export function managedArnOf(name: string): string | null {
  return managedPolicyIndex().find((policy) => policy.name === name)?.arn ?? null;
}
