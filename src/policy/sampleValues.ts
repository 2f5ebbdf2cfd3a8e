import { findConditionKey } from '../catalogue/authorization.ts';
import type { ConditionKeyType } from '../catalogue/shapes.ts';
import { parseArn } from './arn.ts';
import type { Asked } from './asked.ts';
import type { CompiledStatement } from './compiled.ts';
import { readAddress } from './conditions/addresses.ts';
import { type Clause, clauseHolds } from './conditions/clause.ts';
import { readDate } from './conditions/dates.ts';
import { readNumber } from './conditions/numbers.ts';
import type { Family } from './conditions/operators.ts';
import type { ContextValue } from './request.ts';
import { anyOfEachKind, OTHER_TEXT, samplers } from './sampleTexts.ts';
import { hasVariable, type Template, templateKeys } from './variables.ts';

/**
 * Values worth trying for an absent key: one for each way in which its clauses can hold or fail together, other than
 * the way of its absence. Where variables tie the key to other keys, every sample is kept.
 */
export function sampleValues(
  lowerKey: string,
  asked: Asked,
  statements: readonly CompiledStatement[],
): readonly ContextValue[] {
  const clauses = statements.flatMap((statement) => statement.clauses.filter((clause) => clause.lowerKey === lowerKey));
  const compared = comparedTexts(lowerKey, asked, statements);
  const type = findConditionKey(lowerKey)?.type;
  const tied = compared.length > 0 || clauses.some((clause) => waitsForOthers(clause, asked));
  const texts = [...ownTexts(clauses, asked), ...compared, ...(tied ? [OTHER_TEXT] : [])];
  const typed = [...new Set([...texts, ...anyOfEachKind])].filter((text) => type === undefined || fitsType[type](text));
  if (!isMultivalued(type, clauses)) return tied ? typed : distinct(typed, clauses, lowerKey, asked);
  const elements = tied
    ? typed.map((text) => [text])
    : distinct(
        typed.map((text) => [text]),
        clauses,
        lowerKey,
        asked,
      );
  const lists = subsets(elements.flat());
  return tied ? lists : distinct(lists, clauses, lowerKey, asked);
}

const isNumber = (text: string) => readNumber(text) !== null;
const isArn = (text: string) => parseArn(text) !== null;
const isTruth = (text: string) => text === 'true' || text === 'false';
const anything = () => true;

/** A key has values of its type only. */
const fitsType: Readonly<Record<ConditionKeyType, (text: string) => boolean>> = {
  String: anything,
  ArrayOfString: anything,
  ARN: isArn,
  ArrayOfARN: isArn,
  Bool: isTruth,
  ArrayOfBool: isTruth,
  Numeric: isNumber,
  Date: (text) => readDate(text) !== null,
  IPAddress: (text) => readAddress(text) !== null,
  Binary: anything,
};

/** Whether a key takes lists is a property of the key; a key that AWS does not publish is judged by its operators. */
function isMultivalued(type: ConditionKeyType | undefined, clauses: readonly Clause[]): boolean {
  return type === undefined ? clauses.some(({ use }) => use?.quantifier) : type.startsWith('ArrayOf');
}

/** Samples from the clauses' own values, and from the present keys that these are compared with. */
function ownTexts(clauses: readonly Clause[], asked: Asked): readonly string[] {
  const byFamily = new Map<Family, string[]>();
  for (const clause of clauses) {
    const family = clause.use?.operator.family ?? 'String';
    const texts = byFamily.get(family) ?? [];
    byFamily.set(family, texts);
    for (const [index, { template }] of clause.values.entries()) {
      if (!hasVariable(template)) texts.push(clause.source.values[index] ?? '');
      else texts.push(...templateKeys(template).flatMap((key) => textsIn(asked.context.get(key.toLowerCase()))));
    }
  }
  const patterns = [...(byFamily.get('String') ?? []), ...(byFamily.get('Arn') ?? [])];
  return [...byFamily].flatMap(([family, texts]) =>
    samplers[family](family === 'String' || family === 'Arn' ? patterns : texts),
  );
}

