import { type OperatorUse, readOperator } from '../conditions/operatorName.ts';
import type { Family } from '../conditions/operators.ts';
import type { JsonPath } from '../fault.ts';
import { isRecord } from '../jsonValue.ts';
import type { Entry } from './entries.ts';
import type { RawStatement } from './lintCheck.ts';

/** One key under one operator, as it was written. */
export interface WrittenCondition {
  readonly operator: string;
  /** Null for an operator that AWS does not know. */
  readonly use: OperatorUse | null;
  readonly family: Family | null;
  readonly key: string;
  readonly lowerKey: string;
  /** Texts, with numbers and Booleans in their text form. */
  readonly values: readonly Entry[];
  readonly value: unknown;
  readonly path: JsonPath;
  /** Path of the operator's block. */
  readonly block: JsonPath;
  /** True where the block holds this key alone. */
  readonly alone: boolean;
}

const read = new WeakMap<RawStatement, readonly WrittenCondition[]>();

/** Every key of the `Condition` element, in order. */
export function conditionsOf(statement: RawStatement): readonly WrittenCondition[] {
  const conditions = read.get(statement) ?? readAll(statement);
  read.set(statement, conditions);
  return conditions;
}

function readAll({ raw, path }: RawStatement): WrittenCondition[] {
  const element = raw.Condition;
  if (!isRecord(element)) return [];
  return Object.keys(element).flatMap((operator) => readBlock(element[operator], operator, [...path, 'Condition']));
}

function readBlock(block: unknown, operator: string, path: JsonPath): WrittenCondition[] {
  if (!isRecord(block)) return [];
  const use = readOperator(operator);
  const keys = Object.keys(block);
  return keys.map((key) => ({
    operator,
    use,
    family: use?.operator.family ?? null,
    key,
    lowerKey: key.toLowerCase(),
    values: valueEntries(block[key], [...path, operator, key]),
    value: block[key],
    path: [...path, operator, key],
    block: [...path, operator],
    alone: keys.length === 1,
  }));
}

function valueEntries(value: unknown, path: JsonPath): Entry[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item, index): Entry[] => {
    if (typeof item !== 'string' && typeof item !== 'number' && typeof item !== 'boolean') return [];
    return [{ text: String(item), path: Array.isArray(value) ? [...path, index] : path }];
  });
}

/**
 * True where the condition holds for a request without the key: negated operators, `IfExists` and `ForAllValues` do
 * (IAM User Guide, reference_policies_elements_condition_operators).
 */
export function holdsWithoutKey({ use, family, values }: WrittenCondition): boolean {
  if (!use) return false;
  if (family === 'Null') return values.some(({ text }) => text.toLowerCase() === 'true');
  if (use.quantifier) return use.quantifier === 'ForAllValues';
  return use.ifExists || use.operator.negated;
}

const byKey = new WeakMap<RawStatement, ReadonlyMap<string, readonly WrittenCondition[]>>();

/** Spellings of one key under all operators that are looked at; nobody writes as many. */
const MOST = 100;

/** The conditions of a statement by lower-case key, at most a hundred for each. */
export function conditionsByKey(statement: RawStatement): ReadonlyMap<string, readonly WrittenCondition[]> {
  const known = byKey.get(statement);
  if (known) return known;
  const groups = new Map<string, WrittenCondition[]>();
  for (const condition of conditionsOf(statement)) {
    const group = groups.get(condition.lowerKey) ?? [];
    if (group.length < MOST) group.push(condition);
    groups.set(condition.lowerKey, group);
  }
  byKey.set(statement, groups);
  return groups;
}

/** The conditions on a key, under any operator. */
export function conditionsOn(statement: RawStatement, key: string): readonly WrittenCondition[] {
  return conditionsByKey(statement).get(key.toLowerCase()) ?? [];
}

/** True where the statement has a condition on the key, under any operator. */
export function mentions(statement: RawStatement, key: string): boolean {
  return conditionsOn(statement, key).length > 0;
}

/** The name of the operator with another core: `ForAnyValue:StringLikeIfExists` with `Arn` in place of `String`. */
export function withCore({ operator, use }: WrittenCondition, core: string): string {
  return use === null ? operator : operator.replace(use.operator.name, core);
}
