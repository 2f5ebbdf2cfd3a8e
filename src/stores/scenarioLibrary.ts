import { readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../policy/fault.ts';
import { type LoadedScenario, loadScenario } from '../scenario/loadScenario.ts';
import { tracks } from '../scenario/tracks.ts';
import { contentHash } from '../training/contentHash.ts';
import { readText } from './durableFile.ts';

/** What the list of scenarios shows of one, as the build and packs keep it. */
export const scenarioListing = z.object({
  id: z.string(),
  slug: z.string(),
  /** Packs that were added by an older program do not tell it. */
  version: z.string().default('1.0.0'),
  title: z.string(),
  track: z.string(),
  difficulty: z.number(),
  minutes: z.number(),
  mode: z.string(),
  /** Relative to the program's folder. */
  file: z.string(),
  status: z.string(),
  topics: z.array(z.string()),
  teaches: z.array(z.string()),
  needs: z.array(z.string()),
  /** Name of the pack that it is from. */
  pack: z.string().exactOptional(),
});

/** What the list of scenarios shows of one. */
export type ScenarioListing = z.infer<typeof scenarioListing>;

const index = z.object({
  version: z.literal(1),
  files: z.record(
    z.string(),
    /** Bytes, and milliseconds of the last change: with both alike the content is not read for its hash. */
    z.object({ hash: z.string(), size: z.number(), changed: z.number(), listing: scenarioListing }),
  ),
});
type Index = z.infer<typeof index>;

/** A scenario file that cannot be used. */
export interface BrokenScenario {
  readonly file: string;
  readonly faults: readonly Fault[];
}

export interface Library {
  readonly listings: readonly ScenarioListing[];
  readonly broken: readonly BrokenScenario[];
}

/** Where the build leaves its index of the bundled scenarios. */
export function indexPath(root: string): string {
  return join(root, 'dist', 'scenarios.json');
}

/**
 * The bundled scenarios in order of track, difficulty and what they ask one to know. A file that the build's index knows with the same
 * content is not parsed again.
 */
export function scenarioLibrary(root: string): Library {
  const known = readIndex(root);
  const listings: ScenarioListing[] = [];
  const broken: BrokenScenario[] = [];
  for (const file of scenarioFiles(root)) {
    const path = join(root, file);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) continue;
    const entry = known?.files[file];
    if (entry !== undefined && isUnchanged(path, found, entry)) listings.push(entry.listing);
    else {
      const { scenario, faults } = readScenario(path);
      if (scenario === null) broken.push({ file, faults });
      else listings.push(scenarioListing.parse({ topics: [], ...scenario, file }));
    }
  }
  return { listings: listings.sort(byTrack), broken };
}

function isUnchanged(path: string, found: Stats, { hash, size, changed }: Index['files'][string]): boolean {
  return found.size === size && (found.mtimeMs === changed || contentHash(readText(path) ?? '') === hash);
}

const trackOrder: readonly string[] = tracks;

function byTrack(one: ScenarioListing, other: ScenarioListing): number {
  const tracks = trackOrder.indexOf(one.track) - trackOrder.indexOf(other.track);
  const easier = one.difficulty - other.difficulty || one.needs.length - other.needs.length;
  return tracks || easier || (one.slug < other.slug ? -1 : 1);
}

/** Each track has a folder of its own; what else lies beside them, such as worlds, is no scenario. */
function scenarioFiles(root: string): string[] {
  const folders = new Set(readdirSync(join(root, 'scenarios')));
  return tracks
    .filter((track) => folders.has(track))
    .flatMap((track) => readdirSync(join(root, 'scenarios', track)).map((name) => `scenarios/${track}/${name}`))
    .filter((file) => /\.ya?ml$/.test(file))
    .sort();
}

/** The index that the build writes, as text; broken scenarios are left out and found again when the program runs. */
export function indexText(root: string): string {
  const files: Index['files'] = {};
  for (const entry of scenarioLibrary(root).listings) {
    const path = join(root, entry.file);
    const { size, mtimeMs: changed } = statSync(path);
    files[entry.file] = { hash: contentHash(readText(path) ?? ''), size, changed, listing: entry };
  }
  return `${JSON.stringify({ version: 1, files })}\n`;
}

function readIndex(root: string): Index | null {
  const text = readText(indexPath(root));
  if (text === null) return null;
  try {
    return index.parse(JSON.parse(text));
  } catch {
    // Without a usable index every file is parsed, which gives the same list.
    return null;
  }
}

/** Reads a scenario file and the world file beside it; throws where the file itself cannot be read. */
export function readScenario(path: string): LoadedScenario {
  const text = readText(path);
  if (text === null) throw new Error(`there is no file ${path}`);
  return loadScenario(text, path, (name) => readText(resolve(dirname(path), name)) ?? undefined);
}

/** A bundled scenario by id or slug, a broken one by its file's name; the path is relative to the program's folder. */
export function bundledScenario(root: string, name: string): string | null {
  const { listings, broken } = scenarioLibrary(root);
  const found = listings.find((entry) => entry.id === name || entry.slug === name);
  return found?.file ?? broken.find(({ file }) => basename(file).replace(/\.ya?ml$/, '') === name)?.file ?? null;
}
