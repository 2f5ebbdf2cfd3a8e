import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import { closest } from '../policy/closest.ts';
import type { Fault } from '../policy/fault.ts';
import { stripControls } from '../policy/vetText.ts';
import type { LoadedScenario } from '../scenario/loadScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { bundledScenario, readScenario, scenarioLibrary } from '../stores/scenarioLibrary.ts';
import { InputError } from './inputError.ts';

/** The scenario that a person named by id, slug or file; an `InputError` with every fault where it cannot be played. */
export function chosenScenario(name: string): Scenario {
  return chosenFile(name).scenario;
}

/** The scenario with its file and the places in it. */
export function chosenFile(name: string): {
  readonly scenario: Scenario;
  readonly file: string;
  readonly locate: LoadedScenario['locate'];
} {
  const file = scenarioPath(name);
  const { scenario, faults, locate } = readScenario(file);
  if (scenario !== null) return { scenario, file, locate };
  throw new InputError(faults.map((fault) => faultLine(file, fault)).join('\niam-dojo: '));
}

function scenarioPath(name: string): string {
  const bundled = bundledScenario(packageRoot(), name);
  if (bundled !== null) return join(packageRoot(), bundled);
  if (existsSync(name)) return name;
  const slugs = scenarioLibrary(packageRoot()).listings.map(({ slug }) => slug);
  const near = closest(name, slugs);
  const advice = near === null ? `scenarios are ${slugs.join(', ')}` : `did you mean \`${near}\`?`;
  throw new InputError(`there is no scenario or file \`${stripControls(name)}\`; ${advice}`);
}

/** `file:line:column: message; advice`. */
export function faultLine(file: string, { message, advice, place }: Fault): string {
  const where = place === null ? '' : `:${place.line}:${place.column}`;
  return stripControls(`${file}${where}: ${message}${advice === '' ? '' : `; ${advice}`}`);
}
