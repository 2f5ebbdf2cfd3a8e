import { describe, expect, it } from 'vitest';
import { managedPolicy, managedPolicyIndex } from '../../../src/catalogue/managedPolicies.ts';
import { type Finding, lintPolicy } from '../../../src/policy/lint/lintPolicy.ts';

const arns = new Map(managedPolicyIndex().map(({ name, arn }) => [name, arn]));

/** All findings that are no errors, by the policy's name. */
function findingsOf(name: string): readonly Finding[] {
  const document = managedPolicy(arns.get(name) ?? '')?.document;
  if (document === undefined) throw new Error(`there is no AWS managed policy ${name}`);
  return lintPolicy(document, { kind: 'identity' }).filter(({ severity }) => severity !== 'error');
}

/**
 * Answers of `ValidatePolicy` on AWS managed policies as published by zoph-io/MAMIP: codes with the number of the
 * statement. Only policies that have not changed in what the answers speak of.
 */
const recorded: Readonly<Record<string, readonly string[]>> = {
  AIDevOpsAgentAccessPolicy: ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', 'REDUNDANT_RESOURCE 2'],
  AIOpsAssistantPolicy: ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', 'REDUNDANT_RESOURCE 2', 'TYPE_MISMATCH 1'],
  AWSBackupAccessPointOperatorAccess: ['EQUIVALENT_TO_NULL_FALSE 4'],
  AWSBackupServiceRolePolicyForBackup: ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA'],
  AWSBatchFullAccess: ['REDUNDANT_ACTION 0'],
  AWSDeepRacerFullAccess: ['REDUNDANT_RESOURCE 1'],
  AWSEC2SpotFleetServiceRolePolicy: ['EQUIVALENT_TO_NULL_FALSE 3'],
  AWSEC2VssSnapshotPolicy: ['EQUIVALENT_TO_NULL_FALSE 1', 'EQUIVALENT_TO_NULL_FALSE 4', 'EQUIVALENT_TO_NULL_FALSE 7'],
  AWSElasticBeanstalkRoleCore: ['REDUNDANT_RESOURCE 6'],
  AWSElasticBeanstalkService: ['PASS_ROLE_WITH_STAR_IN_RESOURCE 6', 'REDUNDANT_RESOURCE 3'],
  AWSElasticDisasterRecoveryConsoleFullAccess_v2: ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA'],
  AWSGlueConsoleFullAccess: ['REDUNDANT_RESOURCE 1'],
  AWSGlueDataBrewServiceRole: ['EQUIVALENT_TO_NULL_FALSE 4'],
  AWSMarketplaceFullAccess: ['REDUNDANT_ACTION 0'],
  AWSMigrationHubOrchestratorServiceRolePolicy: ['REDUNDANT_RESOURCE 8'],
  AWSSupplyChainFederationAdminAccess: ['EQUIVALENT_TO_NULL_FALSE 1', 'TYPE_MISMATCH 17', 'TYPE_MISMATCH 18'],
  AdministratorAccess: [
    'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE 0',
    'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE 0',
  ],
  AmazonEKSLoadBalancingPolicy: ['ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE 8'],
  PowerUserAccess: ['CREATE_SLR_WITH_STAR_IN_RESOURCE 1'],
  SupportUser: ['REDUNDANT_ACTION 0'],
};

function shortOf({ code, path }: Finding): string {
  return path[1] === undefined ? code : `${code} ${path[1]}`;
}

/** Findings of all AWS managed policies: each kind was read through and compared with AWS's pages and answers. */
const counts = {
  ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE: 9,
  CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE: 3,
  CREATE_SLR_WITH_STAR_IN_RESOURCE: 3,
  DOJO_ACTION_NEVER_MEETS_RESOURCE: 3,
  DOJO_ALLOW_WITH_NOT_ACTION: 2,
  DOJO_FOR_ALL_VALUES_WITHOUT_NULL_CHECK: 46,
  DOJO_TOO_LONG_FOR_MANAGED_POLICY: 41,
  EQUIVALENT_TO_NULL_FALSE: 120,
  FORALLVALUES_WITH_SINGLE_VALUED_KEY: 2,
  PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE: 3,
  PASS_ROLE_WITH_STAR_IN_RESOURCE: 13,
  POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA: 40,
  REDUNDANT_ACTION: 54,
  REDUNDANT_RESOURCE: 168,
  STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS: 17,
  TYPE_MISMATCH: 52,
};

describe('the AWS managed policies', () => {
  it.each(Object.entries(recorded))('%s gives what AWS answered', (name, expected) => {
    const own = findingsOf(name).filter(({ code }) => !code.startsWith('DOJO_'));
    expect([...new Set(own.map(shortOf))].sort()).toEqual(expected);
  });

  it('give the findings that were read through, and no more', () => {
    const found: Record<string, number> = {};
    for (const name of arns.keys()) {
      for (const { code } of findingsOf(name)) found[code] = (found[code] ?? 0) + 1;
    }
    expect(found).toEqual(counts);
  });
});
