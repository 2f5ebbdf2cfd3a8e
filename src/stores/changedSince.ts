import type { Scenario } from '../scenario/scenario.ts';
import { pickVariants } from '../scenario/variants.ts';
import type { AttemptHeader } from './attemptFile.ts';
import { gradesAlike, versionLabel } from './gradesAlike.ts';
import { sameJson } from './sameJson.ts';

/** What keeps an attempt from being continued, as the beginning of a sentence; null where nothing does. */
export function changedSince({ title, version, unresolved }: Scenario, header: AttemptHeader): string | null {
  const then = header.scenario.version;
  if (!gradesAlike(then, version))
    return `${title} is graded in a new way since this attempt with version ${versionLabel(then)}`;
  const values = pickVariants(unresolved, header.seed);
  if (header.picked !== undefined && !sameJson(header.picked, values))
    return `${title} is made from other values since this attempt began`;
  return null;
}
