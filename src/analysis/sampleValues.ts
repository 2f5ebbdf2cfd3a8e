import type { ConditionKeyType } from '../catalogue/shapes.ts';
import { readAddress, readRange } from '../policy/conditions/addresses.ts';
import type { Clause } from '../policy/conditions/clause.ts';
import { readDate } from '../policy/conditions/dates.ts';
import { readNumber } from '../policy/conditions/numbers.ts';
import { arnTokens, type Family } from '../policy/conditions/operators.ts';
import type { ContextReader } from '../policy/context.ts';
import { resolveTemplate, type Template, templateText, templateTokens } from '../policy/variables.ts';
import { ANY_ONE, ANY_RUN, ANY_RUN_IN_PART, literalTokens } from '../policy/wildcard.ts';
import { addressSamples } from './addressSamples.ts';
import type { Matcher } from './automaton.ts';
import { dateSamples, numberSamples } from './boundSamples.ts';
import { filled, readingOf } from './mixedSamples.ts';
import { fillFree, isFree, type Polish, textClasses } from './textClasses.ts';

/** What the values of a condition key look like. */
export type Kind = 'text' | 'arn' | 'number' | 'date' | 'address' | 'truth' | 'bytes';

export interface Samples {
  readonly values: readonly string[];
  /** What was left out; empty where the values stand for all. */
  readonly reasons: readonly string[];
}

/** A value in a policy with the operator that reads it. */
interface Limit {
  readonly family: Family;
  readonly operator: string;
  readonly template: Template;
}

const kindOfType: Readonly<Record<string, Kind>> = {
  String: 'text',
  ARN: 'arn',
  Numeric: 'number',
  Date: 'date',
  IPAddress: 'address',
  Bool: 'truth',
  Binary: 'bytes',
};

const kindOfFamily: Readonly<Record<Family, Kind>> = {
  String: 'text',
  Null: 'text',
  Arn: 'arn',
  Numeric: 'number',
  Date: 'date',
  IpAddress: 'address',
  Bool: 'truth',
  Binary: 'bytes',
};

/** Operators that read a kind as what it is. */
const ownFamilies: Readonly<Record<Kind, readonly Family[]>> = {
  text: ['String', 'Null', 'Arn', 'Bool', 'Binary'],
  arn: ['Arn', 'Null'],
  number: ['Numeric', 'Null'],
  date: ['Date', 'Null'],
  address: ['IpAddress', 'Null'],
  truth: ['Bool', 'Null'],
  bytes: ['Binary', 'Null'],
};

/** By the catalogue; for a key that it does not know, by the operators. */
export function kindOf(type: ConditionKeyType | undefined, clauses: readonly Clause[]): Kind {
  const known = type && kindOfType[type.replace(/^ArrayOf/, '')];
  if (known) return known;
  const family = clauses.map(({ use }) => use?.operator.family).find((name) => name !== undefined && name !== 'Null');
  return kindOfFamily[family ?? 'Null'];
}

/** What is known of a key before its values are looked for. */
export interface SampledKey {
  readonly kind: Kind;
  /** True where the catalogue tells the kind: no request then has another value. */
  readonly typed: boolean;
  /** Texts that are told apart from all others too. */
  readonly texts: readonly string[];
  /** Milliseconds since 1970: moments before it are left out, for requests lie ahead. */
  readonly floor: number;
}

/** Values of a key, one at least for each combination of policy values that some value of its kind matches. */
export function sampleValues(key: SampledKey, clauses: readonly Clause[], reader: ContextReader): Samples {
  const { kind, typed, texts, floor } = key;
  const limits = clauses.map((clause) => limitsOf(clause, reader));
  const main = makers[kind](limits, texts, floor);
  const families = new Set(limits.flat().map(({ family }) => family));
  for (const family of ownFamilies[kind]) families.delete(family);
  if (families.size === 0 || (typed && !mixes.has(kind))) return main;
  const more = mixed(key, limits, families);
  return { values: [...main.values, ...more.values], reasons: [...main.reasons, ...more.reasons] };
}

/** Kinds of which the catalogue knows keys that conditions read as something else. */
const mixes: ReadonlySet<Kind> = new Set(['text', 'number', 'date', 'address']);

/** Values for operators that read a key as another kind than its own. */
function mixed(
  { kind, typed }: SampledKey,
  limits: readonly (readonly Limit[])[],
  families: ReadonlySet<Family>,
): Samples {
  const texts = textsOf(limits);
  const likes = limits.flat().filter(({ family, operator }) => family === 'String' && operator.includes('Like'));
  const patterns = likes.filter(({ template }) => templateTokens(template).some(isWild));
  const readings = [...families, ...ownFamilies[kind]].flatMap((family) => readingOf(family) ?? []);
  const own = readingOf(ownFamilies[kind][0] ?? 'String');
  const meant = readings.flatMap((reading) => [
    ...texts.filter(reading.reads),
    ...likes.flatMap(({ template }) => filled(templateText(template), reading)),
  ]);
  const read = readings.flatMap((reading) => reading.values(texts));
  const free = kind === 'text' ? [] : textSamples(anyText, limits, [], wordy, ['']).values;
  const all = [...read, ...meant, ...(typed && kind !== 'text' ? [] : read.flatMap(otherwise)), ...free];
  const values = typed && own ? all.filter(own.reads) : all;
  return { values: [...new Set(values)], reasons: patterns.length > 0 && readings.length > 0 ? [mixedPatterns] : [] };
}

