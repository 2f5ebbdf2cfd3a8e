import { describe, expect, it } from 'vitest';
import { spoils } from '../../src/training/mutantSpoils.ts';

const absence = spoils.find(({ name }) => name === 'a condition that absence fulfils');
const allow = (Condition: object) => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition });

describe('a condition that absence fulfils', () => {
  it('is made of a key that a request may lack', () => {
    expect(absence?.spoil(allow({ StringEquals: { 'aws:PrincipalTag/team': 'lab' } }))).toEqual([
      allow({ StringEqualsIfExists: { 'aws:PrincipalTag/team': 'lab' } }),
    ]);
  });

  it('is none where every request carries the key', () => {
    const window = { DateGreaterThan: { 'aws:CurrentTime': '2026-11-24T09:00:00Z' } };
    expect(absence?.spoil(allow(window))).toBeNull();
    expect(absence?.spoil(allow({ NumericLessThan: { 'aws:EpochTime': '1796688000' } }))).toBeNull();
    expect(absence?.spoil(allow({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }))).toBeNull();
    expect(absence?.spoil(allow({ ...window, Bool: { 'aws:MultiFactorAuthPresent': 'true' } }))).toEqual([
      allow({ ...window, BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
    ]);
  });
});

describe('a Deny', () => {
  const deny = (more: object) => ({
    Effect: 'Deny',
    Action: ['s3:PutObject', 's3:DeleteObject'],
    Resource: '*',
    ...more,
  });
  const spoiled = (wanted: string, statement: object) =>
    spoils.find(({ name }) => name === wanted)?.spoil({ ...statement }) ?? null;
  const glass = 'arn:aws:iam::222233334444:role/break-glass';
  const guarded = deny({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': [glass] } } });

  it('loses its exceptions, and one of several', () => {
    expect(spoiled('a Deny without exceptions', guarded)).toEqual([deny({})]);
    expect(spoiled('a Deny without exceptions', deny({}))).toBeNull();
    const two = { ArnNotEquals: { 'aws:PrincipalArn': [glass] }, Bool: { 'aws:PrincipalIsAWSService': 'false' } };
    expect(spoiled('a Deny with one condition less', deny({ Condition: two }))).toEqual([
      deny({ Condition: { Bool: two.Bool } }),
    ]);
    expect(spoiled('a Deny with one condition less', guarded)).toBeNull();
  });

  it('has its condition turned around', () => {
    const turned = (operator: string) =>
      spoiled(
        'a Deny with its condition turned around',
        deny({ Condition: { [operator]: { 'aws:RequestedRegion': 'x' } } }),
      );
    expect(turned('StringNotEquals')).toEqual([deny({ Condition: { StringEquals: { 'aws:RequestedRegion': 'x' } } })]);
    expect(turned('ForAnyValue:StringLikeIfExists')).toEqual([
      deny({ Condition: { 'ForAnyValue:StringNotLikeIfExists': { 'aws:RequestedRegion': 'x' } } }),
    ]);
    expect(turned('Null')).toBeNull();
  });

  it('names only the first of its actions', () => {
    expect(spoiled('a Deny of the first action alone', guarded)).toEqual([{ ...guarded, Action: 's3:PutObject' }]);
    expect(spoiled('a Deny of the first action alone', { ...guarded, Action: 's3:PutObject' })).toBeNull();
  });

  it('denies what it left out', () => {
    const { Action: _, ...rest } = guarded;
    expect(spoiled('a Deny of any action', { ...rest, NotAction: ['iam:*'] })).toEqual([{ ...rest, Action: '*' }]);
    expect(spoiled('a Deny of any action', guarded)).toBeNull();
  });

  it('lets every name pass that begins like the exception', () => {
    const name = 'an exception for every name that begins so';
    expect(spoiled(name, guarded)).toEqual([
      deny({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': [`${glass}*`] } } }),
    ]);
    const equals = (key: string) => deny({ Condition: { StringNotEquals: { [key]: glass } } });
    expect(spoiled(name, equals('aws:PrincipalArn'))).toEqual([
      deny({ Condition: { StringNotLike: { 'aws:PrincipalArn': [`${glass}*`] } } }),
    ]);
    expect(spoiled(name, deny({ Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }))).toBeNull();
  });

  it('is not escaped by absence where its operator is negated, with IfExists and without', () => {
    const name = 'a Deny that absence escapes';
    expect(spoiled(name, deny({ Condition: { StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-1' } } }))).toBeNull();
    expect(spoiled(name, deny({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }))).toEqual([
      deny({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
    ]);
  });
});
