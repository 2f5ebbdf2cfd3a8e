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
