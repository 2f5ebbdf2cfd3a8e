import { vetText } from '../policy/vetText.ts';
import { gathered, inputChunks, readInput, type Stdin, vettedText } from './inputFile.ts';
import { jsonDocumentCases, lineCases } from './jsonCases.ts';
import type { WrittenCase } from './writtenCase.ts';
import { yamlDocumentCases } from './yamlCases.ts';

/**
 * The cases of a file, one after the other, by its extension; any other file and standard input hold JSON Lines if
 * their first line is a whole JSON object, else YAML. JSON Lines are never in memory as a whole.
 */
export function writtenCases(path: string, stdin: Stdin): Iterable<WrittenCase> {
  if (/\.jsonl$/i.test(path)) return lineCases(inputChunks(path, stdin));
  if (/\.json$/i.test(path)) return jsonDocumentCases(path, readInput(path, stdin));
  if (/\.ya?ml$/i.test(path)) return yamlDocumentCases(path, readInput(path, stdin));
  return unnamedCases(path, inputChunks(path, stdin));
}

function* unnamedCases(path: string, chunks: Iterable<Uint8Array>): Generator<WrittenCase> {
  const rest = chunks[Symbol.iterator]();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let next = rest.next(); !next.done; next = rest.next()) {
    pieces.push(next.value);
    size += next.value.length;
    if (size > longestFirstLine || next.value.includes(NEWLINE)) break;
  }
  const whole = chained(pieces, rest);
  if (holdsLines(Buffer.concat(pieces))) yield* lineCases(whole);
  else yield* yamlDocumentCases(path, vettedText(path, gathered(whole)));
}

const NEWLINE = 10;
const longestFirstLine = 10_000_000;

function* chained(pieces: readonly Uint8Array[], rest: Iterator<Uint8Array>): Generator<Uint8Array> {
  yield* pieces;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}

/** True where the first line is a whole JSON object; a document with its `cases` on one line is a document still. */
function holdsLines(start: Buffer): boolean {
  const end = start.indexOf(NEWLINE);
  const vetted = vetText(end < 0 ? start : start.subarray(0, end));
  if (!('text' in vetted) || !vetted.text.trimStart().startsWith('{')) return false;
  try {
    const value: unknown = JSON.parse(vetted.text);
    return typeof value === 'object' && value !== null && !('cases' in value);
  } catch {
    return false;
  }
}
