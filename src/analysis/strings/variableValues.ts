import type { Clause } from '../../policy/conditions/clause.ts';
import type { ContextReader } from '../../policy/context.ts';
import type { ContextValue } from '../../policy/request.ts';
import { resolveTemplate, type Template, templateKeys, templateTokens } from '../../policy/variables.ts';
import type { Matcher } from '../automaton.ts';
import { limitMatchers } from '../sampleValues.ts';
import { solveVariable, type VariableUse } from '../solveVariable.ts';
import { elsewhere, here, usesIn, type VariableUses } from '../variableUses.ts';
import { keyOptions } from './keyOptions.ts';
import { type KeyValues, readerOf } from './textReader.ts';
import { matcherOf, type TextStatement } from './textStatement.ts';

/** How a universe reads resource patterns and what it knows of variables. */
export interface VariableReading {
  /** The patterns of tokens. */
  readonly compile: (tokens: readonly number[]) => readonly Matcher[];
  /** Values that are known already. */
  readonly settled: ContextReader;
  readonly isSettled: (lowerKey: string) => boolean;
  /** Characters that values of a key may hold. */
  readonly admits: (lowerKey: string) => (unit: number) => boolean;
  /** Keys to solve although no resource pattern reads them. */
  readonly also: readonly string[];
  /** Other places where the value of a key stands. */
  readonly more: (lowerKey: string) => readonly VariableUse[];
}

/** Every key is free and every text possible. */
const ofTexts: VariableReading = {
  compile: (tokens) => [matcherOf(tokens)],
  settled: readerOf(new Map()),
  isSettled: () => false,
  admits: () => () => true,
  also: [],
  more: () => [],
};

/** What variables hang on. */
export type VariableStatement = Pick<TextStatement, 'resource' | 'clauses'>;

/** Assignments that one comparison may try. */
const most = 200;

/**
 * Values of the free keys that resource patterns read, absence among them: one for all values that no pattern and no
 * condition tells apart. Where a pattern holds several of them, each is solved for every value of those before it.
 */
export function variableAssignments(
  statements: readonly VariableStatement[],
  reasons: Set<string>,
  reading: VariableReading = ofTexts,
): KeyValues[] {
  const templates = different(statements.flatMap(({ resource }) => resource?.templates ?? []));
  const written = templates.map((template) => freeKeys(template, reading));
  const keys = leftToRight([...written, reading.also.filter((key) => !reading.isSettled(key))]);
  if (keys.length === 0) return [new Map()];
  let assignments: KeyValues[] = [new Map()];
  for (const key of keys) {
    const beside = new Set(written.filter((all) => all.includes(key)).flat());
    const known = new Map<string, (ContextValue | undefined)[]>();
    const valuesIn = (chosen: KeyValues) => {
      const before = new Map([...chosen].filter(([other]) => beside.has(other)));
      const mark = JSON.stringify([...before].map(([other, value]) => [other, value ?? null]));
      const values = known.get(mark) ?? valuesOf({ key, before, statements, templates, reading }, reasons);
      known.set(mark, values);
      return values;
    };
    assignments = assignments.flatMap((chosen) => valuesIn(chosen).map((value) => new Map(chosen).set(key, value)));
    if (assignments.length > most) break;
  }
  if (assignments.length > most) reasons.add(`more than ${most} combinations of variables were not all tried`);
  return assignments.slice(0, most);
}

/** A second ordinary value: two keys may have to differ. */
const another = 'another';

const severalVariables = 'resource patterns with several variables were tried with some values of them only';

function different(templates: readonly Template[]): Template[] {
  return [...new Map(templates.map((template) => [JSON.stringify(template), template])).values()];
}

function freeKeys(template: Template, { isSettled }: VariableReading): string[] {
  return [...new Set(templateKeys(template).map((key) => key.toLowerCase()))].filter((key) => !isSettled(key));
}

/** Every key once, those that stand before others in some list first, as far as the lists agree. */
function leftToRight(lists: readonly (readonly string[])[]): string[] {
  const left = new Set(lists.flat());
  const ordered: string[] = [];
  while (left.size > 0) {
    const isFirst = (key: string) =>
      lists.every((list) => !list.includes(key) || list.slice(0, list.indexOf(key)).every((other) => !left.has(other)));
    const next = [...left].find(isFirst) ?? [...left][0] ?? '';
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}

/** A key whose values are looked for, and the values of those before it in the same patterns. */
interface Sought {
  readonly key: string;
  readonly before: KeyValues;
  readonly statements: readonly VariableStatement[];
  readonly templates: readonly Template[];
  readonly reading: VariableReading;
}

function valuesOf(sought: Sought, reasons: Set<string>): (ContextValue | undefined)[] {
  const { key, before, statements, reading } = sought;
  const clauses = statements.flatMap((statement) => statement.clauses);
  const own = clauses
    .filter(({ lowerKey }) => lowerKey === key)
    .flatMap((clause) => limitMatchers(clause, readerOf(before)));
  const { uses, crowded, followed } = usesOf(sought);
  const isRead = clauses.some(({ lowerKey, values: texts }) => lowerKey === key || reads(texts, key));
  if (crowded || (followed && isTied(sought, clauses))) reasons.add(severalVariables);
  const { values, complete } = solveVariable([...uses, ...reading.more(key)], own, reading.admits(key), followed);
  if (!complete) reasons.add(`values of \`\${${key}}\` were not all tried`);
  const more = isRead ? keyOptions(key, clauses, before, reasons).map(({ value }) => value) : [];
  const other = crowded ? [another] : [];
  return [...new Set<ContextValue | undefined>([...values, ...other, ...more, undefined])];
}

/** True where conditions hold values of the key against those of others that stand in the patterns. */
function isTied({ key, templates }: Sought, clauses: VariableStatement['clauses']): boolean {
  const others = new Set(templates.flatMap(templateKeys).map((name) => name.toLowerCase()));
  others.delete(key);
  const readsOthers = (values: Clause['values']) => [...others].some((other) => reads(values, other));
  return clauses.some(({ lowerKey, values }) =>
    lowerKey === key ? readsOthers(values) : reads(values, key) && (others.has(lowerKey) || readsOthers(values)),
  );
}

function reads(values: Clause['values'], key: string): boolean {
  return values.some(({ template }) => templateKeys(template).some((name) => name.toLowerCase() === key));
}

/** The places of a key's value in the patterns, by what stands before it. */
function usesOf({ key, before, templates, reading: { compile, settled, isSettled } }: Sought): VariableUses {
  const other = (name: string) => (before.has(name) ? before.get(name) : elsewhere);
  const reader: ContextReader = {
    get: (name) => (isSettled(name) ? settled.get(name) : name === key ? here : other(name)),
  };
  const compiled = templates.flatMap((template) => {
    const resolved = resolveTemplate(template, reader);
    return resolved ? compile(templateTokens(resolved)).map(({ tokens }) => tokens) : [];
  });
  return usesIn(compiled);
}
