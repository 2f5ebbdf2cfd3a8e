import { knownRegions } from '../../../catalogue/regions.ts';
import { matchesWildcard } from '../../wildcard.ts';

const known: ReadonlySet<string> = new Set(knownRegions);

/** True where the text, with or without wildcards, stands for a Region of AWS. */
export function isKnownRegion(text: string): boolean {
  if (!/[*?]/.test(text)) return known.has(text);
  return knownRegions.some((region) => matchesWildcard(text, region));
}
