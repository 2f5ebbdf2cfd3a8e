import { describe, expect, it } from 'vitest';
import type { Caller, JsonObject } from '../../src/account/call.ts';
import { eventsOf } from '../../src/account/trail.ts';
import { allow, buildWorld, callerOf, home, key, outputOf, partner, refusalOf, send, trust } from './larkspur.ts';

const outside = '555566667777';
const accessRole = (account: string) => `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
const fromManagement = trust({ AWS: `arn:aws:iam::${home}:root` });
const deny = (action: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: action, Resource: '*' }],
});

const sandbox = buildWorld({
  home,
  accounts: [
    {
      id: home,
      users: [
        { name: 'maya', id: 'AIDAMAYA', accessKeys: [{ id: 'AKIAMAYA' }], attached: ['AdministratorAccess'] },
        { name: 'guest', accessKeys: [{ id: 'AKIAGUEST' }] },
      ],
    },
    {
      id: partner,
      roles: [
        { name: 'OrganizationAccountAccessRole', trust: fromManagement, attached: ['AdministratorAccess'] },
        {
          name: 'shared',
          trust: trust({ AWS: '*' }, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-larkspur0001' } } }),
        },
      ],
      users: [{ name: 'rui', accessKeys: [{ id: 'AKIARUI' }], attached: ['AdministratorAccess'] }],
      root: { accessKeys: [{ id: 'AKIAMEMBERROOT' }] },
    },
    { id: outside, users: [{ name: 'eve', accessKeys: [{ id: 'AKIAEVE' }], inline: { sts: allow('sts:*') } }] },
  ],
  organization: {
    id: 'o-larkspur0001',
    managementAccount: home,
    paths: { [partner]: 'o-larkspur0001/r-lark/' },
    serviceControlPolicies: {
      [partner]: [
        [
          { name: 'FullAWSAccess', document: allow('*') },
          { name: 'no-buckets', document: deny('s3:CreateBucket') },
        ],
      ],
    },
  },
});

const assume = (caller: Caller, role: string) =>
  send(sandbox, caller, 'sts:AssumeRole', { RoleArn: role, RoleSessionName: 'work' });

describe('an organization', () => {
  it('lets administrators of the management account into members by OrganizationAccountAccessRole', () => {
    const begun = assume(key('AKIAMAYA'), accessRole(partner));
    const inside = callerOf(begun);
    expect(outputOf(send(begun.sandbox, inside, 'sts:GetCallerIdentity')).Account).toBe(partner);
    const made = send(begun.sandbox, inside, 'iam:CreateUser', { UserName: 'new' });
    expect(made.sandbox.accounts.get(partner)?.users.has('new')).toBe(true);
    expect(made.sandbox.accounts.get(home)?.users.has('new')).toBe(false);
  });

  it('lets nobody else in by it: not without permission, not from other accounts', () => {
    expect(refusalOf(assume(key('AKIAGUEST'), accessRole(partner)))[1]).toContain('no identity-based policy');
    expect(assume(key('AKIAEVE'), accessRole(partner)).outcome.ok).toBe(false);
    expect(assume(key('AKIARUI'), accessRole(partner)).outcome.ok).toBe(false);
  });

  it('binds members and even their root users by control policies, and never the management account', () => {
    const bucket = { Bucket: 'larkspur-new' };
    for (const id of ['AKIARUI', 'AKIAMEMBERROOT']) {
      const [code, message] = refusalOf(send(sandbox, key(id), 's3:CreateBucket', bucket));
      expect([code, message]).toEqual([
        'AccessDenied',
        expect.stringContaining('with an explicit deny in a service control policy'),
      ]);
    }
    const begun = assume(key('AKIAMAYA'), accessRole(partner));
    expect(send(begun.sandbox, callerOf(begun), 's3:CreateBucket', bucket).outcome.ok).toBe(false);
    expect(send(sandbox, key('AKIAMAYA'), 's3:CreateBucket', bucket).outcome.ok).toBe(true);
  });

  it('is a condition for trust: members get in, outsiders do not', () => {
    const shared = `arn:aws:iam::${partner}:role/shared`;
    expect(assume(key('AKIAMAYA'), shared).outcome.ok).toBe(true);
    expect(assume(key('AKIAEVE'), shared).outcome.ok).toBe(false);
  });

  it('has the assumption of a role across accounts in both trails, with one shared id', () => {
    const begun = assume(key('AKIAMAYA'), accessRole(partner));
    const [own, other] = [...eventsOf(begun.sandbox.trail)];
    expect(own).toMatchObject({
      recipientAccountId: home,
      userIdentity: { type: 'IAMUser', userName: 'maya' },
      sharedEventID: expect.any(String),
    });
    expect(other).toMatchObject({
      eventName: 'AssumeRole',
      recipientAccountId: partner,
      userIdentity: { type: 'AWSAccount', principalId: 'AIDAMAYA', accountId: home },
      sharedEventID: own?.sharedEventID,
      resources: [{ ARN: accessRole(partner), accountId: partner, type: 'AWS::IAM::Role' }],
    });
    expect(other?.eventID).not.toBe(own?.eventID);
    expect(JSON.stringify(other)).not.toContain('"maya"');
  });

  it('has a denied assumption in the trail of the caller alone', () => {
    const refused = assume(key('AKIAGUEST'), accessRole(partner));
    expect([...eventsOf(refused.sandbox.trail)].map((event) => event.recipientAccountId)).toEqual([home]);
  });
});

describe('sessions of a role that were revoked', () => {
  it('lose everything that began before, while new ones go on', () => {
    const first = assume(key('AKIAMAYA'), accessRole(partner));
    const old = callerOf(first);
    const revocation = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-11-24T09:00:02Z' } },
        },
      ],
    };
    const revoked = send(first.sandbox, key('AKIARUI'), 'iam:PutRolePolicy', {
      RoleName: 'OrganizationAccountAccessRole',
      PolicyName: 'AWSRevokeOlderSessions',
      PolicyDocument: JSON.stringify(revocation),
    });
    outputOf(revoked);
    expect(refusalOf(send(revoked.sandbox, old, 'iam:ListUsers'))[1]).toContain('with an explicit deny');
    const again = send(revoked.sandbox, key('AKIAMAYA'), 'sts:AssumeRole', {
      RoleArn: accessRole(partner),
      RoleSessionName: 'again',
    });
    expect(send(again.sandbox, callerOf(again), 'iam:ListUsers').outcome.ok).toBe(true);
  });
});
