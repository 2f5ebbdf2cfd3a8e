import type { Json, JsonObject } from '../call.ts';
import { compareValues, textOf, typeOf } from './attributeValue.ts';
import type { ExpressionReader } from './expressionReader.ts';

/** One comparison of a key condition. */
export interface KeyComparison {
  readonly name: string;
  /** The value that `=` fixes. */
  readonly fixed: Json | undefined;
  readonly holds: (item: JsonObject) => boolean;
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const unsupported = 'Invalid operator used in KeyConditionExpression';

const ordered = (value: Json | undefined, bound: Json | undefined, holds: (order: number) => boolean): boolean => {
  const order = compareValues(value, bound);
  return order !== null && holds(order);
};

function readBeginning(reader: ExpressionReader): KeyComparison {
  reader.take();
  reader.take();
  const name = String(reader.path()[0]);
  reader.expect(',');
  const start = reader.value();
  reader.expect(')');
  const holds = ({ [name]: value }: JsonObject) =>
    typeOf(value) === typeOf(start) && textOf(value).startsWith(textOf(start));
  return { name, fixed: undefined, holds };
}

function readComparison(reader: ExpressionReader): KeyComparison {
  if (reader.peek() === 'begins_with' && reader.peek(1) === '(') return readBeginning(reader);
  const name = String(reader.path()[0]);
  if (reader.takes('BETWEEN')) {
    const low = reader.value();
    reader.expect('AND');
    const high = reader.value();
    const holds = ({ [name]: value }: JsonObject) =>
      ordered(value, low, (order) => order >= 0) && ordered(value, high, (order) => order <= 0);
    return { name, fixed: undefined, holds };
  }
  const operator = reader.take();
  const holds = orders[operator];
  if (!holds) reader.fail(`${unsupported}: ${operator || '<EOF>'}`);
  const wanted = reader.value();
  return {
    name,
    fixed: operator === '=' ? wanted : undefined,
    holds: (item) => holds !== undefined && ordered(item[name], wanted, holds),
  };
}

function readPart(reader: ExpressionReader): readonly KeyComparison[] {
  if (!reader.takes('(')) return [readComparison(reader)];
  const one = [readComparison(reader)];
  while (reader.takes('AND')) one.push(readComparison(reader));
  reader.expect(')');
  return one;
}

/** A key condition, `PK = :v` with or without `AND` and one on the sort key: Amazon DynamoDB Developer Guide, Query. */
export function readKeyCondition(reader: ExpressionReader): readonly KeyComparison[] {
  const parts = [...readPart(reader)];
  while (reader.takes('AND')) parts.push(...readPart(reader));
  if (reader.word() === 'OR') reader.fail(`${unsupported}: OR`);
  reader.end();
  return parts;
}
