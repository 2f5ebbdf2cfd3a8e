import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import { closest } from '../policy/closest.ts';
import type { Fault } from '../policy/fault.ts';
import { type LoadedScenario, loadScenario } from '../scenario/loadScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { listedFile, playableScenarios, readListed } from '../stores/playableScenarios.ts';
import { readyScenario } from '../stores/readyScenario.ts';
import { bundledScenario, type ScenarioListing } from '../stores/scenarioLibrary.ts';
import type { CommandInput } from './command.ts';
import { InputError } from './inputError.ts';
import { readBeside, readInput } from './inputFile.ts';
import { savesOf } from './savesOf.ts';

/** What a person chose: the scenario with its file and the places in it. */
export interface ChosenFile {
  readonly scenario: Scenario;
  readonly file: string;
  readonly locate: LoadedScenario['locate'];
}

/** Who asks: scenarios of packs lie in the saves that options and environment name. */
export type Chooser = Pick<CommandInput, 'stdin' | 'options' | 'env'>;

/** The scenario that a person named by id, slug or file; an `InputError` with every fault where it cannot be played. */
export function chosenScenario(name: string, chooser: Chooser): Scenario {
  const listing = listingOf(name, savesOf(chooser));
  const ready = listing?.pack === undefined && listing ? readyScenario(packageRoot(), listing.file) : null;
  return ready ?? chosenFile(name, chooser).scenario;
}

function listingOf(name: string, saves: string): ScenarioListing | undefined {
  return playableScenarios(packageRoot(), saves).listings.find(({ id, slug }) => id === name || slug === name);
}

export function chosenFile(name: string, chooser: Chooser): ChosenFile {
  const saves = savesOf(chooser);
  const listing = listingOf(name, saves);
  if (listing?.pack !== undefined) return chosenOfPack(listing, saves);
  const file = listing ? join(packageRoot(), listing.file) : scenarioPath(name, saves);
  const text = readInput(file, chooser.stdin);
  return usable(
    file,
    loadScenario(text, file, (world) => readBeside(dirname(resolve(file)), world)),
  );
}

function chosenOfPack(listing: ScenarioListing, saves: string): ChosenFile {
  const file = listedFile(packageRoot(), saves, listing);
  const loaded = readListed(packageRoot(), saves, listing);
  if (loaded === null) throw new InputError(`${file} is gone; add the pack \`${listing.pack}\` again`);
  return usable(file, loaded);
}

function usable(file: string, { scenario, faults, locate }: LoadedScenario): ChosenFile {
  if (scenario !== null) return { scenario, file, locate };
  throw new InputError(faults.map((fault) => faultLine(file, fault)).join('\niam-dojo: '));
}

/** The file of a scenario that a person named by id, slug or file; `-` is standard input. */
export function scenarioPath(name: string, saves: string): string {
  const bundled = bundledScenario(packageRoot(), name);
  if (bundled !== null) return join(packageRoot(), bundled);
  if (name === '-' || existsSync(name)) return name;
  const { listings } = playableScenarios(packageRoot(), saves);
  const ofPack = listings.find(({ id, slug, pack }) => pack !== undefined && (id === name || slug === name));
  if (ofPack) return listedFile(packageRoot(), saves, ofPack);
  const slugs = listings.map(({ slug }) => slug);
  const near = closest(name, slugs);
  const advice = near === null ? '`iam-dojo scenarios` lists what there is' : `did you mean \`${near}\`?`;
  throw new InputError(`there is no scenario or file \`${name}\`; ${advice}`);
}

/** `file:line:column: message; advice`. */
export function faultLine(file: string, { message, advice, place }: Fault): string {
  const where = place === null ? '' : `:${place.line}:${place.column}`;
  return `${file}${where}: ${message}${advice === '' ? '' : `; ${advice}`}`;
}
