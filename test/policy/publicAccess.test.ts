import { describe, expect, it } from 'vitest';
import { isPublicPolicy } from '../../src/policy/publicAccess.ts';
import { allow, dana, deny, policyOf } from './situation.ts';

const isPublic = (...statements: readonly object[]) => isPublicPolicy(policyOf(statements, 'resource'));
const everyone = (Condition?: object) =>
  allow({ Action: 's3:GetObject', Principal: '*', ...(Condition && { Condition }) });

/** Amazon S3 User Guide, access-control-block-public-access. */
describe('a bucket policy', () => {
  it('is public where it grants to everyone', () => {
    expect(isPublic(everyone())).toBe(true);
    expect(isPublic(allow({ Action: 's3:GetObject', Principal: { AWS: '*' } }))).toBe(true);
    expect(isPublic(allow({ Principal: { AWS: dana } }), everyone())).toBe(true);
    expect(isPublic({ Effect: 'Allow', NotPrincipal: { AWS: dana }, Action: 's3:*', Resource: '*' })).toBe(true);
  });

  it('is not public where it names its principals, or only denies', () => {
    expect(isPublic(allow({ Principal: { AWS: dana } }))).toBe(false);
    expect(isPublic(allow({ Principal: { Service: 'logging.s3.amazonaws.com' } }))).toBe(false);
    expect(isPublic(deny({ Principal: '*' }))).toBe(false);
  });

  it.each([
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, false],
    [{ StringLike: { 'aws:SourceVpc': 'vpc-*' } }, true],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-example' } }, false],
    [{ StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } }, true],
    [{ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }, true],
    [{ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgPaths': 'o-example/r-1/' } }, false],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-example/r-1/' } }, true],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:topic' } }, false],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } }, true],
    [{ StringLike: { 'aws:userid': 'AROAEXAMPLEID1234567:*' } }, false],
    [{ StringLike: { 'aws:userid': '*' } }, true],
    [{ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, false],
    [{ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/1'] } }, true],
    [{ IpAddress: { 'aws:SourceIp': '2001:db8::/32' } }, false],
    [{ IpAddress: { 'aws:SourceIp': '2000::/3' } }, true],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, false],
    [{ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, true],
    [{ Bool: { 'aws:SecureTransport': 'true' } }, true],
    [{ StringEquals: { 'aws:Referer': 'https://example.com' } }, true],
  ])('with the condition %j on a grant to everyone is public: %s', (condition, expected) => {
    expect(isPublic(everyone(condition))).toBe(expected);
  });
});
