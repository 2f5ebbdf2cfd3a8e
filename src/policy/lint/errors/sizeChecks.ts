import type { PolicyKind } from '../../policyKind.ts';
import type { LintCheck } from '../lintCheck.ts';

/** A check of the length that AWS Organizations allows (AWS Organizations User Guide, orgs_reference_limits). */
function row(code: string, kind: PolicyKind, called: string, quota: number): LintCheck {
  return {
    code,
    severity: 'error',
    kinds: [kind],
    *check({ characters }) {
      if (characters <= quota) return;
      yield {
        path: [],
        message: `the policy has ${characters} characters; ${called} may have ${quota}`,
        advice: 'split it into several policies, or use wildcards for what belongs together',
      };
    },
  };
}

export const sizeChecks: readonly LintCheck[] = [
  row('POLICY_SIZE_EXCEEDS_SCP_QUOTA', 'scp', 'a service control policy', 10_240),
  row('POLICY_SIZE_EXCEEDS_RCP_QUOTA', 'rcp', 'a resource control policy', 5_120),
];
