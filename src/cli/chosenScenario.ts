import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packageRoot } from '../catalogue/packageRoot.ts';
import { closest } from '../policy/closest.ts';
import type { Fault } from '../policy/fault.ts';
import { type LoadedScenario, loadScenario } from '../scenario/loadScenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { bundledScenario, scenarioLibrary } from '../stores/scenarioLibrary.ts';
import { InputError } from './inputError.ts';
import { readBeside, readInput, type Stdin } from './inputFile.ts';

/** The scenario that a person named by id, slug or file; an `InputError` with every fault where it cannot be played. */
export function chosenScenario(name: string, stdin: Stdin): Scenario {
  return chosenFile(name, stdin).scenario;
}

/** The scenario with its file and the places in it. */
export function chosenFile(
  name: string,
  stdin: Stdin,
): {
  readonly scenario: Scenario;
  readonly file: string;
  readonly locate: LoadedScenario['locate'];
} {
  const file = scenarioPath(name);
  const text = readInput(file, stdin);
  const { scenario, faults, locate } = loadScenario(text, file, (world) => readBeside(dirname(resolve(file)), world));
  if (scenario !== null) return { scenario, file, locate };
  throw new InputError(faults.map((fault) => faultLine(file, fault)).join('\niam-dojo: '));
}

function scenarioPath(name: string): string {
  const bundled = bundledScenario(packageRoot(), name);
  if (bundled !== null) return join(packageRoot(), bundled);
  if (name === '-' || existsSync(name)) return name;
  const slugs = scenarioLibrary(packageRoot()).listings.map(({ slug }) => slug);
  const near = closest(name, slugs);
  const advice = near === null ? `scenarios are ${slugs.join(', ')}` : `did you mean \`${near}\`?`;
  throw new InputError(`there is no scenario or file \`${name}\`; ${advice}`);
}

/** `file:line:column: message; advice`. */
export function faultLine(file: string, { message, advice, place }: Fault): string {
  const where = place === null ? '' : `:${place.line}:${place.column}`;
  return `${file}${where}: ${message}${advice === '' ? '' : `; ${advice}`}`;
}
