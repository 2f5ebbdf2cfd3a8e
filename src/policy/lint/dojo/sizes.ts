import type { LintCheck } from '../lintCheck.ts';

/** Characters of a managed policy and of all inline policies of a role (IAM User Guide, reference_iam-quotas). */
const MANAGED = 6_144;
const INLINE = 10_240;

export const sizeChecks: readonly LintCheck[] = [
  {
    code: 'DOJO_TOO_LONG_FOR_MANAGED_POLICY',
    severity: 'warning',
    kinds: ['identity'],
    check: ({ characters }) => {
      if (characters <= MANAGED || characters > INLINE) return [];
      const message = `the policy has ${characters} characters, a managed policy takes ${MANAGED}`;
      return [{ path: [], message, advice: 'split it; only inline policies of roles may be longer' }];
    },
  },
];
