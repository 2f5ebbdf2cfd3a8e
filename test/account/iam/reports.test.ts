import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { account, allow, arn, console_, decoded, ec2Trust, keyOf, Lab } from './lab.ts';

describe('the credential report', () => {
  const rows = (lab: Lab): readonly Readonly<Record<string, string>>[] => {
    const { Content } = lab.ok('GetCredentialReport');
    const [header = '', ...lines] = Buffer.from(String(Content), 'base64').toString().split('\n');
    const columns = header.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [columns[index], cell])));
  };

  function generated(lab: Lab): Lab {
    lab.ok('GenerateCredentialReport');
    lab.wait(2);
    return lab;
  }

  test('is asked for, made and then given for four hours', () => {
    const lab = new Lab();
    expect(lab.failure('GetCredentialReport')).toMatchObject({
      code: 'ReportNotPresent',
      status: 410,
      message: 'Unknown',
    });
    expect(lab.ok('GenerateCredentialReport')).toEqual({
      State: 'STARTED',
      Description: 'No report exists. Starting a new report generation task',
    });
    expect(lab.failure('GetCredentialReport')).toMatchObject({
      code: 'ReportInProgress',
      status: 404,
      message: 'Unknown',
    });
    expect(lab.ok('GenerateCredentialReport')).toEqual({ State: 'COMPLETE' });
    const first = lab.ok('GetCredentialReport');
    expect(first).toMatchObject({ ReportFormat: 'text/csv', GeneratedTime: '2026-11-25T09:00:04Z' });
    lab.ok('CreateUser', { UserName: 'late' });
    expect(lab.ok('GetCredentialReport')).toEqual(first);
    lab.wait(4 * 3600);
    expect(lab.failure('GetCredentialReport')).toMatchObject({ code: 'ReportExpired', status: 410 });
    expect(lab.ok('GenerateCredentialReport')).toMatchObject({ State: 'STARTED' });
    lab.wait(2);
    expect(rows(lab).map(({ user }) => user)).toEqual(['<root_account>', 'late']);
  });

  test('has 22 columns and no line feed at the end', () => {
    const lab = generated(new Lab());
    const text = Buffer.from(String(lab.ok('GetCredentialReport').Content), 'base64').toString();
    expect(text.split('\n')[0]?.split(',')).toHaveLength(22);
    expect(text.endsWith('false,N/A,false,N/A')).toBe(true);
  });

  test('tells passwords, MFA and keys of each user', () => {
    const lab = new Lab({
      root: { mfaDevices: 1, passwordLastUsed: 'P3D' },
      passwordPolicy: { maxAge: 90 },
      users: [
        {
          name: 'Zoe',
          created: 'P10D',
          loginProfile: { created: 'P9D', lastUsed: 'P1D' },
          mfa: true,
          accessKeys: [
            { status: 'Inactive', created: 'P8D' },
            { created: 'P2D', lastUsed: { at: 'PT1H', service: 's3', region: 'eu-west-1' } },
          ],
        },
        { name: 'bob', created: 'P10D' },
      ],
    });
    const [root, bob, zoe] = rows(generated(lab));
    expect(root).toMatchObject({
      user: '<root_account>',
      arn: arn('root'),
      mfa_active: 'true',
      password_last_used: '2026-11-22T09:00:00Z',
      password_next_rotation: 'not_supported',
      access_key_1_active: 'false',
    });
    expect(bob).toMatchObject({
      user: 'bob',
      password_enabled: 'false',
      password_last_used: 'N/A',
      mfa_active: 'false',
    });
    expect(zoe).toMatchObject({
      user: 'Zoe',
      user_creation_time: '2026-11-15T09:00:00Z',
      password_enabled: 'true',
      password_last_used: '2026-11-24T09:00:00Z',
      password_last_changed: '2026-11-16T09:00:00Z',
      password_next_rotation: '2027-02-14T09:00:00Z',
      mfa_active: 'true',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2026-11-23T09:00:00Z',
      access_key_1_last_used_date: '2026-11-25T08:00:00Z',
      access_key_1_last_used_region: 'eu-west-1',
      access_key_1_last_used_service: 's3',
      access_key_2_active: 'false',
      access_key_2_last_rotated: '2026-11-17T09:00:00Z',
      access_key_2_last_used_date: 'N/A',
    });
  });

  test('a password that was never used has no information', () => {
    const lab = generated(new Lab({ users: [{ name: 'maya', loginProfile: true }] }));
    expect(rows(lab)[1]).toMatchObject({ password_last_used: 'no_information', password_next_rotation: 'N/A' });
  });
});

test('the account summary counts entities and tells quotas', () => {
  const lab = new Lab({
    root: { mfaDevices: 1, accessKeys: [{}] },
    users: [
      { name: 'a', attached: ['ReadOnlyAccess'], mfa: true },
      { name: 'b', boundary: 'p' },
    ],
    groups: [{ name: 'g', attached: ['ReadOnlyAccess'] }],
    roles: [{ name: 'r', trust: JSON.parse(ec2Trust) }],
    policies: ['p', 'unused'].map((name) => ({ name, document: JSON.parse(allow('s3:*')) })),
  });
  const summary = Object(lab.ok('GetAccountSummary').SummaryMap);
  expect(Object.keys(summary)).toHaveLength(34);
  expect(summary).toMatchObject({
    Users: 2,
    Groups: 1,
    Roles: 1,
    Policies: 2,
    PolicyVersionsInUse: 2,
    MFADevices: 2,
    MFADevicesInUse: 2,
    AccountMFAEnabled: 1,
    AccountAccessKeysPresent: 1,
    UsersQuota: 5000,
    AccessKeysPerUserQuota: 2,
    PolicySizeQuota: 6144,
  });
});

