import type { Severity } from '../../fault.ts';

interface DojoIssue {
  readonly code: string;
  readonly severity: Severity;
  /** What such a finding says of a policy, in one sentence. */
  readonly means: string;
}

/** What IAM Access Analyzer has no check for. */
export const dojoIssues: readonly DojoIssue[] = [
  {
    code: 'DOJO_ALLOW_WITH_NOT_ACTION',
    severity: 'security-warning',
    means: 'Allow + NotAction grants every other action, future ones too.',
  },
  {
    code: 'DOJO_PUBLIC_PRINCIPAL',
    severity: 'security-warning',
    means: 'Allow for every principal without any condition.',
  },
  {
    code: 'DOJO_MFA_KEY_ABSENT_WITH_ACCESS_KEYS',
    severity: 'security-warning',
    means: 'An MFA condition that requests signed with long-term access keys slip past.',
  },
  {
    code: 'DOJO_FOR_ALL_VALUES_WITHOUT_NULL_CHECK',
    severity: 'warning',
    means: 'ForAllValues in an Allow also holds for requests without the key.',
  },
  {
    code: 'DOJO_DENY_WITH_OPEN_VARIABLE',
    severity: 'security-warning',
    means: 'Deny on a resource with a variable denies nothing to callers without its value.',
  },
  {
    code: 'DOJO_NETWORK_DENY_BLOCKS_SERVICES',
    severity: 'warning',
    means: 'Deny by network also stops AWS services that act for the caller or by themselves.',
  },
  {
    code: 'DOJO_REGION_DENY_BLOCKS_GLOBAL_SERVICES',
    severity: 'warning',
    means: 'Deny by Region also stops global services, which count as us-east-1.',
  },
  {
    code: 'DOJO_DEAD_CONDITION',
    severity: 'warning',
    means: 'No action of the statement ever carries the condition key.',
  },
  {
    code: 'DOJO_ACTION_NEVER_MEETS_RESOURCE',
    severity: 'warning',
    means: 'The action works on other resources than the statement names.',
  },
  {
    code: 'DOJO_CONDITIONS_NEVER_HOLD_TOGETHER',
    severity: 'warning',
    means: 'Two conditions of a statement exclude each other.',
  },
  {
    code: 'DOJO_TOO_LONG_FOR_MANAGED_POLICY',
    severity: 'warning',
    means: 'Longer than a managed policy may be; only inline policies of roles are longer.',
  },
];