const mixedPatterns =
  'values that are read as text with wildcards and as something else were tried for some values only';

const isWild = (token: number): boolean => token === ANY_RUN || token === ANY_ONE;

/** The same number in another spelling. */
function otherwise(text: string): string[] {
  return /^-?\d+$/.test(text) ? [`${text}.0`] : [];
}

function limitsOf({ use, values }: Clause, reader: ContextReader): Limit[] {
  if (!use) return [];
  const { family, name } = use.operator;
  return values.flatMap(({ template }) => {
    const resolved = resolveTemplate(template, reader);
    return resolved ? [{ family, operator: name, template: resolved }] : [];
  });
}

/** The patterns of a clause on a key of text; none where the operator does not read text. */
export function limitMatchers(clause: Clause, reader: ContextReader): Matcher[] {
  return limitsOf(clause, reader).flatMap(matchersOf);
}

/** Any value of a key of text. */
export function textShape(kind: 'text' | 'arn'): Matcher {
  return kind === 'arn' ? anyArn : anyText;
}

/** `limits`: those of each clause. */
type Make = (limits: readonly (readonly Limit[])[], texts: readonly string[], floor: number) => Samples;

const complete = (values: readonly string[]): Samples => ({ values, reasons: [] });

const makers: Readonly<Record<Kind, Make>> = {
  text: (limits, texts) => textSamples(anyText, limits, texts, wordy, ['']),
  arn: (limits, texts) => textSamples(anyArn, limits, texts, arnPolish, []),
  number: (limits) => complete(numberSamples(numbersOf(limits, readNumber))),
  date: (limits, _texts, floor) => complete(dateSamples(numbersOf(limits, readDate), floor)),
  address: (limits) =>
    complete([
      ...addressSamples(textsOf(limits).flatMap((text) => readRange(text) ?? [])),
      ...textsOf(limits).filter((text) => readAddress(text) !== null),
    ]),
  truth: () => complete(['true', 'false']),
  bytes: (limits) => complete([...textsOf(limits), 'c29tZXRoaW5n']),
};

function textsOf(limits: readonly (readonly Limit[])[]): string[] {
  return limits.flat().map(({ template }) => templateText(template));
}

function numbersOf(limits: readonly (readonly Limit[])[], read: (text: string) => number | null): number[] {
  return textsOf(limits).flatMap((text) => read(text) ?? []);
}

const COLON = 58;
const anyText: Matcher = { tokens: [ANY_ONE, ANY_RUN], ignoreCase: false };
const part = [COLON, ANY_RUN_IN_PART];
const anyArn: Matcher = {
  tokens: [...literalTokens('arn'), ...part, ...part, ...part, ...part, COLON, ANY_ONE, ANY_RUN],
  ignoreCase: false,
};

const wordy: Polish = { isAny: isFree, text: (raw) => (isFree(raw) ? 'something-else' : fillFree(raw, 'x')) };
const arnPolish: Polish = {
  isAny: () => false,
  text: (raw) => (/^arn:+[^:]$/.test(raw) ? 'arn:aws:iam::999999999999:role/someone-else' : fillFree(raw, 'x')),
};

function textSamples(
  shape: Matcher,
  limits: readonly (readonly Limit[])[],
  texts: readonly string[],
  polish: Polish,
  more: readonly string[],
): Samples {
  const groups = [
    ...limits.map((clause) => clause.flatMap(matchersOf)),
    ...texts.map((text) => [matcher(literalTokens(text), true)]),
  ];
  const { classes, complete } = textClasses(shape, groups, polish);
  const values = [...classes.map(({ text }) => text), ...more];
  return { values, reasons: complete ? [] : ['wildcards in condition values were not followed to their end'] };
}

function matcher(tokens: readonly number[], ignoreCase: boolean): Matcher {
  return { tokens, ignoreCase };
}

function matchersOf({ family, operator, template }: Limit): Matcher[] {
  if (family === 'Arn') {
    const tokens = arnTokens(templateTokens(template));
    return tokens ? [matcher(tokens, false)] : [];
  }
  const text = templateText(template);
  if (operator.includes('Like')) return [matcher(templateTokens(template), false)];
  if (operator.includes('IgnoreCase')) return [matcher(literalTokens(text.toLowerCase()), true)];
  return [matcher(literalTokens(text), family === 'Bool')];
}
