import type { Json } from '../../account/call.ts';
import type { ServiceModel, Shape } from '../../catalogue/shapes.ts';
import { jsonValue } from './jsonValue.ts';
import { elementShape, membersOf, shapeNamed, takesShorthand } from './modelShape.ts';
import type { OptionValue } from './optionParser.ts';
import { pythonFloat, pythonInteger, pythonLiteral } from './pythonText.ts';
import type { FileContent } from './session.ts';
import { type CommandResult, type Shell, textOf } from './shell.ts';
import { parseShorthand, type Shorthand } from './shorthand.ts';
import { ShorthandFault } from './shorthandText.ts';
import { typedShorthand } from './shorthandTypes.ts';
import { exitCode, refusal } from './usage.ts';

/** A value on its way into a request; bytes become base64 text at the end. */
export type InputValue = Json | Uint8Array;
export type Unpacked = { readonly value: InputValue } | { readonly failure: CommandResult };

/** `Error parsing parameter '--tags': …`. */
export function parameterError(name: string, message: string): { readonly failure: CommandResult } {
  return { failure: refusal(`Error parsing parameter '${name}': ${message}`, exitCode.usage) };
}

const general = (message: string) => ({ failure: refusal(message, exitCode.general) });

/** The file that a `file://` or `fileb://` value names; null for any other value. */
export function parameterFile(
  value: string,
  shell: Shell,
): { readonly content: FileContent } | { readonly problem: string } | null {
  const prefix = ['file://', 'fileb://'].find((start) => value.startsWith(start));
  if (prefix === undefined) return null;
  const name = value.slice(prefix.length);
  const content = shell.readFile(name);
  if (content === undefined) {
    const reason = `[Errno 2] No such file or directory: ${pythonLiteral(name)}`;
    return { problem: `Unable to load paramfile ${value}: ${reason}` };
  }
  if (prefix === 'fileb://')
    return { content: typeof content === 'string' ? new TextEncoder().encode(content) : content };
  if (typeof content === 'string') return { content };
  try {
    return { content: new TextDecoder('utf-8', { fatal: true }).decode(content) };
  } catch {
    const hint =
      'text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.';
    return { problem: `Unable to load paramfile (${name}), ${hint}` };
  }
}

function fromJson(text: string, name: string): Unpacked {
  const read = jsonValue(text);
  if ('value' in read) return read;
  return parameterError(name, `Invalid JSON: ${read.problem}\nJSON received: ${text}`);
}

function scalarValue(text: string, shape: Shape): Unpacked {
  const whole = shape.type === 'integer' || shape.type === 'long';
  if (whole) {
    const value = pythonInteger(text);
    return value === null ? general(`invalid literal for int() with base 10: ${pythonLiteral(text)}`) : { value };
  }
  if (shape.type === 'float' || shape.type === 'double') {
    const value = pythonFloat(text);
    return value === null ? general(`could not convert string to float: ${pythonLiteral(text)}`) : { value };
  }
  if (shape.type === 'boolean') return { value: text !== '' && text.toLowerCase() !== 'false' };
  return { value: text };
}

interface Target {
  readonly model: ServiceModel;
  readonly shape: Shape;
  /** With the hyphens. */
  readonly name: string;
}

function listValue(value: string | readonly string[], { model, shape, name }: Target): Unpacked {
  const [only] = value;
  const text = typeof value === 'string' ? value : value.length === 1 ? only : undefined;
  if (text?.trim().startsWith('[')) return fromJson(text, name);
  const element = elementShape(model, shape);
  const values: Json[] = [];
  for (const item of value) {
    const unpacked = complexOrScalar(item, { model, shape: element, name });
    if ('failure' in unpacked) return unpacked;
    if (!(unpacked.value instanceof Uint8Array)) values.push(unpacked.value);
  }
  return { value: values };
}

function complexOrScalar(value: string | readonly string[], target: Target): Unpacked {
  const { shape, name } = target;
  if (shape.type === 'list') return listValue(value, target);
  const text = typeof value === 'string' ? value : (value[0] ?? '');
  if (shape.type !== 'structure' && shape.type !== 'map') return scalarValue(text, shape);
  if (text.trim() === '') return general('string index out of range');
  return text.trimStart().startsWith('{') ? fromJson(text, name) : parameterError(name, `Invalid JSON:\n${text}`);
}

/** EC2's structures with one text `Value` take the text alone. */
function isValueStructure(model: ServiceModel, shape: Shape): boolean {
  const members = membersOf(shape);
  const value = shape.members?.Value;
  return (
    shape.type === 'structure' &&
    members.length === 1 &&
    value !== undefined &&
    shapeNamed(model, value.shape).type === 'string'
  );
}

function shorthandValue(value: string | readonly string[], { model, shape, name }: Target): Unpacked {
  if (typeof value === 'string' && !value.includes('=') && isValueStructure(model, shape))
    return { value: { Value: value } };
  const parts: Shorthand[] = [];
  for (const text of typeof value === 'string' ? [value] : value) {
    const parsed = parseShorthand(text);
    if (parsed instanceof ShorthandFault) return parameterError(name, parsed.message);
    parts.push(parsed);
  }
  const typed = typedShorthand(typeof value === 'string' ? (parts[0] ?? '') : parts, shape, model);
  return 'problem' in typed ? general(typed.problem) : typed;
}

/** Turns what stands on the command line into a value of the parameter's type. */
export function argumentValue(given: OptionValue, target: Target, shell: Shell): Unpacked {
  if (typeof given === 'boolean') return { value: target.shape.type === 'structure' ? { Value: given } : given };
  const lone = typeof given === 'string' ? given : given.length === 1 ? given[0] : undefined;
  const file = lone === undefined ? null : parameterFile(lone, shell);
  if (file && 'problem' in file) return parameterError(target.name, file.problem);
  if (file?.content instanceof Uint8Array && target.shape.type === 'blob') return { value: file.content };
  const value = file ? textOf(file.content) : given;
  const first = (typeof value === 'string' ? value : (value[0] ?? '')).trim();
  const looksLikeJson = first.startsWith('[') || first.startsWith('{');
  if (!looksLikeJson && takesShorthand(target.model, target.shape)) return shorthandValue(value, target);
  return complexOrScalar(value, target);
}
