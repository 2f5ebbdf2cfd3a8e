import type { Json, JsonObject } from '../call.ts';
import { elementsOf, inSet, textOf, typeOf } from './attributeValue.ts';
import { addDecimals } from './decimal.ts';
import { type Path, valueAt, withValueAt } from './documentPath.ts';
import { type ExpressionReader, maximumNesting } from './expressionReader.ts';

/** What an update can come to besides an item. */
export type UpdateFault = 'dynamodb.no-attribute' | 'dynamodb.update-type' | 'dynamodb.update-path';
export type Updated = JsonObject | UpdateFault;

/** One action of an update. Operands see the item as it was before. */
interface Action {
  readonly path: Path;
  readonly value: (before: JsonObject) => Json | undefined | UpdateFault;
}

export interface Update {
  readonly actions: readonly Action[];
}

type Value = (item: JsonObject) => Json | undefined;

function readSetOperand(reader: ExpressionReader, depth = 0): Value {
  if (depth > maximumNesting) reader.fail('The expression is nested too deeply');
  const name = reader.peek(1) === '(' ? reader.peek() : '';
  if (name === 'if_not_exists' || name === 'list_append') {
    reader.take();
    reader.take();
    const path = name === 'if_not_exists' ? reader.path() : null;
    const first: Value = path ? (item) => valueAt(item, path) : readSetOperand(reader, depth + 1);
    reader.expect(',');
    const second = readSetOperand(reader, depth + 1);
    reader.expect(')');
    return path ? (item) => first(item) ?? second(item) : (item) => appended(first(item), second(item));
  }
  if (reader.peek().startsWith(':')) {
    const value = reader.value();
    return () => value;
  }
  if (name !== '') reader.fail(`Invalid function name; function: ${reader.peek()}`);
  const path = reader.path();
  return (item) => valueAt(item, path);
}

const wrongType = 'dynamodb.update-type';

function appended(one: Json | undefined, other: Json | undefined): Json | undefined {
  if (one === undefined || other === undefined) return undefined;
  return typeOf(one) === 'L' && typeOf(other) === 'L' ? { L: [...elementsOf(one), ...elementsOf(other)] } : wrongType;
}

function summed(one: Json | undefined, other: Json | undefined, sign: 1 | -1): Json | undefined {
  if (one === undefined || other === undefined) return undefined;
  const numbers = typeOf(one) === 'N' && typeOf(other) === 'N';
  const sum = numbers ? addDecimals(textOf(one), textOf(other), sign) : null;
  return sum === null ? wrongType : { N: sum };
}

function readSet(reader: ExpressionReader): Action {
  const path = reader.path();
  reader.expect('=');
  const left = readSetOperand(reader);
  const sign = reader.takes('+') ? 1 : reader.takes('-') ? -1 : null;
  const right = sign === null ? null : readSetOperand(reader);
  return {
    path,
    value: (item) =>
      (right === null || sign === null ? left(item) : summed(left(item), right(item), sign)) ?? 'dynamodb.no-attribute',
  };
}

const elements = (value: Json | undefined): Json[] => [...elementsOf(value)];

/** Adds to a number or a set: Amazon DynamoDB Developer Guide, UpdateExpressions. */
function added(old: Json | undefined, value: Json | undefined): Json {
  const type = typeOf(value);
  if (type === 'N') return summed(old ?? { N: '0' }, value, 1) ?? wrongType;
  if (!type.endsWith('S') || type === 'S' || (old !== undefined && typeOf(old) !== type)) return wrongType;
  return { [type]: [...elements(old), ...elements(value).filter((one) => old === undefined || !inSet(old, one))] };
}

function without(old: Json | undefined, value: Json | undefined): Json | undefined {
  const type = typeOf(value);
  if (!type.endsWith('S') || type === 'S') return wrongType;
  if (old === undefined) return undefined;
  if (typeOf(old) !== type) return wrongType;
  const left = elements(old).filter((one) => !inSet(value, one));
  return left.length > 0 ? { [type]: left } : undefined;
}

const withValue =
  (change: (old: Json | undefined, value: Json | undefined) => Json | undefined) =>
  (reader: ExpressionReader): Action => {
    const path = reader.path();
    const value = reader.value();
    return { path, value: (item) => change(valueAt(item, path), value) };
  };

const clauses: Readonly<Record<string, (reader: ExpressionReader) => Action>> = {
  SET: readSet,
  REMOVE: (reader) => ({ path: reader.path(), value: () => undefined }),
  ADD: withValue(added),
  DELETE: withValue(without),
};

/** An update expression: Amazon DynamoDB Developer Guide, UpdateExpressions. Each clause comes once. */
export function readUpdate(reader: ExpressionReader): Update {
  const actions: Action[] = [];
  const seen = new Set<string>();
  while (reader.peek() !== '') {
    const word = reader.word();
    const clause = Object.hasOwn(clauses, word) ? clauses[word] : undefined;
    if (!clause) reader.unexpected();
    else if (seen.has(word)) reader.fail(`The "${word}" section can only be used once in an update expression;`);
    else {
      seen.add(word);
      reader.take();
      do actions.push(clause(reader));
      while (reader.takes(','));
    }
  }
  return { actions };
}

const isFault = (value: Json | undefined): value is UpdateFault =>
  value === 'dynamodb.no-attribute' || value === wrongType || value === 'dynamodb.update-path';

/** The item after all actions. List elements are removed from the end, so that places keep their meaning. */
export function updatedItem({ actions }: Update, before: JsonObject): Updated {
  let item = before;
  const sets = actions.map(({ path, value }) => ({ path, value: value(before) }));
  const ordered = [
    ...sets.filter(({ value }) => value !== undefined),
    ...sets
      .filter(({ value }) => value === undefined)
      .sort((one, other) => Number(other.path.at(-1)) - Number(one.path.at(-1)) || 0),
  ];
  for (const { path, value } of ordered) {
    if (isFault(value)) return value;
    const next = withValueAt(item, path, value);
    if (next === null) return 'dynamodb.update-path';
    item = next;
  }
  return item;
}
