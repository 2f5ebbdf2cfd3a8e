import type { JsonObject } from '../call.ts';
import { policyArn } from './arns.ts';
import type { Organization, OrganizationPolicy } from './organization.ts';
import { awsPolicies } from './policyTypes.ts';

/** A policy without its content. */
export const policySummary = (organization: Organization, policy: OrganizationPolicy): JsonObject => ({
  Id: policy.id,
  Arn: policyArn(organization, policy),
  Name: policy.name,
  Description: policy.description,
  Type: policy.type,
  AwsManaged: awsPolicies.has(policy.id),
});
