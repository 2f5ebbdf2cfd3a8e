import { resolve } from 'node:path';
import type { Fault } from '../policy/fault.ts';
import type { LoadedScenario } from '../scenario/loadScenario.ts';
import { installedPacks, packsFolder, readPackScenario } from './packs.ts';
import { type Library, readScenario, type ScenarioListing, scenarioLibrary } from './scenarioLibrary.ts';

/**
 * The bundled scenarios, then those of packs. A pack's scenario whose slug another one has goes by `pack/slug`; one
 * whose id another has is not played, because progress hangs on the id.
 */
export function playableScenarios(root: string, saves: string): Library {
  const { listings, broken } = scenarioLibrary(root);
  const { packs, damaged } = installedPacks(saves);
  const all = [...listings];
  for (const { name, scenarios } of packs) {
    for (const listing of scenarios) {
      if (all.some(({ id }) => id === listing.id)) continue;
      const slug = all.some((one) => one.slug === listing.slug) ? `${name}/${listing.slug}` : listing.slug;
      all.push({ ...listing, slug, pack: name });
    }
  }
  const unread = damaged.map((name) => ({ file: `packs/${name}.json`, faults: [damagedPack(name)] }));
  return { listings: all, broken: [...broken, ...unread] };
}

function damagedPack(name: string): Fault {
  return {
    code: 'PACK_DAMAGED',
    severity: 'error',
    message: `the pack \`${name}\` is damaged`,
    advice: 'add it again',
    path: [],
    place: null,
  };
}

/** Reads the scenario of a listing under the slug of the list; null where its file is gone. */
export function readListed(root: string, saves: string, listing: ScenarioListing): LoadedScenario | null {
  const pack = installedPacks(saves).packs.find(({ name }) => name === listing.pack);
  if (listing.pack === undefined) return readScenario(resolve(root, listing.file));
  const loaded = pack === undefined ? null : readPackScenario(saves, pack, listing.file);
  if (loaded === null || loaded.scenario === null) return loaded;
  return { ...loaded, scenario: { ...loaded.scenario, slug: listing.slug } };
}

/** Where the file of a listing lies. */
export function listedFile(root: string, saves: string, listing: ScenarioListing): string {
  const pack = installedPacks(saves).packs.find(({ name }) => name === listing.pack);
  return pack === undefined ? resolve(root, listing.file) : resolve(packsFolder(saves), pack.folder, listing.file);
}
