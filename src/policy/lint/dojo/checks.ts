import type { LintCheck } from '../lintCheck.ts';
import { contradictionChecks } from './contradictions.ts';
import { grantChecks } from './grants.ts';
import { networkChecks } from './networks.ts';
import { reachChecks } from './reach.ts';
import { sizeChecks } from './sizes.ts';

/** What IAM Access Analyzer does not look for. */
export const dojoChecks: readonly LintCheck[] = [
  ...grantChecks,
  ...networkChecks,
  ...reachChecks,
  ...contradictionChecks,
  ...sizeChecks,
];
