import type { LintCheck } from '../lintCheck.ts';
import { addressChecks } from './addresses.ts';
import { emptyConditionChecks } from './emptyConditions.ts';
import { emptyElementChecks } from './emptyElements.ts';
import { keyChecks } from './keys.ts';
import { redundancyChecks } from './redundancies.ts';
import { unsupportedTagChecks } from './unsupportedTags.ts';
import { wildcardChecks } from './wildcards.ts';

/** What could be written better without changing what the policy does. */
export const suggestionChecks: readonly LintCheck[] = [
  ...emptyElementChecks,
  ...emptyConditionChecks,
  ...addressChecks,
  ...redundancyChecks,
  ...wildcardChecks,
  ...unsupportedTagChecks,
  ...keyChecks,
];
