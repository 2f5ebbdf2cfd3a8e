import { pythonFloat, pythonInteger, pythonLiteral } from './pythonText.ts';
import { invalidChoice } from './usage.ts';

/** One option as Python's argparse would be told of it. */
export interface OptionSpec {
  /** Without the hyphens. */
  readonly name: string;
  /** Values are kept under this name. */
  readonly key: string;
  /** `maybe`: none or one. */
  readonly takes: 'none' | 'one' | 'many' | 'maybe';
  /** What the option means without a value. */
  readonly constant?: string | boolean;
  readonly number?: 'int' | 'float';
  readonly choices?: readonly string[];
  readonly required?: boolean;
}

export interface PositionalSpec {
  readonly name: string;
  readonly choices?: readonly string[];
  readonly optional?: boolean;
}

export type OptionValue = string | boolean | readonly string[];

export type ParsedOptions =
  | {
      readonly values: ReadonlyMap<string, OptionValue>;
      readonly positionals: readonly string[];
      /** Unknown options and words too many, in order. */
      readonly rest: readonly string[];
    }
  /** What follows `aws: error: `. */
  | { readonly error: string };

interface Classified {
  readonly argument: string;
  /** Null for a plain word, undefined for an option that is not known. */
  readonly option: OptionSpec | null | undefined;
  /** After `=`. */
  readonly explicit: string | undefined;
}

const word = (argument: string): Classified => ({ argument, option: null, explicit: undefined });

function classify(argument: string, options: readonly OptionSpec[]): Classified | { readonly error: string } {
  if (!argument.startsWith('-') || argument === '-') return word(argument);
  const at = argument.indexOf('=');
  const before = at < 0 ? argument : argument.slice(0, at);
  const explicit = at < 0 ? undefined : argument.slice(at + 1);
  const whole = options.find(({ name }) => `--${name}` === argument);
  if (whole) return { argument, option: whole, explicit: undefined };
  const named = options.find(({ name }) => `--${name}` === before);
  if (named) return { argument, option: named, explicit };
  const starting = before.startsWith('--') ? options.filter(({ name }) => `--${name}`.startsWith(before)) : [];
  if (starting.length > 1) {
    const matches = starting.map(({ name }) => `--${name}`).join(', ');
    return { error: `ambiguous option: ${argument} could match ${matches}` };
  }
  if (starting[0]) return { argument, option: starting[0], explicit };
  if (/^-\d+$|^-\d*\.\d+$/.test(argument) || argument.includes(' ')) return word(argument);
  return { argument, option: undefined, explicit: undefined };
}

function classifyAll(
  args: readonly string[],
  options: readonly OptionSpec[],
): Classified[] | { readonly error: string } {
  const classified: Classified[] = [];
  for (const [index, argument] of args.entries()) {
    if (argument === '--') return [...classified, ...args.slice(index + 1).map(word)];
    const one = classify(argument, options);
    if ('error' in one) return one;
    classified.push(one);
  }
  return classified;
}

function checked(option: OptionSpec, value: string): string | null {
  const reads = { int: pythonInteger, float: pythonFloat };
  if (option.number && reads[option.number](value) === null)
    return `argument --${option.name}: invalid ${option.number} value: ${pythonLiteral(value)}`;
  if (option.choices && !option.choices.includes(value))
    return `argument --${option.name}: ${invalidChoice(value, option.choices)}`;
  return null;
}

type Taken = { readonly value: OptionValue; readonly used: number } | { readonly error: string };

/** Takes the values of an option from the words after it. */
function take(option: OptionSpec, explicit: string | undefined, following: readonly Classified[]): Taken {
  const end = following.findIndex((next) => next.option !== null);
  const words = (end < 0 ? following : following.slice(0, end)).map(({ argument }) => argument);
  const given = explicit === undefined ? words : [explicit];
  const used = (count: number) => (explicit === undefined ? count : 0);
  const [first] = given;
  if (option.takes === 'none')
    return explicit === undefined
      ? { value: option.constant ?? true, used: 0 }
      : { error: `argument --${option.name}: ignored explicit argument ${pythonLiteral(explicit)}` };
  if (option.takes === 'many') return { value: given, used: used(given.length) };
  if (first === undefined)
    return option.takes === 'maybe'
      ? { value: option.constant ?? true, used: 0 }
      : { error: `argument --${option.name}: expected one argument` };
  const error = checked(option, first);
  return error ? { error } : { value: first, used: used(1) };
}

function missing(
  options: readonly OptionSpec[],
  positionals: readonly PositionalSpec[],
  values: ReadonlyMap<string, OptionValue>,
  found: number,
): string | null {
  const names = [
    ...options.filter(({ required, key }) => required && !values.has(key)).map(({ name }) => `--${name}`),
    ...positionals.slice(found).flatMap(({ name, optional }) => (optional ? [] : [name])),
  ];
  return names.length === 0 ? null : `the following arguments are required: ${names.join(', ')}`;
}

/** Reads arguments as Python's argparse does: abbreviations, `--name=value`, options and words in any order. */
export function parseOptions(
  options: readonly OptionSpec[],
  positionals: readonly PositionalSpec[],
  args: readonly string[],
): ParsedOptions {
  const classified = classifyAll(args, options);
  if ('error' in classified) return classified;
  const values = new Map<string, OptionValue>();
  const found: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < classified.length; at++) {
    const one = classified[at];
    if (!one) break;
    const expected = positionals[found.length];
    if (one.option) {
      const taken = take(one.option, one.explicit, classified.slice(at + 1));
      if ('error' in taken) return taken;
      values.set(one.option.key, taken.value);
      at += taken.used;
    } else if (one.option === null && expected) {
      if (expected.choices && !expected.choices.includes(one.argument))
        return { error: `argument ${expected.name}: ${invalidChoice(one.argument, expected.choices)}` };
      found.push(one.argument);
    } else rest.push(one.argument);
  }
  const error = missing(options, positionals, values, found.length);
  return error ? { error } : { values, positionals: found, rest };
}
