import type { LintCheck } from '../lintCheck.ts';
import { keyChecks } from './keys.ts';
import { pairedKeyChecks } from './pairedKeys.ts';
import { passRoleChecks } from './passRole.ts';
import { principalChecks } from './principals.ts';
import { setOperatorChecks } from './setOperators.ts';
import { unsupportedTagChecks } from './unsupportedTags.ts';

/** Access that is wider than it looks. */
export const securityWarningChecks: readonly LintCheck[] = [
  ...principalChecks,
  ...setOperatorChecks,
  ...passRoleChecks,
  ...pairedKeyChecks,
  ...unsupportedTagChecks,
  ...keyChecks,
];
