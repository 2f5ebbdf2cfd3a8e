import type { Fault } from '../policy/fault.ts';
import { jsonDocument, type LintDocument, unreadable } from '../policy/lint/lintDocument.ts';
import { vetText } from '../policy/vetText.ts';
import { ofLargeFiles, readYaml } from '../scenario/yamlText.ts';
import { gathered, inputChunks, inputFault, type Stdin } from './inputFile.ts';

/** Refused before anybody asks what it says. */
const unusable: ReadonlySet<string> = new Set(['TEXT_TOO_LARGE', 'TEXT_NOT_UTF8']);

/** The policy document of a file that a person named, or of standard input for `-`; unusable files are an `InputError`. */
export function lintInput(path: string, stdin: Stdin): LintDocument {
  const bytes = gathered(inputChunks(path, stdin));
  const vetted = vetText(bytes);
  if ('fault' in vetted) {
    if (unusable.has(vetted.fault.code)) throw inputFault(path, vetted.fault);
    return broken(vetted.fault);
  }
  return policyDocument(vetted.text, /\.ya?ml$/i.test(path) ? 'yaml' : /\.json$/i.test(path) ? 'json' : null);
}

/** A policy document from text; without a language, a text that begins like a JSON object is one. */
export function policyDocument(text: string, language: 'json' | 'yaml' | null): LintDocument {
  const json = language === 'json' || (language === null && /^\s*[[{]/.test(text));
  return json ? jsonDocument(text) : yamlDocument(text);
}

function yamlDocument(text: string): LintDocument {
  const { value, faults, locate } = readYaml(text, ofLargeFiles);
  const [first] = faults;
  if (first !== undefined) {
    return { value: undefined, faults: faults.map(unreadable), locate: () => first.place, characters: 0 };
  }
  return { value, faults: [], locate, characters: JSON.stringify(value).length };
}

function broken(fault: Fault): LintDocument {
  return { value: undefined, faults: [unreadable(fault)], locate: () => fault.place, characters: 0 };
}
