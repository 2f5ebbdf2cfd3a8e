import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import type { Around, Neighbour } from '../scenario/lint/lintRule.ts';
import { isMapping } from '../scenario/overlay.ts';
import { readTopics, topicsFile } from '../scenario/topics.ts';
import { tracks } from '../scenario/tracks.ts';
import { readYaml } from '../scenario/yamlText.ts';
import { scenarioLibrary } from '../stores/scenarioLibrary.ts';
import { readBeside } from './inputFile.ts';

/** Files of one folder of scenarios that are looked at. */
const most = 1000;

/** What lies around a scenario file: the scenarios kept with it and the bundled ones, its last commit, a licence. */
export function aroundFile(file: string, today = new Date().toISOString().slice(0, 10)): Around {
  if (file === '-') return { today, topics: topicsIn(bundledFolder()) };
  const path = resolve(file);
  const folder = courseFolder(path);
  const beside = readTopicsOf(folder) ?? topicsIn(bundledFolder());
  return {
    neighbours: neighboursOf(path, folder),
    committed: committedId(path),
    today,
    topics: beside,
    licensed: licensedAbove(dirname(path)),
  };
}

const bundledFolder = (): string => join(packageRoot(), 'scenarios');

/** The folder that holds the folders of tracks, or the one that the file lies in. */
function courseFolder(path: string): string {
  const folder = dirname(path);
  const isTrack = tracks.some((track) => track === basename(folder));
  return isTrack ? dirname(folder) : folder;
}

function neighboursOf(path: string, folder: string): Neighbour[] {
  const own = folder === bundledFolder() ? [] : yamlFiles(folder).flatMap(neighbourIn);
  return [...own, ...bundledNeighbours()].filter((one) => resolve(one.file) !== path);
}

let bundled: readonly Neighbour[] | null = null;

/** The program's own scenarios, which stay as they are while it runs. */
function bundledNeighbours(): readonly Neighbour[] {
  bundled ??= scenarioLibrary(packageRoot()).listings.map((listing) => ({
    ...listing,
    file: join(packageRoot(), listing.file),
  }));
  return bundled;
}

function yamlFiles(folder: string): string[] {
  const isYaml = (name: string) => /\.ya?ml$/.test(name) && name !== topicsFile;
  const inFolder = (path: string) =>
    existsSync(path) ? readdirSync(path).flatMap((name) => (isYaml(name) ? [join(path, name)] : [])) : [];
  return [folder, ...tracks.map((track) => join(folder, track))].flatMap(inFolder).slice(0, most);
}

/** As much of a file as can be read; a broken one has its own findings. */
function neighbourIn(file: string): Neighbour[] {
  const value = readYaml(readBeside(dirname(file), basename(file)) ?? '').value;
  if (!isMapping(value) || typeof value.id !== 'string' || typeof value.slug !== 'string') return [];
  const { id, slug, status, teaches, needs } = value;
  return [{ id, slug, file, status: String(status), teaches: textsOf(teaches), needs: textsOf(needs) }];
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

const topicsIn = (folder: string): readonly string[] => readTopicsOf(folder) ?? [];

function readTopicsOf(folder: string): readonly string[] | undefined {
  const text = readBeside(folder, topicsFile);
  return text === undefined
    ? undefined
    : readTopics(text).groups.flatMap((group) => group.topics.map((topic) => topic.id));
}

/** Null where there is no Git, no repository, or no commit of the file. */
function committedId(path: string): { readonly id: string } | null {
  try {
    const text = execFileSync('git', ['show', `HEAD:./${basename(path)}`], {
      cwd: dirname(path),
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5000,
    });
    const value = readYaml(text).value;
    return isMapping(value) && typeof value.id === 'string' ? { id: value.id } : null;
  } catch {
    return null;
  }
}

/** A licence beside the file or in a folder above it, up to the root of its repository. */
function licensedAbove(folder: string): boolean {
  const isLicence = (name: string) => /^(?:licen[cs]e|copying)\b/i.test(name);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() && readdirSync(folder).some(isLicence)) return true;
  const outer = dirname(folder);
  return outer !== folder && !existsSync(join(folder, '.git')) && licensedAbove(outer);
}
