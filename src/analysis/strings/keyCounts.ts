import { readRange } from '../../policy/conditions/addresses.ts';
import type { Clause } from '../../policy/conditions/clause.ts';
import { readDate } from '../../policy/conditions/dates.ts';
import { readNumber } from '../../policy/conditions/numbers.ts';
import { templateText } from '../../policy/variables.ts';
import { addressStretches } from '../addressSamples.ts';
import { isoTime } from '../boundSamples.ts';
import { type Kind, limitMatchers, textShape } from '../sampleValues.ts';
import { addLogs, textCounts } from '../textCounts.ts';
import { judged } from './keyOptions.ts';
import { type KeyValues, readerOf } from './textReader.ts';

/** How many values of a key there are by what the clauses on it make of them, as binary logarithms. */
export interface KeyCount {
  readonly holds: readonly boolean[];
  readonly log: number;
}

/** Whole numbers and seconds that count: those of 32 bits. */
const largest = 2 ** 32;

/**
 * The values of a key, absence among them as one more. Texts have at most 100 characters of 256 letters, numbers and
 * seconds 32 bits, addresses those of their version; a multivalued key is counted as if it held one value.
 */
export function keyCounts(
  key: string,
  kind: Kind,
  clauses: readonly Clause[],
  chosen: KeyValues,
  reasons: Set<string>,
): KeyCount[] {
  const own = clauses.filter(({ lowerKey }) => lowerKey === key);
  const absent: KeyCount = { holds: judged(own, key, undefined, chosen), log: 0 };
  return together([...counters[kind](own, key, chosen, reasons), absent]);
}

function together(counts: readonly KeyCount[]): KeyCount[] {
  const sums = new Map<string, KeyCount>();
  for (const { holds, log } of counts) {
    const mark = holds.map(Number).join('');
    sums.set(mark, { holds, log: addLogs(sums.get(mark)?.log ?? Number.NEGATIVE_INFINITY, log) });
  }
  return [...sums.values()];
}

type Counter = (own: readonly Clause[], key: string, chosen: KeyValues, reasons: Set<string>) => KeyCount[];

const counted = (own: readonly Clause[], key: string, chosen: KeyValues, value: string, count: number): KeyCount => {
  const many = own.some(({ use }) => use?.quantifier);
  return { holds: judged(own, key, many ? [value] : value, chosen), log: Math.log2(count) };
};

const texts =
  (kind: 'text' | 'arn'): Counter =>
  (own, key, chosen, reasons) => {
    const reader = readerOf(chosen);
    const { counts, complete } = textCounts(
      textShape(kind),
      own.map((clause) => limitMatchers(clause, reader)),
    );
    if (!complete) reasons.add(`values of \`${key}\` were not counted`);
    return [...counts].map(([fits, count]) => ({
      holds: own.map((clause, at) => heldBy(clause, fits[at] === '1')),
      log: Math.log2(count),
    }));
  };

/** What one value that fits the clause's values, or does not, makes of the clause; presence is all that `Null` asks. */
function heldBy({ use, values, effect }: Clause, fit: boolean): boolean {
  if (!use) return effect === 'Deny';
  if (use.operator.family !== 'Null') return fit !== use.operator.negated;
  if (use.quantifier) return use.quantifier === 'ForAllValues';
  return values.some((value) => value.test?.('false') ?? false);
}

const ordered =
  (read: (text: string) => number | null, step: number, write: (value: number) => string): Counter =>
  (own, key, chosen) => {
    const bounds = own.flatMap(({ values }) => values.flatMap(({ template }) => read(templateText(template)) ?? []));
    const end = largest * step;
    const cuts = bounds.flatMap((bound) => [Math.ceil(bound / step) * step, (Math.floor(bound / step) + 1) * step]);
    const starts = [...new Set([0, ...cuts.filter((cut) => cut > 0 && cut < end)])].sort((a, b) => a - b);
    return starts.map((start, at) => counted(own, key, chosen, write(start), ((starts[at + 1] ?? end) - start) / step));
  };

const counters: Readonly<Record<Kind, Counter>> = {
  text: texts('text'),
  bytes: texts('text'),
  arn: texts('arn'),
  number: ordered(readNumber, 1, String),
  date: ordered(readDate, 1000, isoTime),
  truth: (own, key, chosen) => ['true', 'false'].map((value) => counted(own, key, chosen, value, 1)),
  address: (own, key, chosen) => {
    const written = own.flatMap(({ values }) => values.map(({ template }) => templateText(template)));
    const ranges = written.flatMap((text) => readRange(text) ?? []);
    return addressStretches(ranges).map(({ address, count }) => counted(own, key, chosen, address, count));
  },
};
