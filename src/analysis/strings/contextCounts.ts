import type { Clause } from '../../policy/conditions/clause.ts';
import { type Kind, kindOf } from '../sampleValues.ts';
import { addLogs } from '../textCounts.ts';
import { spend } from '../work.ts';
import { type KeyCount, keyCounts } from './keyCounts.ts';
import { keysInOrder } from './keyOptions.ts';

/** A statement that applies where all of its clauses hold. */
export interface Counted {
  readonly denies: boolean;
  /** Each layer must allow by itself; 0 for the policies that grant. */
  readonly layer: number;
  readonly clauses: readonly Clause[];
}

/** The condition keys that every request of a count holds. */
export interface CountedKeys {
  readonly keys: readonly string[];
  readonly kinds: ReadonlyMap<string, Kind>;
}

/** Contexts that one count may add up. */
const most = 50_000;

export function countedKeys(clauses: readonly Clause[]): CountedKeys {
  const keys = keysInOrder(clauses);
  const kinds = keys.map(
    (key) =>
      [
        key,
        kindOf(
          undefined,
          clauses.filter(({ lowerKey }) => lowerKey === key),
        ),
      ] as const,
  );
  return { keys, kinds: new Map(kinds) };
}

interface Sum {
  readonly statements: readonly Counted[];
  readonly layers: number;
  readonly keys: readonly string[];
  readonly options: readonly (readonly KeyCount[])[];
  readonly reasons: Set<string>;
  steps: number;
}

/** Binary logarithm of the number of contexts under which the statements allow; minus infinity for none. */
export function allowingContexts(
  statements: readonly Counted[],
  { keys, kinds }: CountedKeys,
  reasons: Set<string>,
  layers = 1,
): number {
  if (!everyLayer(statements, layers)) return Number.NEGATIVE_INFINITY;
  const clauses = statements.flatMap((statement) => statement.clauses);
  const options = keys.map((key) => keyCounts(key, kinds.get(key) ?? 'text', clauses, new Map(), reasons));
  return summed({ statements, layers, keys, options, reasons, steps: 0 }, 0, new Map());
}

function summed(sum: Sum, depth: number, judged: ReadonlyMap<string, readonly boolean[]>): number {
  sum.steps += 1;
  if (!spend(20 + sum.statements.length)) return Number.NEGATIVE_INFINITY;
  if (sum.steps > most) {
    sum.reasons.add(`more than ${most} combinations of condition values were not all counted`);
    return Number.NEGATIVE_INFINITY;
  }
  const key = sum.keys[depth];
  if (key === undefined) return allowedBy(sum, judged) ? 0 : Number.NEGATIVE_INFINITY;
  return (sum.options[depth] ?? []).reduce((total, { holds, log }) => {
    return addLogs(total, log + summed(sum, depth + 1, new Map(judged).set(key, holds)));
  }, Number.NEGATIVE_INFINITY);
}

function everyLayer(statements: readonly Counted[], layers: number): boolean {
  const allowing = new Set(statements.flatMap(({ denies, layer }) => (denies ? [] : [layer])));
  return allowing.size === layers;
}

function allowedBy({ statements, layers }: Sum, judged: ReadonlyMap<string, readonly boolean[]>): boolean {
  const next = new Map<string, number>();
  const applying = statements.filter(({ clauses }) =>
    clauses
      .map(({ lowerKey }) => {
        const at = next.get(lowerKey) ?? 0;
        next.set(lowerKey, at + 1);
        return judged.get(lowerKey)?.[at] === true;
      })
      .every(Boolean),
  );
  return everyLayer(applying, layers) && applying.every(({ denies }) => !denies);
}
