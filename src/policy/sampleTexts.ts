import { addressText, neighbours, readRange } from './conditions/addresses.ts';
import { readDate } from './conditions/dates.ts';
import { readNumber } from './conditions/numbers.ts';
import type { Family } from './conditions/operators.ts';

/** Request values that tell policy values of one family apart: for each set of them that can match, one that does. */
export type Sampler = (policyValues: readonly string[]) => readonly string[];

export const OTHER_TEXT = 'another-value';
const OTHER_ARN = 'arn:aws:another:::value';
const OTHER_ADDRESSES: readonly string[] = ['192.0.2.213', '2001:db8:ffff::213'];

export const samplers: Readonly<Record<Family, Sampler>> = {
  String: (texts) => [...texts.flatMap((text) => spellings(text, texts)), OTHER_TEXT, ''],
  Arn: (texts) => [...texts.flatMap((text) => fillings(text, texts)), ...texts.flatMap(plainArn), OTHER_ARN],
  Numeric: (texts) => betweenAll(texts.map(readNumber), 1).map(String),
  Date: (texts) => betweenAll(texts.map(readDate), 1000).map(isoText),
  Bool: () => ['true', 'false'],
  Binary: (texts) => [...texts, 'YW5vdGhlcg=='],
  IpAddress: (texts) => [...texts.flatMap(nearAddresses), ...OTHER_ADDRESSES],
  Null: () => [],
};

/** A value of each kind that a key can have where its clauses tell nothing. */
export const anyOfEachKind: readonly string[] = [
  OTHER_TEXT,
  OTHER_ARN,
  '1',
  '2026-01-01T00:00:00Z',
  'true',
  '192.0.2.213',
];

/** The limits, a value between each two, one below all and one above all. */
function betweenAll(limits: readonly (number | null)[], step: number): number[] {
  const sorted = [...new Set(limits.filter((limit) => limit !== null))].sort((one, other) => one - other);
  return sorted.flatMap((limit, index) => {
    const next = sorted[index + 1];
    const above = next === undefined ? limit + step : (limit + next) / 2;
    return index === 0 ? [limit - step, limit, above] : [limit, above];
  });
}

const LAST_MOMENT = 8.64e15;

function isoText(millis: number): string {
  return Math.abs(millis) > LAST_MOMENT ? '0' : new Date(millis).toISOString();
}

function spellings(text: string, others: readonly string[]): string[] {
  return fillings(text, others).flatMap((filled) => [filled, filled.toLowerCase(), filled.toUpperCase()]);
}

const MOST_FILLERS = 12;
const FRESH = 'x';

/** The text itself, and with its wildcards filled: with nothing, with something new, with what other texts hold. */
function fillings(text: string, others: readonly string[]): string[] {
  if (!/[*?]/.test(text)) return [text];
  const chunks = [...new Set(others.map((other) => other.replace(/[*?]/g, '')))].slice(0, MOST_FILLERS);
  const characters = [...new Set(chunks.join(''))].slice(0, MOST_FILLERS);
  return [
    text,
    ...['', FRESH, ...chunks].map((filler) => text.replaceAll('*', () => filler).replaceAll('?', FRESH)),
    ...characters.map((character) => text.replaceAll('*', '').replaceAll('?', () => character)),
  ];
}

/** Parts of an ARN pattern that only a star fills must not stay empty for every reader. */
function plainArn(text: string): string[] {
  return text === '*' ? ['arn:aws:iam::111122223333:user/someone'] : [];
}

function nearAddresses(text: string): string[] {
  const range = readRange(text);
  return range === null ? [] : neighbours(range).map(addressText);
}
