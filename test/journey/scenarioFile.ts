import { join } from 'node:path';
import { readScenario, scenarioLibrary } from '../../src/stores/scenarioLibrary.ts';
import { root } from './terminal.ts';

/** A file that a bundled scenario puts into the console's folder. */
export function scenarioFile(slug: string, name: string): string {
  const listing = scenarioLibrary(root).listings.find((entry) => entry.slug === slug);
  const text = listing && readScenario(join(root, listing.file)).scenario?.files?.[name];
  if (typeof text !== 'string') throw new Error(`${slug} has no file ${name}`);
  return text;
}
