import type { JsonObject } from '../call.ts';
import { optionalText } from '../iam/input.ts';
import { structure } from '../memberInput.ts';
import { readCondition, type Test } from './condition.ts';
import type { Path } from './documentPath.ts';
import { ExpressionReader } from './expressionReader.ts';
import { type KeyComparison, readKeyCondition } from './keyCondition.ts';
import { readProjection } from './projection.ts';
import { readUpdate, type Update } from './update.ts';

/** What the expressions of a call say; null for those that it does not have. */
export interface Expressions {
  readonly condition: Test | null;
  readonly filter: Test | null;
  readonly key: readonly KeyComparison[] | null;
  readonly projection: readonly Path[] | null;
  readonly update: Update | null;
  /** Top-level attributes that any of them speaks of. */
  readonly attributes: readonly string[];
  /** Those of the filter. */
  readonly filtered: readonly string[];
  /** DynamoDB's answer to expressions that it cannot read. */
  readonly fault: string | null;
}

const unused = (input: JsonObject, member: string, used: ReadonlySet<string>): string | null => {
  const left = Object.keys(structure(input, member)).filter((name) => !used.has(name));
  return left.length > 0 ? `Value provided in ${member} unused in expressions: keys: {${left.join(', ')}}` : null;
};

const members = [
  'KeyConditionExpression',
  'FilterExpression',
  'ConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
] as const;

export function readExpressions(input: JsonObject): Expressions {
  const readers = new Map(
    members.flatMap((member) =>
      optionalText(input, member) === undefined ? [] : [[member, new ExpressionReader(input, member)] as const],
    ),
  );
  const read = <Read>(member: (typeof members)[number], by: (reader: ExpressionReader) => Read): Read | null => {
    const reader = readers.get(member);
    return reader ? by(reader) : null;
  };
  const found = {
    key: read('KeyConditionExpression', readKeyCondition),
    filter: read('FilterExpression', readCondition),
    condition: read('ConditionExpression', readCondition),
    projection: read('ProjectionExpression', readProjection),
    update: read('UpdateExpression', readUpdate),
  };
  const all = [...readers.values()];
  const used = new Set(all.flatMap((reader) => [...reader.used]));
  const fault =
    all.map((reader) => reader.fault).find((one) => one !== null) ??
    unused(input, 'ExpressionAttributeNames', used) ??
    unused(input, 'ExpressionAttributeValues', used);
  return {
    ...found,
    attributes: [...new Set(all.flatMap((reader) => [...reader.attributes]))],
    filtered: [...(readers.get('FilterExpression')?.attributes ?? [])],
    fault,
  };
}
