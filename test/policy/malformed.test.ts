import { describe, expect, it } from 'vitest';
import { managedPolicy, managedPolicyIndex } from '../../src/catalogue/managedPolicies.ts';
import { malformedPolicy } from '../../src/policy/malformed.ts';
import { parsePolicy } from '../../src/policy/parse.ts';

const base = { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::depot' };
const document = (statement: unknown, more: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statement, ...more });
const { Action: _action, ...noAction } = base;
const { Resource: _resource, ...noResource } = base;
const { Effect: _effect, ...noEffect } = base;
const dated = (value: string) => ({ ...base, Condition: { DateLessThan: { 'aws:CurrentTime': value } } });

const SYNTAX = 'Syntax errors in policy.';
const LEGACY = 'The policy failed legacy parsing';
const VERSION = 'Policy document must be version 2012-10-17 or greater.';
const NO_ACTION = 'Policy statement must contain actions.';
const NO_RESOURCE = 'Policy statement must contain resources.';
const NO_VENDOR = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
const COLONS = 'Actions/Condition can contain only one colon.';

/** After moto's recorded vectors: document and AWS's answer. */
const refused: readonly (readonly [string, string, string])[] = [
  ['text that is no JSON', 'not json', SYNTAX],
  ['no Statement', JSON.stringify({ Version: '2012-10-17' }), SYNTAX],
  ['an empty list of statements', document([]), SYNTAX],
  ['a statement that is text', document(['x']), SYNTAX],
  ['an unknown element of the document', document(base, { Extra: 1 }), SYNTAX],
  ['an unknown element of a statement', document({ ...base, Extra: 1 }), SYNTAX],
  ['an Id that is a list', document(base, { Id: ['x'] }), SYNTAX],
  ['an unknown version', document(base, { Version: '2013-10-17' }), SYNTAX],
  ['an unknown effect', document({ ...base, Effect: 'invalid' }), SYNTAX],
  ['no effect', document(noEffect), SYNTAX],
  ['an object for a resource', document({ ...base, Resource: { a: 'arn:aws:s3:::depot' } }), SYNTAX],
  ['an object in a list of resources', document({ ...base, Resource: ['x', {}] }), SYNTAX],
  ['a list in a list of actions', document({ ...base, Action: [[]] }), SYNTAX],
  ['Action and NotAction', document({ ...base, NotAction: 'iam:X' }), SYNTAX],
  ['Resource and NotResource', document({ ...base, NotResource: '*' }), SYNTAX],
  ['a list for a condition', document({ ...base, Condition: [] }), SYNTAX],
  ['text for an operator block', document({ ...base, Condition: { DateGreaterThan: 'b' } }), SYNTAX],
  ['an object for a condition value', document({ ...base, Condition: { DateGreaterThan: { a: {} } } }), SYNTAX],
  ['an unknown operator with a key', document({ ...base, Condition: { x: { a: '1' } } }), SYNTAX],
  [
    'a set operator with two colons',
    document({ ...base, Condition: { 'ForAnyValue::StringEquals': { a: 'x' } } }),
    SYNTAX,
  ],
  ['a Sid that is an object', document({ ...base, Sid: {} }), SYNTAX],
  ['no version', JSON.stringify({ Statement: base }), VERSION],
  ['the old version', document(base, { Version: '2008-10-17' }), VERSION],
  ['no version before a malformed effect', JSON.stringify({ Statement: { ...base, Effect: 'denY' } }), VERSION],
  ['a principal', document({ ...base, Principal: '*' }), 'Policy document should not specify a principal.'],
  ['an effect in another letter case', document({ ...base, Effect: 'denY' }), LEGACY],
  ['an ARN of five fields', document({ ...base, Resource: 'arn:aws:s3::depot' }), LEGACY],
  ['an ARN of five fields before a missing action', document({ ...noAction, Resource: 'arn:aws:s3::depot' }), LEGACY],
  ['an ARN of five fields in NotResource', document({ ...noResource, NotResource: 'arn:aws:s3::depot' }), LEGACY],
  ['an empty service in an ARN', document({ ...base, Resource: 'arn:aws::::depot' }), LEGACY],
  ['a placeholder left in an ARN', document({ ...base, Resource: 'arn:aws:sqs:eu-west-1:<ACCOUNT>:x' }), LEGACY],
  ['a word for a date', document(dated('sdfdsf')), LEGACY],
  ['a thirteenth month', document(dated('234-13')), LEGACY],
  ['an offset of one digit', document(dated('2016-12-13t2:00:00.593194+1')), LEGACY],
  ['ten digits after the second', document(dated('2016-12-13t2:00:00.1999999999+10:59')), LEGACY],
  ['more seconds than a long can hold', document(dated('9223372036854775808')), LEGACY],
  [
    'a malformed date before an unknown partition',
    document({ ...dated('x'), Resource: 'arn:error:s3:::depot' }),
    LEGACY,
  ],
  ['a range with 33 bits', document({ ...base, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/33' } } }), LEGACY],
  [
    'a Sid twice',
    document([
      { ...base, Sid: 'A' },
      { Sid: 'A', Effect: 'Allow' },
    ]),
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  [
    'a Sid with a hyphen',
    document({ ...base, Sid: 'a-b' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
  ],
  ['no action', document(noAction), NO_ACTION],
  ['no action in one of two statements', document([{ Effect: 'Deny' }, base]), NO_ACTION],
  ['an empty list of actions', document({ ...base, Action: [] }), NO_ACTION],
  ['no resource', document(noResource), NO_RESOURCE],
  ['an empty list of resources', document({ ...base, Resource: [] }), NO_RESOURCE],
  [
    'a resource that is no ARN',
    document({ ...base, Resource: 'invalid resource' }),
    'Resource invalid resource must be in ARN format or "*".',
  ],
  ['an empty resource', document({ ...base, Resource: '' }), 'Resource  must be in ARN format or "*".'],
  [
    'a resource that is no ARN and a bad action',
    document({ ...base, Action: 's:3:ListBucket', Resource: 'sdfsadf' }),
    'Resource sdfsadf must be in ARN format or "*".',
  ],
  [
    'an unknown partition, short',
    document({ ...base, Resource: 'a:bsdfdsafsad' }),
    'Partition "bsdfdsafsad" is not valid for resource "arn:bsdfdsafsad:*:*:*:*".',
  ],
  [
    'an unknown partition, three fields',
    document({ ...base, Resource: 'a:b:cadfsdf' }),
    'Partition "b" is not valid for resource "arn:b:cadfsdf:*:*:*".',
  ],
  [
    'an unknown partition, eight fields',
    document({ ...base, Resource: 'a:b:c:d:e:f:g:h' }),
    'Partition "b" is not valid for resource "arn:b:c:d:e:f:g:h".',
  ],
  [
    'an ARN without arn',
    document({ ...base, Resource: 'aws:s3:::depot' }),
    'Partition "s3" is not valid for resource "arn:s3:::depot:*".',
  ],
  [
    'two unknown partitions',
    document({ ...base, Resource: ['arn:error:s3:::depot', 'arn:error:s3::depot'] }),
    'Partition "error" is not valid for resource "arn:error:s3:::depot".',
  ],
  [
    'an ARN without service',
    document({ ...base, Resource: 'arn:aws' }),
    'Resource vendor must be fully qualified and cannot contain regexes.',
  ],
  [
    'an IAM ARN without type',
    document({ ...base, Resource: 'arn:aws:iam:::depot' }),
    'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
  ],
  [
    'an IAM ARN with a region',
    document({ ...base, Resource: 'arn:aws:iam:us-east-1::depot' }),
    'IAM resource arn:aws:iam:us-east-1::depot cannot contain region information.',
  ],
  [
    'an S3 ARN with a region',
    document({ ...base, Resource: 'arn:aws:s3:us-east-1::depot' }),
    'Resource arn:aws:s3:us-east-1::depot can not contain region information.',
  ],
  ['an action without prefix', document({ ...base, Action: 'invalid' }), NO_VENDOR],
  ['an empty NotAction', document({ ...noAction, NotAction: '' }), NO_VENDOR],
  ['a blank in the prefix', document({ ...base, Action: 'a a:ListBucket' }), 'Vendor a a is not valid'],
  ['two colons in an action', document({ ...base, Action: 's3:List:Bucket' }), COLONS],
];

const stored: readonly (readonly [string, string])[] = [
  ['blanks in an action name', document({ ...base, Action: 'iam: asdf safdsf af ' })],
  ['an unknown service', document({ ...base, Action: 'aaaaaadsf:ListBucket', Resource: 'arn:aws:s33:::depot' })],
  ['hyphen and dot in a prefix', document({ ...base, Action: ['s3-s:ListBucket', 's3.s:ListBucket'] })],
  ['an ARN of three fields', document({ ...base, Resource: 'arn:aws:fdsasf' })],
  ['regions of services that have none', document({ ...base, Resource: 'arn:aws:cloudwatch:us-east-1::x' })],
  ['words for region and account', document({ ...base, Resource: 'arn:aws:ec2:region:account-id:instance/*' })],
  ['an empty condition', document({ ...base, Condition: {} })],
  ['an unknown operator without keys', document({ ...base, Condition: { x: {}, y: {} } })],
  ['a key without prefix', document({ ...base, Condition: { StringEqualsIfExists: { a: 'asf' } } })],
  ['an empty list of values', document({ ...base, Condition: { DateGreaterThan: { a: [] } } })],
  ['a number without quotes', document({ ...base, Condition: { NumericLessThan: { 's3:max-keys': 10 } } })],
  ['a year with a T', document(dated('01T'))],
  ['a negative year', document(dated('-292275054'))],
  ['an hour of one digit', document(dated('2016-12-13t2:00:00.593194+23'))],
  ['a range with host bits', document({ ...base, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.5/24' } } })],
  ['an Id', document(base, { Id: 'x' })],
];

describe('IAM storing an identity policy', () => {
  it.each(refused)('refuses %s', (_what, text, message) => {
    expect(malformedPolicy(text, 'identity')).toBe(message);
  });

  it.each(stored)('takes %s', (_what, text) => {
    expect(malformedPolicy(text, 'identity')).toBeNull();
    expect(parsePolicy(text).policy).not.toBeNull();
  });

  it('takes every AWS managed policy', () => {
    const messages = managedPolicyIndex().flatMap(({ arn, name }) => {
      const message = malformedPolicy(managedPolicy(arn)?.document ?? '', 'identity');
      return message === null ? [] : [`${name}: ${message}`];
    });
    expect(messages).toEqual([]);
  });
});

describe('IAM storing a trust policy', () => {
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '111122223333' } };

  it.each([
    ['text that is no JSON', '{', 'This policy contains invalid Json'],
    ['a resource', document({ ...trust, Resource: '*' }), 'Has prohibited field Resource'],
    [
      'everyone without a type',
      document({ ...trust, Principal: '*' }),
      'AssumeRolepolicy contained an invalid principal: "STAR":"*".',
    ],
    ['no principal', document({ Effect: 'Allow', Action: 'sts:AssumeRole' }), 'Missing required field Principal'],
    [
      'an action of another service',
      document({ ...trust, Action: 's3:GetObject' }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    ['every action', document({ ...trust, Action: '*' }), 'AssumeRole policy may only specify STS AssumeRole actions.'],
    [
      'NotPrincipal',
      document({ Effect: 'Deny', Action: 'sts:AssumeRole', NotPrincipal: { AWS: '*' } }),
      'AssumeRole policy must not contain NotPrincipal field.',
    ],
  ])('refuses %s', (_what, text, message) => {
    expect(malformedPolicy(text, 'trust')).toBe(message);
  });

  it('takes everyone as an AWS principal, and policies of the old version', () => {
    expect(malformedPolicy(document({ ...trust, Principal: { AWS: '*' } }), 'trust')).toBeNull();
    expect(malformedPolicy(document(trust, { Version: '2008-10-17' }), 'trust')).toBeNull();
  });
});

describe('other services storing policies', () => {
  it('have words of their own', () => {
    const bucket = { ...base, Principal: '*' };
    expect(malformedPolicy('x', 'resource')).toBe("Policies must be valid JSON and the first byte must be '{'");
    expect(malformedPolicy(document({ ...bucket, Action: 'GetObject' }), 'resource')).toBe('Policy has invalid action');
    expect(malformedPolicy(document({ ...bucket, Principal: { AWS: 'dana' } }), 'resource')).toBe(
      'Invalid principal in policy',
    );
    expect(malformedPolicy(document({ ...bucket, Resource: '*' }), 'resource')).toBe('Policy has invalid resource');
    expect(malformedPolicy(document(bucket), 'resource')).toBeNull();
    expect(malformedPolicy(document(bucket), 'scp')).toBe(
      'The provided policy document does not meet the requirements of the specified policy type.',
    );
    expect(malformedPolicy(document(base), 'scp')).toBeNull();
  });

  it('take session policies of any version, with whole ARNs only', () => {
    expect(malformedPolicy(JSON.stringify({ Statement: base }), 'session')).toBeNull();
    expect(malformedPolicy(document({ ...base, Resource: 'arn:aws:sqs' }), 'session')).toBe(LEGACY);
  });
});
