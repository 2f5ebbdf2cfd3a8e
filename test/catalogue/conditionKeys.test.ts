import { describe, expect, it } from 'vitest';
import { normalisedKey } from '../../scripts/data/placeholders.ts';
import {
  conditionKey,
  findConditionKey,
  globalConditionKeys,
  serviceEntry,
} from '../../src/catalogue/authorization.ts';
import { isMultivalued } from '../../src/catalogue/conditionKeys.ts';

const tagged = (key: string) => `${key}/\${TagKey}`;

describe('condition keys of a service', () => {
  it('are found in any case and keep the spelling of AWS', () => {
    expect(conditionKey('s3', 'S3:PREFIX')).toEqual({ name: 's3:prefix', type: 'String' });
    expect(conditionKey('iam', 'IAM:passedtoservice')?.name).toBe('iam:PassedToService');
  });

  it('are found for concrete tag keys, whatever the published spelling of the placeholder', () => {
    expect(conditionKey('ec2', 'aws:resourcetag/team')?.name).toBe(tagged('aws:ResourceTag'));
    expect(conditionKey('s3', 's3:ExistingObjectTag/cost center')?.name).toBe(tagged('s3:ExistingObjectTag'));
    expect(conditionKey('secretsmanager', 'secretsmanager:ResourceTag/a.b')?.name).toBe(
      tagged('secretsmanager:ResourceTag'),
    );
    expect(conditionKey('ec2', 'aws:ResourceTag/')).toBeUndefined();
  });

  it('do not include those of other services', () => {
    expect(conditionKey('ec2', 's3:prefix')).toBeUndefined();
    expect(conditionKey('nosuch', 's3:prefix')).toBeUndefined();
    expect(conditionKey('nosuch', 'aws:SourceIp')?.type).toBe('IPAddress');
  });

  it('have one spelling for tag keys', () => {
    expect(['a:T/<key>', 'a:T/tag-key', tagged('a:T')].map(normalisedKey)).toEqual(Array(3).fill(tagged('a:T')));
    expect(serviceEntry('s3')?.conditionKeys.has(tagged('s3:existingobjecttag').toLowerCase())).toBe(true);
  });
});

describe('condition keys by their name alone', () => {
  it('are found with the service or identity provider that they name', () => {
    expect(findConditionKey('s3:prefix')?.type).toBe('String');
    expect(findConditionKey('AWS:currenttime')?.type).toBe('Date');
    expect(findConditionKey('saml:aud')?.name).toBe('saml:aud');
    expect(findConditionKey('token.actions.githubusercontent.com:repository')?.type).toBe('String');
    expect(findConditionKey('prefix')).toBeUndefined();
    expect(findConditionKey('nosuch:key')).toBeUndefined();
  });

  it('include the claims of any OpenID Connect provider, for STS only', () => {
    expect(findConditionKey('token.actions.githubusercontent.com:sub')?.type).toBe('String');
    const eks = 'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE';
    expect(conditionKey('sts', `${eks}:AUD`)).toEqual({ name: `${eks}:aud`, type: 'String' });
    expect(conditionKey('sts', `${eks}:event_name`)).toBeUndefined();
    expect(conditionKey('s3', `${eks}:aud`)).toBeUndefined();
    expect(conditionKey('sts', 'localhost:sub')).toBeUndefined();
  });
});

describe('global condition keys', () => {
  it('are listed with their types', () => {
    const keys = globalConditionKeys();
    expect(keys).toHaveLength(59);
    expect(Object.fromEntries(keys.map(({ name, type }) => [name, type]))).toMatchObject({
      'aws:SourceIp': 'IPAddress',
      'aws:PrincipalArn': 'ARN',
      'aws:MultiFactorAuthPresent': 'Bool',
      'aws:MultiFactorAuthAge': 'Numeric',
      'aws:CurrentTime': 'Date',
      [tagged('aws:PrincipalTag')]: 'String',
    });
  });

  it('say which hold several values', () => {
    const several = globalConditionKeys().filter(isMultivalued);
    expect(several.map((key) => key.name).sort()).toEqual([
      'aws:CalledVia',
      'aws:PrincipalOrgPaths',
      'aws:PrincipalServiceNamesList',
      'aws:ResourceOrgPaths',
      'aws:SourceOrgPaths',
      'aws:TagKeys',
      'aws:VpceOrgPaths',
    ]);
  });
});
