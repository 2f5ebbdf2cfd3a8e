import { type Clause, clauseHolds } from '../../policy/conditions/clause.ts';
import type { ContextValue } from '../../policy/request.ts';
import { templateKeys } from '../../policy/variables.ts';
import { literalTokens } from '../../policy/wildcard.ts';
import { setsOf } from '../dimension.ts';
import { kindOf, limitMatchers, sampleValues } from '../sampleValues.ts';
import { solveVariable } from '../solveVariable.ts';
import { here, usesIn } from '../variableUses.ts';
import { spend } from '../work.ts';
import { type KeyValues, readerOf } from './textReader.ts';

/** One value of a key, or its absence, with what it makes of the clauses on the key, in their order. */
export interface KeyOption {
  readonly value: ContextValue | undefined;
  readonly holds: readonly boolean[];
}

const free = { typed: false, texts: [], floor: Number.NEGATIVE_INFINITY } as const;

/** The values of a key that some of the clauses can tell apart; `chosen` are the values of the keys before it. */
export function keyOptions(
  key: string,
  clauses: readonly Clause[],
  chosen: KeyValues,
  reasons: Set<string>,
): KeyOption[] {
  const own = clauses.filter(({ lowerKey }) => lowerKey === key);
  const reading = clauses.filter(({ lowerKey, values }) => lowerKey !== key && reads(values, key));
  // What holds of the keys that read this one must be tried for this one too: they may have to be equal.
  const readers = clauses.filter(({ lowerKey }) => reading.some((one) => one.lowerKey === lowerKey));
  const kind = kindOf(undefined, own.length > 0 ? own : readers);
  const samples = sampleValues({ kind, ...free }, [...own, ...readers], readerOf(chosen));
  for (const reason of samples.reasons) reasons.add(reason);
  const judge = (value: ContextValue | undefined): KeyOption => {
    spend(10 + own.length * 10);
    return { value, holds: judged(own, key, value, chosen) };
  };
  const isRead = readers.length > 0;
  const values = [...new Set([...samples.values, ...readAlike(key, clauses, chosen)])];
  const singles = distinct(values.map(judge), isRead);
  const many = own.some(({ use }) => use?.quantifier);
  const sets = many
    ? setsOf(
        distinct(
          values.map((value) => judge([value])),
          isRead,
        ),
        own.length,
      )
    : null;
  if (sets?.cut) reasons.add(`sets of values of \`${key}\` were not all tried`);
  return distinct([...singles, ...(sets?.sets ?? []).map(judge), judge(undefined)], isRead);
}

/** Values of a key with which values in the policies read as what other keys hold already. */
function readAlike(key: string, clauses: readonly Clause[], chosen: KeyValues): readonly string[] {
  const marked = readerOf(new Map(chosen).set(key, here));
  return clauses.flatMap((clause) => {
    const held = clause.lowerKey === key ? undefined : chosen.get(clause.lowerKey);
    if (held === undefined || !reads(clause.values, key)) return [];
    const patterns = limitMatchers(clause, marked).map(({ tokens }) => tokens);
    return [held].flat().flatMap((text) => {
      const { uses } = usesIn([...patterns, literalTokens(text)]);
      return solveVariable(uses, []).values;
    });
  });
}

function reads(values: Clause['values'], key: string): boolean {
  return values.some(({ template }) => templateKeys(template).some((name) => name.toLowerCase() === key));
}

/** What the clauses on the key make of a value. */
export function judged(
  clauses: readonly Clause[],
  key: string,
  value: ContextValue | undefined,
  chosen: KeyValues,
): boolean[] {
  const reader = readerOf(new Map(chosen).set(key, value));
  return clauses.map((clause) => clauseHolds(clause, reader));
}

/** The first of those that no clause tells apart; all different values where other keys read this one. */
function distinct(options: readonly KeyOption[], byValue: boolean): KeyOption[] {
  const found = new Map<string, KeyOption>();
  for (const option of options) {
    const mark = byValue ? JSON.stringify(option.value ?? null) : '';
    const key = option.holds.map(Number).join('') + mark;
    if (!found.has(key)) found.set(key, option);
  }
  return [...found.values()];
}

/** The keys of the clauses, those that others read through variables before those that read them. */
export function keysInOrder(clauses: readonly Clause[]): string[] {
  const keys = new Set(clauses.map(({ lowerKey }) => lowerKey));
  const read = new Set(clauses.flatMap(({ values }) => values.flatMap(({ template }) => templateKeys(template))));
  const first = [...read].map((name) => name.toLowerCase());
  return [...new Set([...first, ...keys])];
}
