import type { ContextReader } from '../../policy/context.ts';
import type { ContextValue } from '../../policy/request.ts';
import { resolveTemplate, type Template, templateKeys, templateTokens } from '../../policy/variables.ts';
import type { Matcher } from '../automaton.ts';
import { limitMatchers } from '../sampleValues.ts';
import { solveVariable, type VariableUse } from '../solveVariable.ts';
import { elsewhere, here, usesIn } from '../variableUses.ts';
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
 * condition tells apart. Where a pattern holds several of them, they are solved one by one, and a reason says so.
 */
export function variableAssignments(
  statements: readonly VariableStatement[],
  reasons: Set<string>,
  reading: VariableReading = ofTexts,
): KeyValues[] {
  const templates = different(statements.flatMap(({ resource }) => resource?.templates ?? []));
  const free = (template: Template) =>
    templateKeys(template)
      .map((key) => key.toLowerCase())
      .filter((key) => !reading.isSettled(key));
  const keys = [...new Set([...templates.flatMap(free), ...reading.also.filter((key) => !reading.isSettled(key))])];
  if (keys.length === 0) return [new Map()];
  let assignments: KeyValues[] = [new Map()];
  for (const key of keys) {
    const values = valuesOf(key, statements, templates, reasons, reading);
    assignments = assignments.flatMap((known) => values.map((value) => new Map(known).set(key, value)));
    if (assignments.length > most) break;
  }
  if (assignments.length > most) reasons.add(`more than ${most} combinations of variables were not all tried`);
  return assignments.slice(0, most);
}

const severalVariables = 'resource patterns with several variables were tried with some values of them only';

function different(templates: readonly Template[]): Template[] {
  return [...new Map(templates.map((template) => [JSON.stringify(template), template])).values()];
}

function valuesOf(
  key: string,
  statements: readonly VariableStatement[],
  templates: readonly Template[],
  reasons: Set<string>,
  reading: VariableReading,
): (ContextValue | undefined)[] {
  const clauses = statements.flatMap((statement) => statement.clauses);
  const own = clauses
    .filter(({ lowerKey }) => lowerKey === key)
    .flatMap((clause) => limitMatchers(clause, readerOf(new Map())));
  const uses = usesOf(key, templates, reasons, reading);
  const { values, complete } = solveVariable([...uses, ...reading.more(key)], own, reading.admits(key));
  if (!complete) reasons.add(`values of \`\${${key}}\` were not all tried`);
  const isRead = clauses.some(({ lowerKey, values: texts }) => lowerKey === key || reads(texts, key));
  const more = isRead ? keyOptions(key, clauses, new Map(), reasons).map(({ value }) => value) : [];
  return [...new Set<ContextValue | undefined>([...values, ...more, undefined])];
}

function reads(values: TextStatement['clauses'][number]['values'], key: string): boolean {
  return values.some(({ template }) => templateKeys(template).some((name) => name.toLowerCase() === key));
}

/** The places of a key's value in the patterns, by what stands before it. */
function usesOf(
  key: string,
  templates: readonly Template[],
  reasons: Set<string>,
  { compile, settled, isSettled }: VariableReading,
): readonly VariableUse[] {
  const reader: ContextReader = {
    get: (name) => (isSettled(name) ? settled.get(name) : name === key ? here : elsewhere),
  };
  const compiled = templates.flatMap((template) => {
    const resolved = resolveTemplate(template, reader);
    return resolved ? compile(templateTokens(resolved)).map(({ tokens }) => tokens) : [];
  });
  const { uses, crowded } = usesIn(compiled);
  if (crowded) reasons.add(severalVariables);
  return uses;
}
