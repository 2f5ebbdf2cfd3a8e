import type { LintCheck } from '../lintCheck.ts';

export const suggestionChecks: readonly LintCheck[] = [];
