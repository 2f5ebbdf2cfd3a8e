import { describe, expect, it } from 'vitest';
import { type Claim, neverHolds } from '../../src/analysis/never.ts';
import { decide } from '../../src/policy/evaluate.ts';
import { account, empty, home, policy, principal, published, resourcePolicy } from './world.ts';

const bucket = 'arn:aws:s3:::reports';
const allow = (Action: string | string[], Resource: string | string[] = '*', Condition?: object) => {
  return { Effect: 'Allow', Action, Resource, ...(Condition ? { Condition } : {}) };
};

/** Action and resource of a request that breaks the claim; null where it holds for sure. */
function broken(granted: Parameters<typeof principal>[0], claim: Partial<Claim>, world = empty): string | null {
  const maya = principal(granted, { world });
  const result = neverHolds(world.view, maya, { actions: ['*'], on: [], except: [], ...claim });
  expect(result.complete).toBe(true);
  if (!result.broken) return null;
  expect(decide(result.broken.request, result.broken.policies).decision).toBe('allowed');
  return `${result.broken.request.action} ${result.broken.request.resource}`;
}

describe('a claim that something never happens', () => {
  it('holds for somebody without policies', () => {
    expect(broken([], {})).toBeNull();
  });

  it('is broken by the first action that is allowed', () => {
    expect(broken([published('PowerUserAccess')], { actions: ['iam:*'] })).toMatch(/^iam:/);
    expect(broken([published('PowerUserAccess')], { actions: ['iam:Create*User*', 'iam:Attach*'] })).toBeNull();
  });

  it('speaks of the resources that it names and of no other', () => {
    const granted = [policy(allow('s3:GetObject', `${bucket}/app/*`))];
    expect(broken(granted, { actions: ['s3:*'], on: [`${bucket}/finance/*`] })).toBeNull();
    expect(broken(granted, { actions: ['s3:*'], on: [`${bucket}/*`] })).toBe(`s3:GetObject ${bucket}/app/some-key`);
    expect(broken(granted, { actions: ['s3:*'], except: [`${bucket}/app/*`] })).toBeNull();
  });

  it('sees through a wildcard that reaches further than it looks', () => {
    const granted = [policy(allow('s3:GetObject', 'arn:aws:s3:::rep*'))];
    expect(broken(granted, { actions: ['s3:*'], on: [`${bucket}/finance/*`] })).toBe(
      `s3:GetObject ${bucket}/finance/some-key`,
    );
  });

  it('is broken by what only holds under one condition', () => {
    const officeHours = { DateGreaterThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } };
    expect(broken([policy(allow('s3:GetObject', '*', officeHours))], { actions: ['s3:GetObject'] })).not.toBeNull();
  });

  it('may count sign-ins without MFA alone', () => {
    const withMfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
    const granted = [policy(allow('*', '*', withMfa))];
    expect(broken(granted, { signIn: 'without MFA' })).toBeNull();
    expect(broken(granted, { signIn: 'with MFA' })).not.toBeNull();
  });

  it('holds for the session of a role where only MFA would break it, unless the claim is about MFA', () => {
    const role = `arn:aws:iam::${home}:role/reader`;
    const session = { arn: `arn:aws:sts::${home}:assumed-role/reader/now`, role, temporary: true };
    const granted = [policy(allow('*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }))];
    const claim = { actions: ['s3:GetObject'], on: [], except: [] };
    const reader = principal(granted, session);
    expect(neverHolds(empty.view, reader, claim)).toEqual({ broken: null, complete: true, reasons: [] });
    expect(neverHolds(empty.view, reader, { ...claim, signIn: 'with MFA' }).broken).not.toBeNull();
  });

  it('is broken by the policy of a bucket that lets the principal in', () => {
    const open = resourcePolicy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket}/*` });
    const world = account({ arn: bucket, type: 's3:bucket', policy: open });
    expect(broken([], { actions: ['s3:*'] }, world)).toBe(`s3:GetObject ${bucket}/some-key`);
  });

  it('needs no identity policy to be broken by the root user', () => {
    const root = principal([], { arn: `arn:aws:iam::${home}:root` });
    const result = neverHolds(empty.view, root, { actions: ['s3:DeleteBucket'], on: [], except: [] });
    expect(result.broken?.request.action).toBe('s3:DeleteBucket');
  });
});
