import { describe, expect, it } from 'vitest';
import { managedPolicy, managedPolicyIndex } from '../../../src/catalogue/managedPolicies.ts';
import { errorsOf } from './errorsOf.ts';

/** Errors that AWS's own policies really have: most findings of each code, and why they are right. */
const known: Readonly<Record<string, readonly [most: number, why: string]>> = {
  INVALID_ACTION: [80, 'policies name actions that were retired, and some that are not published'],
  INVALID_SERVICE_IN_ACTION: [120, 'policies of retired services (AWS DeepRacer, AWS IoT 1-Click, …) are still there'],
  INVALID_ARN_RESOURCE: [80, 'ARNs such as `arn:aws:logs:*:*:/aws-glue/*` lack the resource type, and match nothing'],
  MISSING_ARN_ACCOUNT: [5, '`arn:aws:kms:*::*` matches no key'],
  INVALID_SERVICE_CONDITION_KEY: [8, 'keys of retired services, and `lakeformation:GlueARN`, which is not published'],
  INVALID_GLOBAL_CONDITION_KEY: [4, '`aws:PrincipalOrgMasterAccountId` is not published'],
  MISSING_QUALIFIER: [6, '`events:detail-type` is published as a key of several values'],
  UNSUPPORTED_ACTION_FOR_CONDITION_KEY: [40, 'statements put `ec2:Describe…` beside actions that have the key'],
};

describe('policy validation of the policies that AWS publishes', () => {
  it('finds only errors that these policies really have', { timeout: 60_000 }, () => {
    const counts = new Map<string, number>();
    const policies = managedPolicyIndex();
    for (const { arn } of policies) {
      for (const code of errorsOf(managedPolicy(arn)?.document ?? '', 'identity')) {
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
    expect(policies.length).toBeGreaterThan(1500);
    for (const [code, [most, why]] of Object.entries(known)) console.info(`${code}: at most ${most}: ${why}`);
    expect([...counts.keys()].filter((code) => !Object.hasOwn(known, code))).toEqual([]);
    expect([...counts].filter(([code, count]) => count > (known[code]?.[0] ?? 0))).toEqual([]);
  });
});
