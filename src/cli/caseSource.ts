import { closeSync, openSync, readSync } from 'node:fs';
import type { Fault } from '../policy/fault.ts';
import { vetText } from '../policy/vetText.ts';
import type { Places } from '../scenario/authorizationCase.ts';
import { readYaml } from '../scenario/yamlText.ts';
import { InputError } from './inputError.ts';
import { readInput } from './inputFile.ts';

/** A case as it stands in a file, not yet read; `fault` where its line is no JSON. */
export type WrittenCase =
  | { readonly value: unknown; readonly places: Places }
  | { readonly fault: Fault; readonly line: number };

const longestLine = 10_000_000;

/** The cases of a file, one after the other; JSON Lines are never in memory as a whole. */
export function* writtenCases(path: string, stdin: () => string): Generator<WrittenCase> {
  if (/\.jsonl$/i.test(path)) return yield* lineCases(fileLines(path));
  const text = readInput(path, stdin);
  const known = /\.(ya?ml|json)$/i.test(path);
  if (!known && isJsonObject(text.slice(0, lineEnd(text)))) return yield* lineCases(text.split('\n'));
  yield* documentCases(path, text);
}

function lineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end === -1 ? text.length : end;
}

function isJsonObject(text: string): boolean {
  if (!text.startsWith('{') || !('text' in vetText(text))) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function* documentCases(path: string, text: string): Generator<WrittenCase> {
  const { value, faults, locate, locateKey } = readYaml(text);
  const [fault] = faults;
  if (fault) {
    const { line, column } = fault.place ?? { line: 1, column: 1 };
    throw new InputError(`${path}:${line}:${column}: ${fault.message}${fault.advice && `; ${fault.advice}`}`);
  }
  const bare = Array.isArray(value);
  const list = bare ? value : typeof value === 'object' && value !== null && 'cases' in value ? value.cases : undefined;
  if (!Array.isArray(list)) throw new InputError(`${path}:1:1: no list of cases here; write them under \`cases:\``);
  for (const [at, item] of list.entries()) {
    const before = bare ? [at] : ['cases', at];
    yield {
      value: item,
      places: {
        locate: (inner) => locate([...before, ...inner]),
        locateKey: (inner) => locateKey([...before, ...inner]),
      },
    };
  }
}

function* lineCases(lines: Iterable<string>): Generator<WrittenCase> {
  let line = 0;
  for (const text of lines) {
    line += 1;
    if (text.trim() !== '') yield lineCase(text, line);
  }
}

/** Inside one line of JSON Lines only the line is told, not the column of each value. */
function lineCase(text: string, line: number): WrittenCase {
  const place = { line, column: 1, offset: 0, length: text.length };
  const vetted = vetText(text);
  if ('fault' in vetted) return { fault: vetted.fault, line };
  try {
    return { value: JSON.parse(vetted.text), places: { locate: () => place, locateKey: () => place } };
  } catch {
    const fault = {
      code: 'JSON_SYNTAX_ERROR',
      severity: 'error',
      message: 'this line is not a JSON object',
      advice: 'write one case a line, or name the file .yaml',
      path: [],
      place,
    } as const;
    return { fault, line };
  }
}

function* fileLines(path: string): Generator<string> {
  const file = opened(path);
  const decoder = new TextDecoder('utf-8');
  const chunk = Buffer.alloc(1 << 16);
  let rest = '';
  try {
    for (let count = readSync(file, chunk); count > 0; count = readSync(file, chunk)) {
      const lines = (rest + decoder.decode(chunk.subarray(0, count), { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) throw new InputError(`${path}: a line is longer than ${longestLine} characters`);
      yield* lines;
    }
  } finally {
    closeSync(file);
  }
  yield rest;
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch {
    // The reader of whole files words what is wrong.
    readInput(path, () => '');
    throw new InputError(`${path}: cannot be read`);
  }
}
