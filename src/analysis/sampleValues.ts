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

/** By the catalogue; for a key that it does not know, by the operators. */
export function kindOf(type: ConditionKeyType | undefined, clauses: readonly Clause[]): Kind {
  const known = type && kindOfType[type.replace(/^ArrayOf/, '')];
  if (known) return known;
  const family = clauses.map(({ use }) => use?.operator.family).find((name) => name !== undefined && name !== 'Null');
  return kindOfFamily[family ?? 'Null'];
}

/**
 * Values of a key, one at least for each combination of policy values that some value of its kind matches. `texts` are
 * told apart from all others too; dates before `floor` (milliseconds) are left out: requests lie ahead.
 */
export function sampleValues(
  kind: Kind,
  clauses: readonly Clause[],
  reader: ContextReader,
  texts: readonly string[],
  floor: number,
): Samples {
  const limits = clauses.map((clause) => limitsOf(clause, reader));
  return makers[kind](limits, texts, floor);
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
  number: (limits) => complete(numberSamples(numbersOf(limits, readNumber)).map(String)),
  date: (limits, _texts, floor) =>
    complete(around(numbersOf(limits, readDate), 1000, floor).map((time) => isoTime(time))),
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

/** Each bound, one value on either side of it and one between two of them; below zero only where a bound is. */
function numberSamples(bounds: readonly number[]): number[] {
  const sorted = [...new Set(bounds)].sort((a, b) => a - b);
  const between = sorted.slice(1).map((bound, index) => (bound + (sorted[index] ?? bound)) / 2);
  const values = [...new Set([...around(sorted, 1, Number.NEGATIVE_INFINITY), ...between])];
  return values.filter((value) => value >= 0 || (sorted[0] ?? 0) < 0);
}

/** Each bound, and one value on either side of it. */
function around(bounds: readonly number[], step: number, floor: number): number[] {
  const values = new Set(
    bounds.flatMap((bound) => [bound, bound - step, bound + step]).filter((value) => value >= floor),
  );
  if (Number.isFinite(floor)) values.add(floor);
  return [...values].sort((a, b) => a - b);
}

export function isoTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
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
