import { describe, expect, it } from 'vitest';
import { findConditionKey } from '../../src/catalogue/authorization.ts';
import { changed } from '../../src/policy/contextChange.ts';
import { canCarry, canonicalKey, contradicts, isAlwaysPresent, writtenAs } from '../../src/policy/contextRelations.ts';
import { decide } from '../../src/policy/evaluate.ts';
import type { Context } from '../../src/policy/request.ts';
import { allow, ask, inForce, session } from './situation.ts';

describe('names of one thing', () => {
  it.each([
    ['ec2:ResourceTag/env', 'aws:resourcetag/env'],
    ['secretsmanager:ResourceTag/env', 'aws:resourcetag/env'],
    ['rds:db-tag/env', 'aws:resourcetag/env'],
    ['rds:req-tag/env', 'aws:requesttag/env'],
    ['elasticmapreduce:RequestTag/env', 'aws:requesttag/env'],
    ['ec2:Region', 'aws:requestedregion'],
    ['s3:ResourceAccount', 'aws:resourceaccount'],
    ['kms:CallerAccount', 'aws:principalaccount'],
    ['aws:EpochTime', 'aws:currenttime'],
    ['s3:ExistingObjectTag/env', 's3:existingobjecttag/env'],
    ['aws:SourceIp', 'aws:sourceip'],
  ])('%s is %s', (name, first) => {
    expect(findConditionKey(name), name).toBeDefined();
    expect(canonicalKey(name.toLowerCase())).toBe(first);
  });

  it('write the same moment as calendar and as epoch time', () => {
    expect(writtenAs('aws:epochtime', '2026-01-01T00:00:00Z')).toBe('1767225600');
    expect(writtenAs('aws:currenttime', '2026-01-01T00:00:00Z')).toBe('2026-01-01T00:00:00Z');
  });
});

describe('keys that exclude each other', () => {
  const of = (context: Context) => contradicts((key) => context[key]);

  it('are an address and a VPC endpoint, an age and no MFA, a chain of services and a direct call', () => {
    expect(of({ 'aws:sourceip': '192.0.2.1', 'aws:sourcevpce': 'vpce-1' })).toBe(true);
    expect(of({ 'aws:multifactorauthage': '5', 'aws:multifactorauthpresent': 'false' })).toBe(true);
    expect(of({ 'aws:calledviafirst': 'x.amazonaws.com', 'aws:viaawsservice': 'false' })).toBe(true);
    expect(of({ 'aws:principalservicename': 'x.amazonaws.com', 'aws:principalisawsservice': 'false' })).toBe(true);
    expect(of({ 'aws:sourceip': '192.0.2.1', 'aws:multifactorauthage': '5' })).toBe(false);
  });

  it('leave the request when the other one enters it', () => {
    const outside = { 'aws:SourceIp': '192.0.2.1', 'aws:ViaAWSService': 'false' };
    expect(changed(outside, 'aws:SourceVpce', 'vpce-1', [])).toEqual({
      'aws:ViaAWSService': 'false',
      'aws:SourceVpce': 'vpce-1',
    });
    expect(changed(outside, 'aws:CalledVia', ['x.amazonaws.com'], [])).toMatchObject({ 'aws:ViaAWSService': 'true' });
  });

  it('bring the key of a tag into the list of tag keys, and take it out again', () => {
    const tagged = changed({ 'aws:TagKeys': ['env'] }, 'aws:RequestTag/Team', 'core', []);
    expect(tagged).toEqual({ 'aws:TagKeys': ['env', 'Team'], 'aws:RequestTag/Team': 'core' });
    expect(changed(tagged, 'aws:RequestTag/Team', undefined, [])).toEqual({ 'aws:TagKeys': ['env'] });
  });
});

describe('callers', () => {
  it('carry the keys of their kind only', () => {
    expect(canCarry('session', 'aws:username')).toBe(false);
    expect(canCarry('user', 'aws:username')).toBe(true);
    expect(canCarry('anonymous', 'aws:principalorgid')).toBe(false);
    expect(canCarry('service', 'aws:principalservicename')).toBe(true);
    expect(canCarry('root', 'aws:principaltag/team')).toBe(false);
  });

  it('tell of MFA always with temporary credentials, and the time always', () => {
    expect(isAlwaysPresent('aws:multifactorauthpresent', true)).toBe(true);
    expect(isAlwaysPresent('aws:multifactorauthpresent', false)).toBe(false);
    expect(isAlwaysPresent('aws:currenttime', false)).toBe(true);
  });
});

describe('absent keys', () => {
  const missing = (Condition: object, context: Context = {}, principal?: string) =>
    decide(
      ask({ context, ...(principal === undefined ? {} : { principal }) }),
      inForce({ identity: [allow({ Condition })] }),
    ).missingContextKeys;

  it('are not told where no request of the caller has them', () => {
    expect(missing({ StringEquals: { 'aws:username': 'dana' } }, {}, session)).toEqual([]);
    expect(missing({ StringEquals: { 'aws:PrincipalTag/team': 'core' } }, {}, session)).toEqual([
      'aws:PrincipalTag/team',
    ]);
  });

  it('are not told where what the request carries keeps them out', () => {
    const endpoint = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } };
    expect(missing(endpoint)).toEqual(['aws:SourceVpce']);
    expect(missing(endpoint, { 'aws:SourceIp': '192.0.2.1' })).toEqual([]);
    const age = { NumericLessThan: { 'aws:MultiFactorAuthAge': '300' } };
    expect(missing(age, { 'aws:MultiFactorAuthPresent': 'false' })).toEqual([]);
    expect(missing(age, { 'aws:MultiFactorAuthPresent': 'true' })).toEqual(['aws:MultiFactorAuthAge']);
  });

  it('have the value of their other name', () => {
    const tagged = { StringEquals: { 'ec2:ResourceTag/env': 'dev' } };
    expect(missing(tagged)).toEqual(['ec2:ResourceTag/env']);
    expect(missing(tagged, { 'aws:ResourceTag/env': 'dev' })).toEqual(['ec2:ResourceTag/env']);
    expect(missing(tagged, { 'aws:ResourceTag/env': 'prod' })).toEqual([]);
  });
});

describe('a trace', () => {
  it('says which entry of an element fits, what a variable became, and which clause failed because its key is absent', () => {
    const policies = inForce({
      identity: [
        allow({
          Action: ['s3:*', 'sqs:Send*'],
          Resource: ['arn:aws:s3:::x', 'arn:aws:sqs:*:*:${aws:username}'],
          Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:UserAgent': 'tool' } },
        }),
      ],
    });
    const request = ask({
      resource: 'arn:aws:sqs:eu-west-1:111122223333:dana',
      context: { 'aws:UserAgent': 'other' },
    });
    const [trace] = decide(request, policies).statements;
    expect(trace).toMatchObject({
      action: { negated: false, entries: ['s3:*', 'sqs:Send*'], fitting: 'sqs:Send*' },
      resource: { fitting: 'arn:aws:sqs:*:*:${aws:username}', resolved: 'arn:aws:sqs:*:*:dana' },
      principal: null,
      conditions: [
        { key: 'aws:SecureTransport', holds: false, failedForAbsence: true },
        { key: 'aws:UserAgent', holds: false, failedForAbsence: false },
      ],
    });
  });
});
