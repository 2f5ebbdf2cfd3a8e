import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../../src/analysis/documents/comparePolicies.ts';
import { compareTexts } from '../../../src/analysis/strings/compareTexts.ts';
import { policy } from '../world.ts';

// What conditions read as numbers, moments and addresses (IAM User Guide, reference_policies_elements_condition_operators).

const nothing = policy({ Effect: 'Deny', Action: '*', Resource: '*' });
const allowed = (Condition: object) =>
  policy({ Effect: 'Allow', Action: ['ec2:StartInstances', 's3:ListBucket', 'kms:Encrypt'], Resource: '*', Condition });

const held: readonly (readonly [says: string, condition: object])[] = [
  ['a number in a tag', { NumericLessThan: { 'aws:ResourceTag/size': '10' } }],
  ['a moment in a tag', { DateGreaterThan: { 'aws:PrincipalTag/until': '2027-01-01T00:00:00Z' } }],
  ['an address in a tag', { IpAddress: { 'aws:PrincipalTag/office': '10.0.0.0/8' } }],
  [
    'a number in a tag but for its usual spelling',
    { NumericEquals: { 'aws:PrincipalTag/n': '10' }, StringNotEquals: { 'aws:PrincipalTag/n': '10' } },
  ],
  ['numbers below zero', { NumericLessThan: { 's3:max-keys': '0' } }],
  ['numbers below a part of one', { NumericLessThan: { 's3:max-keys': '0.5' } }],
  ['numbers to which one more makes no difference', { NumericGreaterThan: { 's3:max-keys': '9007199254740992' } }],
  [
    'numbers between close bounds',
    { NumericGreaterThan: { 's3:max-keys': '0' }, NumericLessThan: { 's3:max-keys': '0.01' } },
  ],
  [
    'moments within one second',
    {
      DateGreaterThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' },
      DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:01Z' },
    },
  ],
  ['a moment with milliseconds', { DateEquals: { 'aws:CurrentTime': '2027-01-01T00:00:00.500Z' } }],
  ['moments after the year 9999', { DateGreaterThan: { 'aws:CurrentTime': '12000-01-01T00:00:00Z' } }],
  ['epoch time after the year 9999', { NumericGreaterThan: { 'aws:EpochTime': '400000000000' } }],
  [
    'addresses of IPv6 beside all of IPv4',
    { NotIpAddress: { 'aws:SourceIp': '0.0.0.0/0' }, Null: { 'aws:SourceIp': 'false' } },
  ],
  ['addresses as text', { StringLike: { 'aws:SourceIp': '10.*' } }],
  ['moments as text', { StringLike: { 'aws:CurrentTime': '2027-*' } }],
  ['numbers as text', { StringLike: { 'aws:MultiFactorAuthAge': '1*' } }],
];

/** Names of what the caller and the owner of the resource tell. */
const told: readonly (readonly [says: string, condition: object])[] = [
  ['the owner of the resource', { StringEquals: { 'aws:ResourceAccount': '444455556666' } }],
  ['an owner that is the caller', { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }],
  ['the owner of a bucket', { StringEquals: { 's3:ResourceAccount': '444455556666' } }],
  ['the caller of a key', { StringEquals: { 'kms:CallerAccount': '444455556666' } }],
  ['the Region of an instance', { StringEquals: { 'ec2:Region': 'eu-west-1' } }],
  ['the organization of the owner', { StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } }],
  ['the path of the owner', { 'ForAnyValue:StringLike': { 'aws:ResourceOrgPaths': 'o-a1b2c3d4e5/*' } }],
];

const never: readonly (readonly [says: string, condition: object])[] = [
  ['moments after the last one', { DateGreaterThan: { 'aws:CurrentTime': '999999999-01-01T00:00:00Z' } }],
  ['moments before the first one', { DateLessThan: { 'aws:CurrentTime': '-999999999-01-01T00:00:00Z' } }],
  [
    'numbers between neighbours',
    { NumericGreaterThan: { 's3:max-keys': '0.1' }, NumericLessThan: { 's3:max-keys': '0.10000000000000002' } },
  ],
];

function found(condition: object): {
  readonly catalogue: boolean;
  readonly texts: boolean;
  readonly complete: boolean;
} {
  const [granted, needed] = [[allowed(condition)], [nothing]];
  const limits = { principal: null, boundary: null, scps: [] };
  const catalogue = comparePolicies({ kind: 'identity', granted, needed, ...limits });
  const texts = compareTexts(granted, needed);
  const complete = catalogue.complete && texts.complete;
  return { catalogue: catalogue.excess.length > 0, texts: texts.excess.length > 0, complete };
}

describe('values of condition keys', () => {
  it.each([...held, ...told])('hold %s', (_, condition) => {
    expect(found(condition)).toEqual({ catalogue: true, texts: true, complete: true });
  });

  it.each(never)('do not hold %s', (_, condition) => {
    expect(found(condition)).toEqual({ catalogue: false, texts: false, complete: true });
  });

  it('are tried for patterns of numbers beyond the shortest', () => {
    const condition = {
      StringLike: { 'aws:MultiFactorAuthAge': '1*' },
      NumericNotEquals: { 'aws:MultiFactorAuthAge': '1' },
    };
    expect(found(condition)).toMatchObject({ catalogue: true, texts: true });
  });

  it('that are read as text with wildcards and as numbers are not claimed to be looked at in full', () => {
    const condition = {
      NumericLessThan: { 's3:max-keys': '10' },
      StringNotLike: { 's3:max-keys': ['?', '*.*', '0*', '-*', '+*'] },
    };
    expect(found(condition)).toEqual({ catalogue: false, texts: false, complete: false });
  });
});
