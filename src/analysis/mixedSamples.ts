import { readAddress, readRange } from '../policy/conditions/addresses.ts';
import { readDate } from '../policy/conditions/dates.ts';
import { readNumber } from '../policy/conditions/numbers.ts';
import type { Family } from '../policy/conditions/operators.ts';
import { addressSamples } from './addressSamples.ts';
import { dateSamples, numberSamples } from './boundSamples.ts';

/** Values that are read as a number, a moment or an address, whatever else may read them as text. */
export interface Reading {
  readonly values: (texts: readonly string[]) => readonly string[];
  readonly reads: (text: string) => boolean;
  /** What may stand for a star in a pattern of such values. */
  readonly fillings: readonly string[];
}

const readings = new Map<Family, Reading>([
  [
    'Numeric',
    {
      values: (texts) => numberSamples(texts.flatMap((text) => readNumber(text) ?? [])),
      reads: (text) => readNumber(text) !== null,
      fillings: ['', '0', '5', '00', '1', '9'],
    },
  ],
  [
    'Date',
    {
      values: (texts) =>
        dateSamples(
          texts.flatMap((text) => readDate(text) ?? []),
          Number.NEGATIVE_INFINITY,
        ),
      reads: (text) => readDate(text) !== null,
      fillings: [
        '',
        '2030-07-15T12:30:00Z',
        '-07-15T12:30:00Z',
        '07-15T12:30:00Z',
        '15T12:30:00Z',
        'T12:30:00Z',
        '30:00Z',
        '00Z',
        'Z',
      ],
    },
  ],
  [
    'IpAddress',
    {
      values: (texts) => addressSamples(texts.flatMap((text) => readRange(text) ?? [])),
      reads: (text) => readAddress(text) !== null,
      fillings: ['', '5', '.5', '20.5', '7.20.5', '198.51.100.23', '51.100.23', '100.23', '::1', ':1'],
    },
  ],
]);

export function readingOf(family: Family): Reading | null {
  return readings.get(family) ?? null;
}

/** Texts that a pattern of values may be meant for: each star filled in, the same for all of them. */
export function filled(pattern: string, { fillings, reads }: Reading): string[] {
  const found = fillings.map((filling) => pattern.replaceAll('*', filling).replaceAll('?', '1')).filter(reads);
  return [...new Set(found)];
}
