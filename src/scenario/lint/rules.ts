import { catalogueRules } from './catalogueRules.ts';
import { courseRules } from './courseRules.ts';
import { hintRules } from './hintRules.ts';
import type { LintRule } from './lintRule.ts';
import { nameRules } from './nameRules.ts';
import { proofRules } from './proofRules.ts';
import { safetyRules } from './safetyRules.ts';
import { sourceRules } from './sourceRules.ts';
import { textRules } from './textRules.ts';
import { variantRules } from './variantRules.ts';
import { worldRules } from './worldRules.ts';

/** Rules that may hold for one seed and not for another. */
const varying = [...textRules, ...nameRules, ...catalogueRules, ...proofRules, ...hintRules, ...worldRules];

/** Every rule that looks at a scenario which can be played. */
export const lintRules: readonly LintRule[] = [
  ...courseRules,
  ...varying,
  ...variantRules(varying),
  ...sourceRules,
  ...safetyRules,
];
