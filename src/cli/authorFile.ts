import { dirname, resolve } from 'node:path';
import { type LoadedScenario, loadScenario } from '../scenario/loadScenario.ts';
import { type Chooser, scenarioPath } from './chosenScenario.ts';
import { readBeside, readInput } from './inputFile.ts';
import { savesOf } from './savesOf.ts';

/** A scenario file as its author has it open: faults are findings here. */
export interface AuthoredFile extends LoadedScenario {
  readonly file: string;
  readonly text: string;
}

/** The file that a person named by id, slug or path; an `InputError` where it cannot be read at all. */
export function authoredFile(name: string, chooser: Chooser): AuthoredFile {
  const file = scenarioPath(name, savesOf(chooser));
  const text = readInput(file, chooser.stdin);
  const folder = dirname(resolve(file));
  return { file, text, ...loadScenario(text, file, (path) => readBeside(folder, path)) };
}
