import type { LintCheck } from '../lintCheck.ts';

export const securityWarningChecks: readonly LintCheck[] = [];
