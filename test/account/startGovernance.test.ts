import { expect, test } from 'vitest';
import { checkStart } from '../../src/account/checkStart.ts';
import { describeAccount } from '../../src/account/describe.ts';
import { ApiLab, allow, deny, management } from './apiLab.ts';

const member = '222233334444';
const start = {
  home: management,
  accounts: [
    {
      id: management,
      analyzers: [{ name: 'outside', archiveRules: { partners: { isPublic: { eq: ['false'] } } } }],
    },
    { id: member, users: [{ name: 'wanda', attached: ['AdministratorAccess'] }] },
  ],
  organization: {
    id: 'o-larkspur01',
    policies: [{ name: 'NoS3', document: deny('s3:*') }],
    units: [
      { name: 'Workloads', units: [{ name: 'Production', policies: ['NoS3'], accounts: [member] }] },
      { name: 'Quarantine', fullAccess: false, policies: ['NoS3'] },
    ],
    accounts: { [member]: { name: 'Shop', email: 'shop@larkspur.example' } },
  },
  identityCenter: {
    users: [{ userName: 'zoe', groups: ['Devs'] }],
    groups: [{ name: 'Devs' }],
    permissionSets: [{ name: 'Look', managed: ['ReadOnlyAccess'], inline: allow('sqs:*') }],
    assignments: [{ account: member, permissionSet: 'Look', group: 'Devs' }],
  },
};

test('a start describes units with policies that bind what lies in them', () => {
  expect(checkStart(start)).toEqual([]);
  const lab = new ApiLab('organizations', start);
  const wanda = { type: 'console', account: member, user: 'wanda', mfa: false } as const;
  expect(lab.error('s3:ListBuckets', {}, wanda)).toContain('service control policy');
  lab.ok('iam:ListUsers', {}, wanda);
  expect(describeAccount(lab.sandbox)).toMatchObject({
    Organization: {
      Id: 'o-larkspur01',
      Units: [
        { Name: 'Workloads', Policies: ['FullAWSAccess'] },
        { Name: 'Production', Policies: ['FullAWSAccess', 'NoS3'] },
        { Name: 'Quarantine', Policies: ['NoS3'] },
      ],
      Accounts: [{ Id: management }, { Id: member, Name: 'Shop' }],
      Policies: [{ Name: 'NoS3' }],
    },
    IdentityCenter: {
      Users: [{ UserName: 'zoe', Groups: ['Devs'] }],
      PermissionSets: [{ Name: 'Look', ProvisionedAccounts: [member] }],
      Assignments: [{ AccountId: member, PermissionSet: 'Look', Principal: 'Devs' }],
    },
    Analyzers: [{ Name: 'outside', Type: 'ACCOUNT', ArchiveRules: [{ Name: 'partners' }], Findings: [] }],
  });
});

test('faults of a start are told with their places', () => {
  const faults = checkStart({
    accounts: start.accounts,
    organization: {
      policies: [{ name: 'Bad', document: { Version: '2012-10-17' } }],
      units: [{ name: 'A', policies: ['Ghost'], accounts: ['999988887777'] }],
    },
    identityCenter: {
      users: [{ userName: 'zoe', groups: ['Ghosts'] }],
      permissionSets: [{ name: 'Look', managed: ['NoSuchPolicy'] }],
      assignments: [{ account: '999988887777', permissionSet: 'Ghost', user: 'nobody' }],
    },
  });
  expect(faults.map(({ path }) => path.join('.'))).toEqual([
    'organization.policies.0.document.Statement',
    'organization.units.0.policies.0',
    'organization.units.0.accounts.0',
    'identityCenter.users.0.groups.0',
    'identityCenter.permissionSets.0.managed.0',
    'identityCenter.assignments.0.account',
    'identityCenter.assignments.0.permissionSet',
    'identityCenter.assignments.0.user',
  ]);
});

test('Organizations words a broken input in its own way', () => {
  const lab = new ApiLab('organizations', start);
  expect(lab.error('DescribeAccount', {})).toBe('InvalidInputException: You must provide a value for the parameter.');
  expect(lab.error('ListPolicies', { Filter: 'NO_POLICY' })).toBe(
    'InvalidInputException: You specified an invalid policy type.',
  );
});
