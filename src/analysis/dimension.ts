import { conditionKey } from '../catalogue/authorization.ts';
import { type Clause, clauseHolds } from '../policy/conditions/clause.ts';
import type { ContextReader } from '../policy/context.ts';
import { canonicalKey, isAlwaysPresent, tagOf, tieOf, writtenAs } from '../policy/contextRelations.ts';
import type { ContextValue } from '../policy/request.ts';
import { kindOf, sampleValues } from './sampleValues.ts';
import { spend } from './work.ts';

/** One value of a condition key, or its absence, with what it makes of the clauses on the key. */
export interface Option {
  readonly value: ContextValue | undefined;
  /** In the order of the dimension's clauses. */
  readonly holds: readonly boolean[];
}

/** A condition key whose value is free. */
export interface Dimension {
  readonly key: string;
  /** As the policies write it: one name for each alias in use. */
  readonly names: readonly string[];
  readonly clauses: readonly Clause[];
  /** Canonical keys whose values the clauses read through variables. */
  readonly reads: readonly string[];
}

export interface Options {
  readonly options: readonly Option[];
  readonly reasons: readonly string[];
}

/** What the options of a dimension hang on. */
export interface Surroundings {
  readonly service: string;
  /** Values settled or chosen so far, by canonical key. */
  readonly reader: ContextReader;
  /** Value of the key in an ordinary request. */
  readonly usual: ContextValue | undefined;
  readonly temporary: boolean;
  /** Canonical keys of all dimensions. */
  readonly chosen: ReadonlySet<string>;
  /** Milliseconds since 1970: requests lie ahead of it. */
  readonly floor: number;
  /** True for a key that the catalogue does not list. */
  readonly unlisted: boolean;
  /** Values to tell apart from all others: they stand in values of other keys. */
  readonly texts: readonly string[];
  /** Clauses on other keys that read this key's value. */
  readonly readers: readonly Clause[];
}

/** Sets of values that one key may hold at once; more are not tried. */
const mostSets = 200;

/** The values of a dimension that some clause can tell apart, the usual one first. */
export function optionsOf(dimension: Dimension, around: Surroundings): Options {
  const { key, clauses } = dimension;
  const type = typeOf(dimension, around.service);
  const kind = kindOf(type, clauses);
  const tags = key === 'aws:tagkeys' ? [...around.chosen].flatMap((other) => tagOf(other) ?? []) : [];
  const { values, reasons } = sampleValues(
    { kind, typed: type !== undefined, texts: [...tags, ...around.texts], floor: around.floor },
    [...clauses, ...around.readers],
    around.reader,
  );
  const many = type ? type.startsWith('ArrayOf') : clauses.some(({ use }) => use?.quantifier);
  const judge = (value: ContextValue | undefined) => {
    spend(10 + clauses.length * 10);
    return judged(dimension, value, around.reader);
  };
  const tie = around.readers.length > 0 ? 'value' : tieOf(key, around.chosen);
  const mark = (value: ContextValue | undefined) => {
    return tie === 'value' ? JSON.stringify(value ?? null) : tie === 'presence' ? `${value !== undefined}` : '';
  };
  const single = distinct(
    values.map((value) => judge(many ? [value] : value)),
    mark,
  );
  const sets = many ? setsOf(single, clauses.length + tags.length) : null;
  const made = sets ? sets.sets.map(judge) : single;
  const candidates = [judge(around.usual), ...made, judge(undefined)];
  const allowed =
    !around.unlisted && isAlwaysPresent(key, around.temporary)
      ? candidates.filter(({ value }) => value !== undefined)
      : candidates;
  const options = distinct(allowed, mark);
  return { options, reasons: sets?.cut ? [...reasons, `sets of values of \`${key}\` were not all tried`] : reasons };
}

function typeOf({ names, key }: Dimension, service: string) {
  return conditionKey(service, names[0] ?? key)?.type;
}

function judged({ key, clauses }: Dimension, value: ContextValue | undefined, reader: ContextReader): Option {
  const withValue: ContextReader = {
    get: (lowerKey) => {
      if (canonicalKey(lowerKey) !== key) return reader.get(lowerKey);
      return value === undefined ? undefined : writtenAs(lowerKey, value);
    },
  };
  return { value, holds: clauses.map((clause) => clauseHolds(clause, withValue)) };
}

/** The first of those that no clause tells apart. */
function distinct(options: readonly Option[], mark: (value: Option['value']) => string): Option[] {
  const found = new Map<string, Option>();
  for (const option of options) {
    const key = `${option.holds.map(Number).join('')}${mark(option.value)}`;
    if (!found.has(key)) found.set(key, option);
  }
  return [...found.values()];
}

/**
 * Sets of the values, the empty one among them. What a clause says of a set is shown by one of its members, so sets
 * larger than the number of clauses tell nothing new.
 */
export function setsOf(
  options: readonly Pick<Option, 'value'>[],
  largest: number,
): { sets: ContextValue[]; cut: boolean } {
  const values = options.flatMap(({ value }) => value ?? []);
  let grown: string[][] = [[]];
  const sets: string[][] = [];
  for (let size = 1; size <= Math.min(largest, values.length); size += 1) {
    grown = grown.flatMap((set) =>
      values.slice(set.length === 0 ? 0 : values.indexOf(set.at(-1) ?? '') + 1).map((value) => [...set, value]),
    );
    if (sets.length + grown.length > mostSets) return { sets: [...sets, []], cut: true };
    sets.push(...grown);
  }
  return { sets: [...sets, []], cut: false };
}
