import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerOf } from '../../../src/policy/caller.ts';
import { clauseHolds, compileClause } from '../../../src/policy/conditions/clause.ts';
import { operators } from '../../../src/policy/conditions/operators.ts';
import { contextReader } from '../../../src/policy/context.ts';
import type { Effect } from '../../../src/policy/document.ts';
import type { Context, ContextValue } from '../../../src/policy/request.ts';

const dana = { principal: 'arn:aws:iam::111122223333:user/dana', action: 'x:Y', resource: '*', context: {} };

/** Whether `operator {key: values}` holds where the request's key is `given`. */
function holds(
  operator: string,
  values: readonly string[],
  given?: ContextValue,
  more: Context = {},
  effect: Effect = 'Allow',
) {
  const clause = compileClause({ operator, key: 'k:key', values, place: null }, effect, true);
  const context: Context = given === undefined ? more : { ...more, 'K:Key': given };
  return clauseHolds(clause, contextReader(context, callerOf(dana)));
}

describe('a condition clause', () => {
  it('with a set operator treats a single value as a set of one', () => {
    expect(holds('ForAllValues:StringEquals', ['a'], 'a')).toBe(true);
    expect(holds('ForAnyValue:StringEquals', ['a'], 'b')).toBe(false);
  });

  it('without set operator never holds for a multivalued key, negated or with IfExists', () => {
    expect(holds('StringEquals', ['a'], ['a'])).toBe(false);
    expect(holds('StringNotEquals', ['b'], ['a'])).toBe(false);
    expect(holds('StringEqualsIfExists', ['a'], ['a'])).toBe(false);
    expect(holds('StringEqualsIfExists', ['a'], [])).toBe(false);
  });

  it('with ForAnyValue fails for an absent or empty key, even with IfExists', () => {
    expect(holds('ForAnyValue:StringEqualsIfExists', ['a'])).toBe(false);
    expect(holds('ForAnyValue:StringNotEquals', ['a'], [])).toBe(false);
  });

  it('with an empty list of values holds only where an absent key makes it hold', () => {
    expect(holds('ForAllValues:StringEquals', [])).toBe(true);
    expect(holds('ForAllValues:StringNotEquals', [], ['a'])).toBe(false);
    expect(holds('StringEqualsIfExists', [])).toBe(true);
    expect(holds('StringNotEqualsIfExists', [], 'a')).toBe(false);
    expect(holds('ForAnyValue:StringEquals', [], ['a'])).toBe(false);
  });

  it('compares Null with absence, and ignores the key under a set operator', () => {
    expect(holds('Null', ['true'])).toBe(true);
    expect(holds('Null', ['false'], '')).toBe(true);
    expect(holds('ForAllValues:Null', ['true'], 'a')).toBe(true);
    expect(holds('ForAnyValue:Null', ['true'])).toBe(false);
  });

  it('takes an unreadable ARN or address as no match, negated or not', () => {
    expect(holds('ArnNotLike', ['arn:aws:iam::*:role/x'], 'no-arn')).toBe(false);
    expect(holds('NotIpAddress', ['192.0.2.0/24'], 'office')).toBe(false);
  });

  it('takes an unreadable number or date as different', () => {
    expect(holds('NumericNotEquals', ['1'], 'one')).toBe(true);
    expect(holds('DateNotEquals', ['2026-01-01'], 'soon')).toBe(true);
    expect(holds('NumericLessThan', ['5'], 'one')).toBe(false);
  });

  it('lowers both sides for ignore-case comparison and folds nothing', () => {
    expect(holds('StringEqualsIgnoreCase', ['ÄPFEL'], 'äpfel')).toBe(true);
    expect(holds('StringEqualsIgnoreCase', ['s'], 'ſ')).toBe(false);
    expect(holds('StringEqualsIgnoreCase', ['ΟΔΟΣ'], 'οδος')).toBe(true);
  });

  it('reads every Boolean but true as false', () => {
    expect(holds('Bool', ['TRUE'], 'true')).toBe(true);
    expect(holds('Bool', ['false'], 'perhaps')).toBe(true);
  });

  it('compares the bytes of base64 texts', () => {
    expect(holds('BinaryEquals', ['QmluYXJ5VmFsdWU='], 'QmluYXJ5VmFsdWU')).toBe(true);
    expect(holds('BinaryEquals', ['QmluYXJ5VmFsdWU='], 'QmluYXJ5')).toBe(false);
  });

  it('keeps stars of ARN patterns in their part, unlike StringLike', () => {
    expect(holds('ArnLike', ['arn:aws:sns:*:orders'], 'arn:aws:sns:eu-west-1:111122223333:orders')).toBe(false);
    expect(holds('StringLike', ['arn:aws:sns:*:orders'], 'arn:aws:sns:eu-west-1:111122223333:orders')).toBe(true);
    expect(holds('ArnLike', ['*'], 'arn:aws:sns:eu-west-1:111122223333:orders')).toBe(true);
  });

  it('replaces variables in text and ARN values only, and takes stars in them literally', () => {
    const tags = { 'aws:PrincipalTag/n': '5*' };
    expect(holds('StringLike', ['${aws:PrincipalTag/n}'], '5x', tags)).toBe(false);
    expect(holds('StringLike', ['${aws:PrincipalTag/n}'], '5*', tags)).toBe(true);
    expect(holds('NumericNotEquals', ['${aws:PrincipalTag/n}'], '5', tags)).toBe(true);
    expect(holds('StringEquals', ["${aws:PrincipalTag/none, 'spare'}"], 'spare')).toBe(true);
    expect(holds('StringNotEquals', ["${aws:TagKeys, 'spare'}"], 'spare', { 'aws:TagKeys': ['a'] })).toBe(true);
  });

  it('with an operator that AWS does not know never grants and never spares from a deny', () => {
    expect(holds('StringMatches', ['a'], 'a')).toBe(false);
    expect(holds('StringMatches', ['a'], 'a', {}, 'Deny')).toBe(true);
  });

  it('with IfExists equals the plain operator where the key is present', () => {
    const names = [...operators.keys()].filter((name) => name !== 'Null');
    const text = fc.constantFrom('1', '2', 'a', 'true', '192.0.2.1', 'arn:aws:s3:::b', '2026-01-01', '');
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.array(text, { maxLength: 3 }), text, (name, values, given) => {
        return holds(`${name}IfExists`, values, given) === holds(name, values, given);
      }),
    );
  });

  it('with a negated operator is the opposite for readable values', () => {
    const pairs = [...operators.keys()]
      .filter((name) => name.includes('Not'))
      .map((name) => [name, name.replace('Not', '')] as const);
    const text = fc.constantFrom('1', '2', '192.0.2.1', 'arn:aws:s3:::b', '2026-01-01');
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.array(text, { minLength: 1, maxLength: 3 }),
        text,
        ([negated, plain], values, given) => {
          const readable = operators.get(negated)?.readable(given) ?? false;
          return !readable || holds(negated, values, given) !== holds(plain, values, given);
        },
      ),
    );
  });
});
