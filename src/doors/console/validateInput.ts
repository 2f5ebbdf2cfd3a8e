import type { Json, JsonObject } from '../../account/call.ts';
import type { ServiceModel, Shape } from '../../catalogue/shapes.ts';
import type { InputValue } from './argumentValue.ts';
import { elementShape, memberShape, membersOf } from './modelShape.ts';
import { pythonText, pythonType } from './pythonText.ts';
import type { CommandResult } from './shell.ts';
import { isoTimestamp } from './timestamps.ts';
import { exitCode, refusal } from './usage.ts';

const pythonTypes: Readonly<Record<string, string>> = {
  structure: "<class 'dict'>",
  map: "<class 'dict'>",
  list: "<class 'list'>, <class 'tuple'>",
  string: "<class 'str'>",
  boolean: "<class 'bool'>",
  integer: "<class 'int'>",
  long: "<class 'int'>",
  float: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
  double: "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
  blob: "<class 'bytes'>, <class 'bytearray'>, file-like object",
  timestamp: "<class 'datetime.datetime'>, timestamp-string",
};

function isObject(value: InputValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

const checks: Readonly<Record<string, (value: InputValue) => boolean>> = {
  structure: isObject,
  map: isObject,
  list: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value) || typeof value === 'boolean',
  long: (value) => Number.isInteger(value) || typeof value === 'boolean',
  float: (value) => typeof value === 'number',
  double: (value) => typeof value === 'number',
  blob: (value) => typeof value === 'string' || value instanceof Uint8Array,
  timestamp: (value) => isoTimestamp(value) !== null,
};

/** What the AWS CLI itself checks: types, required and unknown members, least lengths and values. */
class Validation {
  readonly problems: string[] = [];
  private readonly model: ServiceModel;

  constructor(model: ServiceModel) {
    this.model = model;
  }

  check(value: InputValue, shape: Shape, path: string): void {
    const name = path.replace(/^\./, '') || 'input';
    if (!checks[shape.type]?.(value)) {
      const shown = `value: ${pythonText(value)}, type: ${pythonType(value)}`;
      this.problems.push(`Invalid type for parameter ${name}, ${shown}, valid types: ${pythonTypes[shape.type] ?? ''}`);
      return;
    }
    if (shape.type === 'structure' && isObject(value)) this.structure(value, shape, path, name);
    if (shape.type === 'map' && isObject(value)) {
      const element = elementShape(this.model, shape);
      for (const [key, item] of Object.entries(value)) this.check(item, element, `${path}.${key}`);
    }
    if (Array.isArray(value)) {
      const element = elementShape(this.model, shape);
      this.least(value.length, shape, name, 'length');
      for (const [index, item] of value.entries()) this.check(item, element, `${path}[${index}]`);
    }
    if (shape.type === 'string' && typeof value === 'string') this.least([...value].length, shape, name, 'length');
    if (typeof value === 'number') this.least(value, shape, name, 'value');
  }

  private least(size: number, shape: Shape, name: string, what: 'length' | 'value'): void {
    if (shape.min === undefined || size >= shape.min) return;
    this.problems.push(`Invalid ${what} for parameter ${name}, value: ${size}, valid min ${what}: ${shape.min}`);
  }

  private structure(value: JsonObject, shape: Shape, path: string, name: string): void {
    const members = membersOf(shape).map(([member]) => member);
    const given = Object.keys(value);
    if (shape.union && given.length === 0)
      this.problems.push(
        `Must set one of the following keys for tagged unionstructure ${name}: ${members.join('. ')}.`,
      );
    if (shape.union && given.length > 1)
      this.problems.push(
        `Invalid number of parameters set for tagged union structure ${name}. Can only set one of the following keys: ${members.join('. ')}.`,
      );
    for (const required of shape.required ?? [])
      if (!given.includes(required)) this.problems.push(`Missing required parameter in ${name}: "${required}"`);
    for (const key of given)
      if (!members.includes(key))
        this.problems.push(`Unknown parameter in ${name}: "${key}", must be one of: ${members.join(', ')}`);
    for (const [key, item] of Object.entries(value)) {
      const of = memberShape(this.model, shape, key);
      if (of) this.check(item as Json, of, `${path}.${key}`);
    }
  }
}

/** `Parameter validation failed:` and one problem a line. */
export function invalidParameters(problems: readonly string[]): CommandResult {
  return refusal(['Parameter validation failed:', ...problems].join('\n'), exitCode.usage);
}

/** What is wrong with an input, one text a problem; empty where nothing is. */
export function validateInput(
  value: Readonly<Record<string, InputValue>>,
  shape: Shape,
  model: ServiceModel,
): readonly string[] {
  const validation = new Validation(model);
  validation.check(value as JsonObject, shape, '');
  return validation.problems;
}
