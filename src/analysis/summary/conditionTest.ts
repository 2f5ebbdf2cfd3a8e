import { readOperator } from '../../policy/conditions/operatorName.ts';
import type { ConditionClause } from '../../policy/document.ts';

/** How the value of a key stands to the values of a policy. */
export type Relation =
  | 'equals'
  | 'equals, ignoring case,'
  | 'is like'
  | 'is'
  | 'is below'
  | 'is at most'
  | 'is above'
  | 'is at least'
  | 'is before'
  | 'is until'
  | 'is after'
  | 'is from'
  | 'is in'
  | 'is given';

/** One clause of a condition, or the opposite of one, by what it asks of the request. */
export interface ConditionTest {
  /** As written. */
  readonly key: string;
  readonly relation: Relation;
  /** True where the relation must not hold. */
  readonly negated: boolean;
  readonly values: readonly string[];
  /** True where the test also holds for requests without the key. */
  readonly absent: boolean;
  /** Of a key with several values: whether every one is tested or it is enough that one is; null for other keys. */
  readonly quantifier: 'every' | 'some' | null;
}

/** Operators by what they ask, the negated ones under the name of their opposite. */
const relations: Readonly<Record<string, Relation>> = {
  StringEquals: 'equals',
  StringEqualsIgnoreCase: 'equals, ignoring case,',
  StringLike: 'is like',
  ArnEquals: 'is like',
  ArnLike: 'is like',
  NumericEquals: 'equals',
  NumericLessThan: 'is below',
  NumericLessThanEquals: 'is at most',
  NumericGreaterThan: 'is above',
  NumericGreaterThanEquals: 'is at least',
  DateEquals: 'equals',
  DateLessThan: 'is before',
  DateLessThanEquals: 'is until',
  DateGreaterThan: 'is after',
  DateGreaterThanEquals: 'is from',
  Bool: 'is',
  BinaryEquals: 'equals',
  IpAddress: 'is in',
};

const opposites: Readonly<Partial<Record<Relation, Relation>>> = {
  'is below': 'is at least',
  'is at least': 'is below',
  'is above': 'is at most',
  'is at most': 'is above',
  'is before': 'is from',
  'is from': 'is before',
  'is after': 'is until',
  'is until': 'is after',
};

/** What a clause asks; null for an operator that AWS does not know, which never holds. */
export function testOf({ operator, key, values }: ConditionClause): ConditionTest | null {
  const use = readOperator(operator);
  if (!use) return null;
  const { name, family, negated } = use.operator;
  if (family === 'Null') return nullTest(key, values);
  const relation = relations[name.replace('Not', '')];
  if (relation === undefined) return null;
  const every = use.quantifier === 'ForAllValues';
  const absent = every || use.ifExists || (negated && use.quantifier === null);
  const quantifier = use.quantifier === null ? null : every ? 'every' : 'some';
  return plain({ key, relation, negated, values, absent, quantifier });
}

function nullTest(key: string, values: readonly string[]): ConditionTest {
  const absent = values.some((value) => value.toLowerCase() === 'true');
  return { key, relation: 'is given', negated: absent, values: [], absent, quantifier: null };
}

/** The opposite: it holds exactly where the test does not. */
export function oppositeOf(test: ConditionTest): ConditionTest {
  const absent = !test.absent;
  const quantifier = test.quantifier === null ? null : test.quantifier === 'every' ? 'some' : 'every';
  const other = test.values.length === 1 && !test.negated ? opposites[test.relation] : undefined;
  if (other !== undefined) return { ...test, relation: other, absent, quantifier };
  return plain({ ...test, negated: !test.negated, absent, quantifier });
}

/** `is not false` is `is true`. */
function plain(test: ConditionTest): ConditionTest {
  const [value] = test.values;
  if (test.relation !== 'is' || value === undefined || test.values.length > 1) return test;
  const truth = (value.toLowerCase() === 'true') !== test.negated;
  return { ...test, negated: false, values: [String(truth)] };
}
