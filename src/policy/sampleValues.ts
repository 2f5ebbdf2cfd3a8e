import { findConditionKey } from '../catalogue/authorization.ts';
import type { CompiledStatement } from './compiled.ts';
import { readRange } from './conditions/addresses.ts';
import type { Clause } from './conditions/clause.ts';
import { readDate } from './conditions/dates.ts';
import { readNumber } from './conditions/numbers.ts';
import type { Family } from './conditions/operators.ts';
import type { AuthorizationRequest, ContextValue } from './request.ts';
import { hasVariable, templateKeys } from './variables.ts';

/** Values of a key that satisfy or break a clause whose policy value is `text`. */
type Sample = (text: string) => readonly string[];

const OTHER = 'another-value';

const samples: Readonly<Record<Family, Sample>> = {
  String: (text) => [text.replaceAll('*', '').replaceAll('?', 'x'), OTHER],
  Arn: (text) => [arnSample(text), 'arn:aws:another:::value'],
  Numeric: (text) => around(readNumber(text), 1).map(String),
  Date: (text) => around(readDate(text), 1000).map((millis) => isoText(millis)),
  Bool: () => ['true', 'false'],
  Binary: (text) => [text, 'YW5vdGhlcg=='],
  IpAddress: (text) => addressSamples(text),
  Null: () => [OTHER],
};

function around(value: number | null, step: number): number[] {
  return value === null ? [] : [value - step, value, value + step];
}

const LAST_MOMENT = 8.64e15;

function isoText(millis: number): string {
  return Math.abs(millis) > LAST_MOMENT ? '0' : new Date(millis).toISOString();
}

function arnSample(text: string): string {
  return text === '*' ? 'arn:aws:iam::111122223333:user/someone' : text.replaceAll('*', '').replaceAll('?', 'x');
}

/** An address in the range, and one of each family that is in hardly any. */
function addressSamples(text: string): readonly string[] {
  const range = readRange(text);
  const outside = ['192.0.2.213', '2001:db8:ffff::213'];
  const [address = ''] = text.split('/');
  return range ? [address, ...outside] : outside;
}

/**
 * Values worth trying for an absent key: those that its clauses speak of, those of the request that its variables are
 * compared with, and one of neither. Multivalued keys get lists.
 */
export function sampleValues(
  lowerKey: string,
  request: AuthorizationRequest,
  statements: readonly CompiledStatement[],
): readonly ContextValue[] {
  const found = new Set<string>();
  let multivalued = isMultivalued(lowerKey);
  for (const statement of statements) {
    if (statement.resources?.patterns.some((pattern) => names(pattern.template, lowerKey))) {
      for (const piece of pieces(request.resource)) found.add(piece);
    }
    for (const clause of statement.clauses) {
      for (const value of clauseSamples(clause, lowerKey, request)) found.add(value);
      if (clause.lowerKey === lowerKey && clause.use?.quantifier && isUnpublished(lowerKey)) multivalued = true;
    }
  }
  return multivalued ? listed([...found]) : [...found];
}

function listed(values: readonly string[]): readonly ContextValue[] {
  return [...values.map((value) => [value]), [...values]];
}

/** Whether a key takes lists is a property of the key; a key that AWS does not publish is judged by its operators. */
function isMultivalued(lowerKey: string): boolean {
  return findConditionKey(lowerKey)?.type.startsWith('ArrayOf') ?? false;
}

function isUnpublished(lowerKey: string): boolean {
  return findConditionKey(lowerKey) === undefined;
}

function clauseSamples(clause: Clause, lowerKey: string, request: AuthorizationRequest): readonly string[] {
  if (clause.lowerKey === lowerKey) return ownSamples(clause, request);
  if (!clause.values.some((value) => names(value.template, lowerKey))) return [];
  const given = Object.entries(request.context).find(([key]) => key.toLowerCase() === clause.lowerKey)?.[1];
  const compared = given === undefined ? [] : typeof given === 'string' ? [given] : given;
  return [...compared.flatMap(pieces), OTHER];
}

function ownSamples(clause: Clause, request: AuthorizationRequest): readonly string[] {
  const family = clause.use?.operator.family ?? 'String';
  const plain = clause.values.filter((value) => !hasVariable(value.template));
  const fixed =
    clause.values.length === 0 ? [OTHER] : plain.flatMap((_, index) => samples[family](plainText(clause, index)));
  const keys = clause.values.flatMap((value) => templateKeys(value.template)).map((key) => key.toLowerCase());
  const compared = Object.entries(request.context).flatMap(([key, value]) => {
    return keys.includes(key.toLowerCase()) && typeof value === 'string' ? [value] : [];
  });
  return keys.length === 0 ? fixed : [...fixed, ...compared, OTHER];
}

function plainText(clause: Clause, index: number): string {
  const plain = clause.source.values.filter((_, position) => {
    const value = clause.values[position];
    return value !== undefined && !hasVariable(value.template);
  });
  return plain[index] ?? '';
}

function names(template: Parameters<typeof templateKeys>[0], lowerKey: string): boolean {
  return templateKeys(template).some((key) => key.toLowerCase() === lowerKey);
}

const MOST_PIECES = 12;

/** A text and the parts between its separators: what a variable inside a pattern could stand for. */
function pieces(text: string): string[] {
  return [...new Set([text, ...text.split(/[:/]/)])].filter((piece) => piece !== '').slice(0, MOST_PIECES);
}
