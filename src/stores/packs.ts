import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type LoadedScenario, loadScenario } from '../scenario/loadScenario.ts';
import { toolVersion } from '../training/toolVersion.ts';
import { isMissing, readText, replaceText } from './durableFile.ts';
import { insidePack, type VettedPack } from './packsVetted.ts';
import { scenarioListing } from './scenarioLibrary.ts';

export const packName = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const stored = z.object({
  version: z.literal(1),
  name: z.string().max(40).regex(packName),
  /** Where it came from: a folder or an address. */
  source: z.string(),
  commit: z.string().nullable(),
  /** Wall clock, ISO 8601. */
  added: z.string(),
  /** Folder of its files beside this document. */
  folder: z.string().regex(/^[a-z0-9-]+\.[a-z0-9]+$/),
  /** Version of the program that read the scenarios. */
  tool: z.string(),
  scenarios: z.array(scenarioListing),
});

/** Somebody else's scenarios as they were taken over. */
export type Pack = z.infer<typeof stored>;

/** Folder of all packs below the saves. */
export function packsFolder(saves: string): string {
  return join(saves, 'packs');
}

/** The packs that are there, by name; a damaged document is named instead. */
export function installedPacks(saves: string): {
  readonly packs: readonly Pack[];
  readonly damaged: readonly string[];
} {
  const names = namesIn(packsFolder(saves)).filter((name) => name.endsWith('.json'));
  const read = names.map((name) => ({ name, pack: readPack(join(packsFolder(saves), name)) }));
  return {
    packs: read.flatMap(({ pack }) => pack ?? []),
    damaged: read.flatMap(({ name, pack }) => (pack === null ? [name.replace(/\.json$/, '')] : [])),
  };
}

function readPack(path: string): Pack | null {
  try {
    return stored.parse(JSON.parse(readText(path) ?? ''));
  } catch {
    // Adding the pack again mends it; until then it is told as damaged.
    return null;
  }
}

/**
 * Puts a pack in place of what was there by its name. Its files lie in a folder of their own that the document names,
 * so that whoever is interrupted leaves the old pack or the new one.
 */
export function keepPack(
  saves: string,
  about: { readonly name: string; readonly source: string; readonly commit: string | null; readonly added: string },
  { files, scenarios }: VettedPack,
): Pack {
  const packs = packsFolder(saves);
  const folder = `${about.name}.${Date.parse(about.added).toString(36)}${process.pid.toString(36)}`;
  for (const [path, bytes] of files) {
    const target = join(packs, folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes, { mode: 0o600, flush: true });
  }
  const pack: Pack = { version: 1, ...about, folder, tool: toolVersion, scenarios: [...scenarios] };
  replaceText(join(packs, `${about.name}.json`), `${JSON.stringify(pack, null, 2)}\n`);
  sweep(saves);
  return pack;
}

/** False where there is no pack of that name. */
export function removePack(saves: string, name: string): boolean {
  const document = join(packsFolder(saves), `${name}.json`);
  if (!packName.test(name) || readText(document) === null) return false;
  rmSync(document);
  sweep(saves);
  return true;
}

/** Removes files that no document names: of packs that were replaced, removed or never finished. */
function sweep(saves: string): void {
  const used = new Set(installedPacks(saves).packs.map(({ folder }) => folder));
  for (const name of namesIn(packsFolder(saves))) {
    if (name.includes('.') && !name.startsWith('writer.lock') && !name.endsWith('.json') && !used.has(name))
      rmSync(join(packsFolder(saves), name), { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    // Saves that lie below a file are refused where something is to be written.
    if (isMissing(error) || (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

/** Reads a scenario of a pack, null where it is gone; whatever it names is looked for inside the pack only. */
export function readPackScenario(saves: string, { folder }: Pack, file: string): LoadedScenario | null {
  const root = join(packsFolder(saves), folder);
  const files = { get: (path: string) => bytesOf(root, path) };
  const text = insidePack(files, '', new Map())(file);
  return text === undefined ? null : loadScenario(text, join(root, file), insidePack(files, file, new Map()));
}

function bytesOf(root: string, path: string): Uint8Array | undefined {
  const text = path.startsWith('..') ? null : readText(join(root, path));
  return text === null ? undefined : Buffer.from(text);
}
