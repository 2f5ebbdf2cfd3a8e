import { describe, expect, it } from 'vitest';
import { actionMatches, expandActions } from '../../src/policy/actions.ts';

describe('an action pattern', () => {
  it.each([
    ['s3:GetObject', 'S3:getobject', true],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:Get?bject', 's3:GetObject', true],
    ['*', 'iam:CreateUser', true],
    ['*:*', 'iam:CreateUser', true],
    ['ec2:*', 'ec2-instance-connect:SendSSHPublicKey', false],
    ['ec2*', 'ec2:RunInstances', false],
    ['s3:GetObject,s3:PutObject', 's3:GetObject', false],
    [' s3:GetObject', 's3:GetObject', false],
    ['', 's3:GetObject', false],
  ])('"%s" against %s: %s', (pattern, action, expected) => {
    expect(actionMatches(pattern, action)).toBe(expected);
  });

  it('is expanded to the published actions that it covers', () => {
    const names = expandActions('iam:*AccessKey').map(({ service, name }) => `${service}:${name}`);
    expect(names).toEqual(
      expect.arrayContaining(['iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:UpdateAccessKey']),
    );
    expect(names).not.toContain('iam:ListAccessKeys');
    expect(expandActions('nosuchservice:*')).toEqual([]);
    expect(expandActions('*').length).toBeGreaterThan(10_000);
  });
});
