import { parse } from 'yaml';
import type { Json, JsonObject } from '../../account/call.ts';
import { vetText } from '../../policy/vetText.ts';
import { parameterError, parameterFile } from './argumentValue.ts';
import { jsonValue } from './jsonValue.ts';
import type { OptionValue } from './optionParser.ts';
import { pythonType } from './pythonText.ts';
import { type CommandResult, type Shell, textOf } from './shell.ts';
import { exitCode, refusal } from './usage.ts';

type Read = { readonly value: unknown } | null;

function yamlValue(text: string): Read {
  const vetted = vetText(text);
  if ('fault' in vetted) return null;
  try {
    return { value: parse(vetted.text, { maxAliasCount: 100, logLevel: 'error' }) };
  } catch {
    return null;
  }
}

function json(text: string): Read {
  const read = jsonValue(text);
  return 'value' in read ? read : null;
}

const readers = [
  { name: 'cli-input-json', language: 'JSON', read: json },
  { name: 'cli-input-yaml', language: 'YAML', read: yamlValue },
] as const;

/** YAML knows values that JSON does not. */
function isJson(value: unknown): value is Json {
  if (Array.isArray(value)) return value.every(isJson);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isJson(value);
}

/** Parameters from `--cli-input-json` or `--cli-input-yaml`. */
export function cliInput(
  values: ReadonlyMap<string, OptionValue>,
  shell: Shell,
): { readonly input: JsonObject } | { readonly failure: CommandResult } {
  const given = readers.filter(({ name }) => values.has(`@${name}`));
  const [reader] = given;
  if (!reader) return { input: {} };
  if (given.length > 1)
    return { failure: refusal('Only one --cli-input- parameter may be specified.', exitCode.usage) };
  const { name, language, read } = reader;
  const text = String(values.get(`@${name}`));
  const file = parameterFile(text, shell);
  if (file && 'problem' in file) return parameterError(`--${name}`, file.problem);
  const document = read(file ? textOf(file.content) : text);
  if (!document) return parameterError(name, `Invalid ${language} received.`);
  if (isJsonObject(document.value)) return { input: document.value };
  return parameterError(`--${name}`, `Invalid type: expecting map, received ${pythonType(document.value)}`);
}