function textsIn(value: ContextValue | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function waitsForOthers(clause: Clause, asked: Asked): boolean {
  return clause.values.some(({ template }) => {
    return templateKeys(template).some((key) => asked.context.get(key.toLowerCase()) === undefined);
  });
}

/** What the key could stand for as a variable: in resources, and in values that a present key is compared with. */
function comparedTexts(lowerKey: string, asked: Asked, statements: readonly CompiledStatement[]): readonly string[] {
  return statements.flatMap(({ resources, clauses }) => {
    const inResources = (resources?.patterns ?? []).map(
      ({ template }) => [template, [asked.request.resource]] as const,
    );
    const inClauses = clauses.flatMap((clause) => {
      const given = textsIn(asked.context.get(clause.lowerKey));
      return clause.values.map(({ template }) => [template, given] as const);
    });
    return [...inResources, ...inClauses].flatMap(([template, given]) => {
      return names(template, lowerKey)
        ? [OTHER_TEXT, ...given.flatMap((text) => standIns(template, lowerKey, text))]
        : [];
    });
  });
}

function names(template: Template, lowerKey: string): boolean {
  return templateKeys(template).some((key) => key.toLowerCase() === lowerKey);
}

const MOST_STAND_INS = 24;

/** Parts of a text that the variable could stand for: what lies between its plain neighbours in the template. */
function standIns(template: Template, lowerKey: string, text: string): string[] {
  const found = new Set<string>();
  for (const [index, piece] of template.entries()) {
    if (piece.kind !== 'variable' || piece.lowerKey !== lowerKey) continue;
    const before =
      plainText(template[index - 1])
        .split(/[*?]/)
        .at(-1) ?? '';
    const [after = ''] = plainText(template[index + 1]).split(/[*?]/);
    for (const start of places(text, before).map((place) => place + before.length)) {
      const rest = text.slice(start);
      for (const end of [rest.length, ...places(rest, after)]) found.add(rest.slice(0, end));
    }
  }
  const texts = [...found].filter((part) => part !== '').slice(0, MOST_STAND_INS);
  return found.has('') ? [...texts, ''] : texts;
}

function plainText(piece: Template[number] | undefined): string {
  return piece === undefined || piece.kind === 'variable' ? '' : piece.text;
}

/** Where a part stands in a text; where the part is empty, every start of a segment. */
function places(text: string, part: string): number[] {
  const found: number[] = [];
  if (part === '') for (const { index } of text.matchAll(/(?<=^|[:/])(?=.)|$/g)) found.push(index);
  else for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found.slice(0, MOST_STAND_INS);
}

const MOST_ELEMENTS = 6;

/** Every list of the elements where they are few; else each alone, in pairs, all, and none. */
function subsets(elements: readonly string[]): readonly (readonly string[])[] {
  if (elements.length <= MOST_ELEMENTS) {
    let all: (readonly string[])[] = [[]];
    for (const element of elements) all = all.flatMap((rest) => [rest, [...rest, element]]);
    return all;
  }
  const pairs = elements.flatMap((one, at) => elements.slice(at + 1).map((other) => [one, other]));
  return [[], ...elements.map((element) => [element]), ...pairs, elements];
}

/** One value for each way in which the clauses hold or fail, without the way of the absent key. */
function distinct<Value extends ContextValue>(
  values: readonly Value[],
  clauses: readonly Clause[],
  lowerKey: string,
  asked: Asked,
): readonly Value[] {
  const way = (value: ContextValue | undefined): string => {
    const context = { get: (key: string) => (key === lowerKey ? value : asked.context.get(key)) };
    return clauses.map((clause) => (clauseHolds(clause, context) ? '1' : '0')).join('');
  };
  const seen = new Set([way(undefined)]);
  return values.filter((value) => {
    const own = way(value);
    return !seen.has(own) && seen.add(own);
  });
}
