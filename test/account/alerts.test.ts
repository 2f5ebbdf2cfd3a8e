import { describe, expect, it } from 'vitest';
import { alertRows } from '../../src/account/alertRows.ts';
import { alertsOf } from '../../src/account/alerts.ts';
import type { EventStart } from '../../src/account/startShape.ts';
import { allow, home, trust, world } from './larkspur.ts';

const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
const own = `arn:aws:iam::${home}:policy/own`;

const watched = (...events: readonly Omit<EventStart, 'at'>[]) =>
  world({
    users: [
      { name: 'maya', accessKeys: [{}], loginProfile: true, mfa: true },
      { name: 'jonas', loginProfile: true, mfa: true },
    ],
    groups: [{ name: 'Admins', attached: ['AdministratorAccess'] }, { name: 'Readers' }],
    roles: [{ name: 'app', trust: trust({ AWS: home }) }],
    policies: [{ name: 'own', versions: [{ document: allow('iam:*') }, { document: allow('s3:*'), default: true }] }],
    events: events.map((event, index) => ({ ...event, at: `PT${60 - index}M` })),
  });

/** What is told of a single event. */
const told = (call: string, input: Record<string, string> = {}, rest: Partial<EventStart> = {}): readonly string[] =>
  alertsOf(watched({ call, input, by: 'user/maya', ...rest })).map(({ id }) => id);

const error = { code: 'AccessDenied', message: 'no' };

describe('the watch over the trail', () => {
  it.each([
    ['iam:CreateAccessKey', { UserName: 'jonas' }, ['access-key-created']],
    ['iam:CreateLoginProfile', { UserName: 'jonas' }, ['password-set-for-another']],
    ['iam:DeactivateMFADevice', { UserName: 'jonas' }, ['mfa-removed']],
    ['iam:DeleteUserPermissionsBoundary', { UserName: 'jonas' }, ['boundary-removed']],
    ['iam:UpdateAssumeRolePolicy', { RoleName: 'app' }, ['trust-changed']],
    ['iam:CreateSAMLProvider', { Name: 'x' }, ['identity-provider-changed']],
    ['iam:DeleteAccountPasswordPolicy', {}, ['password-policy-changed']],
    ['iam:DeleteUserPolicy', { UserName: 'jonas' }, ['policy-changed']],
    ['iam:AttachUserPolicy', { UserName: 'jonas', PolicyArn: admin }, ['new-administrator', 'policy-changed']],
    ['iam:AttachUserPolicy', { UserName: 'jonas', PolicyArn: own }, ['policy-changed']],
    ['iam:SetDefaultPolicyVersion', { PolicyArn: own, VersionId: 'v1' }, ['new-administrator']],
    ['iam:SetDefaultPolicyVersion', { PolicyArn: own, VersionId: 'v2' }, []],
    ['iam:AddUserToGroup', { UserName: 'jonas', GroupName: 'Admins' }, ['new-administrator']],
    ['iam:AddUserToGroup', { UserName: 'jonas', GroupName: 'Readers' }, []],
    [
      'iam:PutRolePolicy',
      { RoleName: 'app', PolicyName: 'p', PolicyDocument: JSON.stringify(allow('*')) },
      ['new-administrator', 'policy-changed'],
    ],
    [
      'iam:PutRolePolicy',
      { RoleName: 'app', PolicyName: 'p', PolicyDocument: JSON.stringify(allow('*', 'arn:aws:s3:::logs')) },
      ['policy-changed'],
    ],
    ['cloudtrail:StopLogging', { Name: 'main' }, ['trail-changed']],
    ['kms:ScheduleKeyDeletion', { KeyId: 'x' }, ['key-disabled']],
    ['s3:PutBucketPolicy', { Bucket: 'logs', Policy: '{}' }, ['bucket-policy-changed']],
    ['config:StopConfigurationRecorder', {}, ['config-changed']],
    ['organizations:LeaveOrganization', {}, ['organization-changed']],
    ['iam:ListUsers', {}, []],
  ] as const)('tells of %s %j: %j', (call, input, ids) => {
    expect(told(call, input)).toEqual(ids);
  });

  it('tells of calls that were denied, and not of what they would have done', () => {
    expect(told('iam:AttachUserPolicy', { UserName: 'jonas', PolicyArn: admin }, { error })).toEqual(['denied']);
    const ec2 = { error: { code: 'UnauthorizedOperation' } };
    expect(told('ec2:RunInstances', {}, ec2)).toEqual(['denied']);
    expect(told('iam:GetUser', {}, { error: { code: 'NoSuchEntity' } })).toEqual([]);
  });

  it('tells of every use of the root user', () => {
    expect(told('iam:ListUsers', {}, { by: 'root' })).toEqual(['root-use']);
  });

  it('tells of sign-ins without MFA and of failed ones', () => {
    expect(told('signin:ConsoleLogin')).toEqual(['sign-in-without-mfa']);
    expect(told('signin:ConsoleLogin', {}, { mfa: true })).toEqual([]);
    expect(told('signin:ConsoleLogin', {}, { error: { code: 'Failed' } })).toEqual(['sign-in-failed']);
    expect(told('signin:ConsoleLogin', {}, { by: 'root' })).toEqual(['root-use']);
  });

  it('tells of a sign-in from where this person never was, newest first', () => {
    const signIn = { call: 'signin:ConsoleLogin', by: 'user/maya', mfa: true } as const;
    const alerts = alertsOf(
      watched(
        { ...signIn, from: '203.0.113.1' },
        { ...signIn, from: '203.0.113.1' },
        { ...signIn, from: '198.51.100.9' },
        { call: 'iam:CreateAccessKey', by: 'user/maya', input: { UserName: 'maya' }, from: '198.51.100.9' },
        { ...signIn, by: 'user/jonas', from: '198.51.100.9' },
      ),
    );
    expect(alerts.map(({ id, facts }) => [id, facts.address])).toEqual([
      ['access-key-created', '198.51.100.9'],
      ['sign-in-elsewhere', '198.51.100.9'],
    ]);
    expect(alerts[1]).toMatchObject({ severity: 'high', facts: { who: `arn:aws:iam::${home}:user/maya` } });
  });

  it('has patterns with a name, a weight and a source each', () => {
    expect(new Set(alertRows.map(({ id }) => id)).size).toBe(alertRows.length);
    expect(alertRows.filter(({ source, title }) => source.length < 10 || title.length < 10)).toEqual([]);
    expect(alertRows.length).toBeGreaterThanOrEqual(19);
  });
});
