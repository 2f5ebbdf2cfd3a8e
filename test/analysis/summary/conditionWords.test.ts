import { describe, expect, it } from 'vitest';
import { oppositeOf, testOf } from '../../../src/analysis/summary/conditionTest.ts';
import { conditionWords, oppositeWords } from '../../../src/analysis/summary/conditionWords.ts';

const clause = (operator: string, key: string, ...values: readonly string[]) => ({
  operator,
  key,
  values,
  place: null,
});

describe('a condition in words', () => {
  it.each([
    ['Bool', 'aws:MultiFactorAuthPresent', ['true'], 'with MFA'],
    ['IpAddress', 'aws:SourceIp', ['203.0.113.0/24'], 'from 203.0.113.0/24'],
    ['StringEquals', 'aws:RequestedRegion', ['eu-west-1', 'eu-west-2'], 'in eu-west-1 or eu-west-2'],
    ['StringEquals', 'aws:ResourceTag/env', ['dev'], "when the resource's tag env equals dev"],
    ['StringEquals', 'aws:RequestTag/env', ['dev'], "when the request's tag env equals dev"],
    ['StringEquals', 'aws:PrincipalOrgID', ['o-a1b2c3'], 'for callers of the organization o-a1b2c3'],
    ['DateLessThan', 'aws:CurrentTime', ['2026-12-08T00:00:00Z'], 'before 2026-12-08T00:00:00Z'],
    ['StringLike', 's3:prefix', ['app/*'], 'when the prefix is like app/*'],
    ['NumericLessThan', 's3:max-keys', ['10'], 'when s3:max-keys is below 10'],
    ['Null', 'aws:TokenIssueTime', ['true'], 'when aws:TokenIssueTime is absent'],
    ['Null', 'aws:TokenIssueTime', ['false'], 'when aws:TokenIssueTime is given'],
    [
      'StringEqualsIfExists',
      's3:x-amz-acl',
      ['private'],
      'when s3:x-amz-acl equals private, or where s3:x-amz-acl is absent',
    ],
    ['ForAllValues:StringEquals', 'aws:TagKeys', ['env'], 'when no tag is named but env'],
    ['Contains', 's3:prefix', ['a'], 'never: `Contains` is no operator'],
  ])('%s on %s %j: %s', (operator, key, values, words) => {
    expect(conditionWords(clause(operator, key, ...values))).toBe(words);
  });

  it.each([
    ['BoolIfExists', 'aws:MultiFactorAuthPresent', ['false'], 'with MFA'],
    ['StringNotEquals', 'aws:RequestedRegion', ['eu-west-1'], 'in eu-west-1'],
    ['NotIpAddress', 'aws:SourceIp', ['203.0.113.0/24'], 'from 203.0.113.0/24'],
    ['StringNotEquals', 'aws:PrincipalOrgID', ['o-a1b2c3'], 'for callers of the organization o-a1b2c3'],
    [
      'DateGreaterThan',
      'aws:CurrentTime',
      ['2026-12-08T00:00:00Z'],
      'until 2026-12-08T00:00:00Z, or where aws:CurrentTime is absent',
    ],
  ])('what a Deny with %s on %s leaves over: %s', (operator, key, values, words) => {
    expect(oppositeWords(clause(operator, key, ...values))).toBe(words.replace(/, or where aws:CurrentTime.*/, ''));
  });

  it('has an opposite whose opposite is itself', () => {
    for (const operator of [
      'StringEquals',
      'StringNotLike',
      'Bool',
      'Null',
      'DateLessThan',
      'ForAnyValue:StringLike',
    ]) {
      const test = testOf(clause(operator, 'a:b', 'true'));
      expect(test && oppositeOf(oppositeOf(test))).toEqual(test);
    }
  });
});
