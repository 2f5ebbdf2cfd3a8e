import type { LintCheck } from '../lintCheck.ts';

export const errorChecks: readonly LintCheck[] = [];