describe('authorization details', () => {
  const lab = () =>
    new Lab({
      users: [
        { name: 'maya', groups: ['devs'], boundary: 'own', tags: { team: 'red' } },
        { name: 'zoe', inline: { p: JSON.parse(allow('s3:*')) } },
      ],
      groups: [{ name: 'devs', attached: ['ReadOnlyAccess'] }],
      roles: [{ name: 'app', trust: JSON.parse(ec2Trust), description: 'not told' }],
      instanceProfiles: [{ name: 'app', role: 'app' }],
      policies: ['own', 'unused'].map((name) => ({
        name,
        document: JSON.parse(allow('s3:*')),
        description: 'not told',
      })),
    });
  const details = (one: Lab, input: JsonObject = {}) => one.ok('GetAccountAuthorizationDetails', input);

  test('tell the whole account; AWS policies only where in use', () => {
    const found = details(lab());
    expect(found).toMatchObject({
      UserDetailList: [
        {
          UserName: 'maya',
          GroupList: ['devs'],
          AttachedManagedPolicies: [],
          PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/own') },
          Tags: [{ Key: 'team', Value: 'red' }],
        },
        { UserName: 'zoe', UserPolicyList: [{ PolicyName: 'p' }], Tags: [] },
      ],
      GroupDetailList: [
        { GroupName: 'devs', GroupPolicyList: [], AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess' }] },
      ],
      RoleDetailList: [
        { RoleName: 'app', InstanceProfileList: [{ InstanceProfileName: 'app' }], RolePolicyList: [], Tags: [] },
      ],
      Policies: [{ PolicyName: 'own' }, { PolicyName: 'unused' }, { PolicyName: 'ReadOnlyAccess' }],
      IsTruncated: false,
    });
    expect(Object(found.UserDetailList)[0]).not.toHaveProperty('UserPolicyList');
    expect(Object(found.RoleDetailList)[0]).not.toHaveProperty('Description');
    expect(Object(found.Policies)[0]).not.toHaveProperty('Description');
    expect(decoded(Object(found.Policies)[0].PolicyVersionList[0].Document)).toMatchObject({
      Statement: [{ Action: 's3:*' }],
    });
  });

  test('are cut by filter, and a marker belongs to its filter', () => {
    const one = lab();
    const page = details(one, { Filter: ['User'], MaxItems: 1 });
    expect(page).toMatchObject({ UserDetailList: [{ UserName: 'maya' }], RoleDetailList: [], IsTruncated: true });
    const Marker = page.Marker ?? '';
    expect(details(one, { Filter: ['User'], Marker })).toMatchObject({ UserDetailList: [{ UserName: 'zoe' }] });
    expect(one.error('GetAccountAuthorizationDetails', { Filter: ['Role'], Marker })).toBe(
      'ValidationError: Marker and Filter do not match',
    );
  });

  test('pages visit users, roles, groups, then policies', () => {
    const one = lab();
    const seen: string[] = [];
    let Marker: JsonObject = {};
    do {
      const page = details(one, { MaxItems: 1, ...Marker });
      for (const section of ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies']) {
        if (Object(page[section]).length > 0) seen.push(section);
      }
      Marker = page.Marker === undefined ? {} : { Marker: page.Marker };
    } while ('Marker' in Marker);
    expect([...new Set(seen)]).toEqual(['UserDetailList', 'RoleDetailList', 'GroupDetailList', 'Policies']);
    expect(seen).toHaveLength(7);
  });
});

describe('pages', () => {
  const names = ['a', 'b', 'c', 'd'];
  const lab = () => new Lab({ users: names.map((name) => ({ name })) });

  test('follow each other, of any size', () => {
    const one = lab();
    const first = one.ok('ListUsers', { MaxItems: 1 });
    expect(first).toMatchObject({ Users: [{ UserName: 'a' }], IsTruncated: true });
    const rest = one.ok('ListUsers', { Marker: first.Marker ?? '', MaxItems: 1000 });
    expect(Object(rest.Users).map((user: { UserName: string }) => user.UserName)).toEqual(['b', 'c', 'd']);
    expect(rest).not.toHaveProperty('Marker');
  });

  test('a marker of another list is refused', () => {
    const one = lab();
    const { Marker = '' } = one.ok('ListUsers', { MaxItems: 1 });
    const refusal = 'ValidationError: Invalid Marker.';
    expect(one.error('ListUsers', { Marker, PathPrefix: '/x/' })).toBe(refusal);
    expect(one.error('ListGroups', { Marker })).toBe(refusal);
    expect(one.error('ListUsers', { Marker: 'made-up' })).toBe(refusal);
    expect(one.error('ListUsers', { MaxItems: 0 })).toContain('ValidationError');
  });
});

test('reports need permission like everything else', () => {
  const lab = new Lab({ users: [{ name: 'maya', accessKeys: [{}] }] });
  for (const operation of ['GenerateCredentialReport', 'GetAccountSummary', 'GetAccountAuthorizationDetails']) {
    expect(lab.error(operation, {}, keyOf(lab, 'maya'))).toContain(
      `not authorized to perform: iam:${operation} on resource: *`,
    );
  }
  expect(lab.error('GetCredentialReport', {}, console_('maya'))).toContain(account);
});
