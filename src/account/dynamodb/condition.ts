import type { Json, JsonObject } from '../call.ts';
import { compareValues, elementsOf, equalValues, inSet, membersOf, textOf, typeOf } from './attributeValue.ts';
import { valueAt } from './documentPath.ts';
import { type ExpressionReader, maximumNesting } from './expressionReader.ts';

export type Test = (item: JsonObject) => boolean;
export type Operand = (item: JsonObject) => Json | undefined;

const measures: ReadonlyMap<string, (value: Json | undefined) => number> = new Map([
  ['S', (value) => [...textOf(value)].length],
  ['B', (value) => Buffer.byteLength(textOf(value), 'base64')],
  ['M', (value) => Object.keys(membersOf(value)).length],
  ...['L', 'SS', 'NS', 'BS'].map((type) => [type, (value: Json | undefined) => elementsOf(value).length] as const),
]);

/** Size as `size` counts it: Amazon DynamoDB Developer Guide, Expressions.OperatorsAndFunctions. */
function sizeOf(value: Json | undefined): Json | undefined {
  const measure = measures.get(typeOf(value));
  return measure && { N: String(measure(value)) };
}

function contains(value: Json | undefined, wanted: Json | undefined): boolean {
  const type = typeOf(value);
  if (type === 'S') return typeOf(wanted) === 'S' && textOf(value).includes(textOf(wanted));
  if (type === 'L') return elementsOf(value).some((element) => equalValues(element, wanted));
  return type.endsWith('S') && type.startsWith(typeOf(wanted) || ' ') && inSet(value, textOf(wanted));
}

/** A path, a value, or `size(path)`. */
export function readOperand(reader: ExpressionReader): Operand {
  if (reader.peek().startsWith(':')) {
    const value = reader.value();
    return () => value;
  }
  if (reader.peek() === 'size' && reader.peek(1) === '(') {
    reader.take();
    reader.take();
    const path = reader.path();
    reader.expect(')');
    return (item) => sizeOf(valueAt(item, path));
  }
  const path = reader.path();
  return (item) => valueAt(item, path);
}

type TwoValues = (one: Json | undefined, other: Json | undefined) => boolean;

const byOrder =
  (holds: (order: number) => boolean): TwoValues =>
  (one, other) => {
    const order = compareValues(one, other);
    return order !== null && holds(order);
  };

const comparators: Readonly<Record<string, TwoValues>> = {
  '=': equalValues,
  '<>': (one, other) => !equalValues(one, other),
  '<': byOrder((order) => order < 0),
  '<=': byOrder((order) => order <= 0),
  '>': byOrder((order) => order > 0),
  '>=': byOrder((order) => order >= 0),
};

/** Functions of two arguments. Names of functions are in lower case, keywords in any. */
const functions: Readonly<Record<string, TwoValues>> = {
  begins_with: (value, start) => typeOf(value) === typeOf(start) && textOf(value).startsWith(textOf(start)),
  contains: contains,
  attribute_type: (value, type) => typeOf(value) === textOf(type),
};

const existence: Readonly<Record<string, boolean>> = { attribute_exists: true, attribute_not_exists: false };

function readFunction(reader: ExpressionReader): Test | null {
  if (reader.peek(1) !== '(') return null;
  const name = reader.peek();
  const wanted = Object.hasOwn(existence, name) ? existence[name] : undefined;
  const compare = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (wanted === undefined && compare === undefined) {
    if (name !== 'size') reader.fail(`Invalid function name; function: ${name}`);
    return null;
  }
  reader.take();
  reader.take();
  if (compare === undefined) {
    const path = reader.path();
    reader.expect(')');
    return (item) => (valueAt(item, path) !== undefined) === wanted;
  }
  const left = readOperand(reader);
  reader.expect(',');
  const right = readOperand(reader);
  reader.expect(')');
  return (item) => compare(left(item), right(item));
}

function readList(reader: ExpressionReader): readonly Operand[] {
  const operands: Operand[] = [];
  reader.expect('(');
  do operands.push(readOperand(reader));
  while (reader.takes(','));
  reader.expect(')');
  return operands;
}

function readComparison(reader: ExpressionReader): Test {
  const left = readOperand(reader);
  if (reader.takes('BETWEEN')) {
    const low = readOperand(reader);
    reader.expect('AND');
    const high = readOperand(reader);
    const [notBelow, notAbove] = [byOrder((order) => order >= 0), byOrder((order) => order <= 0)];
    return (item) => notBelow(left(item), low(item)) && notAbove(left(item), high(item));
  }
  if (reader.takes('IN')) {
    const list = readList(reader);
    return (item) => list.some((one) => equalValues(left(item), one(item)));
  }
  const compare = comparators[reader.peek()];
  if (!compare) {
    reader.unexpected();
    return () => false;
  }
  reader.take();
  const right = readOperand(reader);
  return (item) => compare(left(item), right(item));
}

function readOne(reader: ExpressionReader, depth: number): Test {
  if (depth > maximumNesting) reader.fail('The expression is nested too deeply');
  if (reader.takes('NOT')) {
    const test = readOne(reader, depth + 1);
    return (item) => !test(item);
  }
  if (reader.takes('(')) {
    const test = readEither(reader, depth + 1);
    reader.expect(')');
    return test;
  }
  return readFunction(reader) ?? readComparison(reader);
}

function readBoth(reader: ExpressionReader, depth: number): Test {
  const tests = [readOne(reader, depth)];
  while (reader.takes('AND')) tests.push(readOne(reader, depth));
  return (item) => tests.every((test) => test(item));
}

function readEither(reader: ExpressionReader, depth: number): Test {
  const tests = [readBoth(reader, depth)];
  while (reader.takes('OR')) tests.push(readBoth(reader, depth));
  return (item) => tests.some((test) => test(item));
}

/** A whole condition: Amazon DynamoDB Developer Guide, Expressions.OperatorsAndFunctions. */
export function readCondition(reader: ExpressionReader): Test {
  const test = readEither(reader, 0);
  reader.end();
  return test;
}
