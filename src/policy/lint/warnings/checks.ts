import type { LintCheck } from '../lintCheck.ts';

export const warningChecks: readonly LintCheck[] = [];
