import { describe, expect, it } from 'vitest';
import type { Probe } from '../../src/scenario/checkSchema.ts';
import { startAttempt } from '../../src/training/attemptState.ts';
import { probe } from '../../src/training/probe.ts';
import { smallScenario } from './smallScenario.ts';

const allow = (action: string, resource = '*') => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: action, Resource: resource },
});
const role = `
  roles:
    - name: reader
      trust: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: sts:AssumeRole } }
      inline: { own: { Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:ListAllMyBuckets, Resource: "*" } } }
  buckets:`;
const { start } = startAttempt(smallScenario(['\n  buckets:', role]), 0).history;
const plain = { after: 0, at: null, from: null, mfa: false };

function decided(sessionPolicies: Probe['sessionPolicies'], action = 's3:ListAllMyBuckets') {
  const decisions = probe(start, { as: 'role/reader', action, ...(sessionPolicies ? { sessionPolicies } : {}) }, plain);
  return 'code' in decisions ? decisions.code : decisions.map(({ decision }) => decision);
}

describe('a probe with session policies', () => {
  it('allows what both the role and the session policy allow', () => {
    expect(decided(undefined)).toEqual(['allowed']);
    expect(decided([allow('s3:List*')])).toEqual(['allowed']);
    expect(decided([JSON.stringify(allow('s3:List*'))])).toEqual(['allowed']);
    expect(decided([allow('ec2:*')])).toEqual(['implicitDeny']);
  });

  it('adds nothing to the role', () => {
    expect(decided([allow('*')], 'iam:ListUsers')).toEqual(['implicitDeny']);
  });

  it('takes managed policies by their ARNs', () => {
    expect(decided(['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'])).toEqual(['allowed']);
    expect(decided(['arn:aws:iam::aws:policy/IAMReadOnlyAccess'])).toEqual(['implicitDeny']);
  });

  it('allows nothing by what cannot be read or does not exist', () => {
    expect(decided(['{ not a policy'])).toEqual(['implicitDeny']);
    expect(decided(['arn:aws:iam::aws:policy/NoSuchPolicy'])).toEqual(['implicitDeny']);
  });
});
