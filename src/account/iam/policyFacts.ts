import { managedPolicy, managedPolicyIndex } from '../../catalogue/managedPolicies.ts';
import type { JsonObject } from '../call.ts';
import { nextId, seedOf } from '../generator.ts';
import { isoTime } from '../isoTime.ts';
import { customerPolicyByArn } from '../policyByArn.ts';
import type { Account, CustomerPolicy, Tags } from '../sandbox.ts';
import type { PolicyUsage } from './policyUsage.ts';
import { tagsOutput } from './tagList.ts';

/** What the answers tell of a managed policy, whether the account's own or AWS's. */
export interface PolicyFacts {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly defaultVersion: string;
  readonly description: string;
  /** ISO 8601. */
  readonly created: string;
  readonly updated: string;
  readonly tags: Tags;
}

export const customerFacts = (policy: CustomerPolicy): PolicyFacts => ({
  ...policy,
  created: isoTime(policy.created),
  updated: isoTime(policy.updated),
});

/** AWS publishes no ids with its policies: ours hang on the ARN. Descriptions are left out. */
const publishedFacts = (policy: ReturnType<typeof managedPolicyIndex>[number]): PolicyFacts => ({
  name: policy.name,
  id: nextId(seedOf(policy.arn), 'ANPA')[0],
  arn: policy.arn,
  path: policy.path,
  defaultVersion: policy.versionId,
  description: '',
  created: policy.createDate,
  updated: policy.updateDate,
  tags: [],
});

/** A managed policy by ARN; null where there is none. */
export function policyFacts(account: Account, arn: string): PolicyFacts | null {
  const own = customerPolicyByArn(account, arn);
  if (own) return customerFacts(own);
  const published = managedPolicy(arn);
  return published ? publishedFacts(published) : null;
}

/** Managed policies of a scope. */
export function policiesOf(account: Account, scope: string): readonly PolicyFacts[] {
  return [
    ...(scope === 'AWS' ? [] : [...account.policies.values()].map(customerFacts)),
    ...(scope === 'Local' ? [] : managedPolicyIndex().map(publishedFacts)),
  ];
}

const identityMembers = (policy: PolicyFacts, usage: PolicyUsage): JsonObject => ({
  PolicyName: policy.name,
  PolicyId: policy.id,
  Arn: policy.arn,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersion,
  AttachmentCount: usage.attached,
  PermissionsBoundaryUsageCount: usage.boundaries,
  IsAttachable: true,
});

const dates = ({ created, updated }: PolicyFacts): JsonObject => ({ CreateDate: created, UpdateDate: updated });

/** A policy as lists show it: without description and tags. */
export const policySummary = (policy: PolicyFacts, usage: PolicyUsage): JsonObject => ({
  ...identityMembers(policy, usage),
  ...dates(policy),
});

export const policyOutput = (policy: PolicyFacts, usage: PolicyUsage): JsonObject => ({
  ...identityMembers(policy, usage),
  ...(policy.description === '' ? {} : { Description: policy.description }),
  ...dates(policy),
  Tags: tagsOutput(policy.tags),
});
