import { dojoChecks } from './dojo/checks.ts';
import { errorChecks } from './errors/checks.ts';
import type { LintCheck } from './lintCheck.ts';
import { securityWarningChecks } from './securityWarnings/checks.ts';
import { suggestionChecks } from './suggestions/checks.ts';
import { warningChecks } from './warnings/checks.ts';

/** Every check beyond what the reader of policies tells by itself, hardest first. */
export const checks: readonly LintCheck[] = [
  ...errorChecks,
  ...securityWarningChecks,
  ...warningChecks,
  ...suggestionChecks,
  ...dojoChecks,
];
