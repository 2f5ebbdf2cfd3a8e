import { describe, expect, test } from 'vitest';
import { identitystoreOperations } from '../../../src/account/identitystore/operations.ts';
import { ApiLab, at, management, rootOf, userOf } from '../apiLab.ts';
import wanted from '../governanceOperations.json' with { type: 'json' };
import { developers, IdentityStoreId, production, start, zoe } from '../sso-admin/world.ts';

const newLab = () => new ApiLab('identitystore', start);
const named = (UserName: string) => ({
  IdentityStoreId,
  UserName,
  DisplayName: 'Ada Lane',
  Name: { FamilyName: 'Lane', GivenName: 'Ada' },
});
const ghost = '00000000-0000-4000-8000-000000000000';

test('every operation of the directory is carried out', () => {
  expect(Object.keys(identitystoreOperations).sort()).toEqual([...wanted.identitystore.nice].sort());
});

describe('users', () => {
  test('are made, read, changed, found and deleted', () => {
    const lab = newLab();
    const UserId = at(lab.ok('CreateUser', named('ada')), 'UserId');
    const of = { IdentityStoreId, UserId };
    lab.ok('UpdateUser', {
      ...of,
      Operations: [
        { AttributePath: 'name.givenName', AttributeValue: 'Adeline' },
        { AttributePath: 'title', AttributeValue: 'Engineer' },
      ],
    });
    expect(lab.ok('DescribeUser', of)).toMatchObject({
      UserName: 'ada',
      Name: { FamilyName: 'Lane', GivenName: 'Adeline' },
      Title: 'Engineer',
      UserStatus: 'ENABLED',
    });
    const AlternateIdentifier = { UniqueAttribute: { AttributePath: 'userName', AttributeValue: 'ADA' } };
    expect(lab.ok('GetUserId', { IdentityStoreId, AlternateIdentifier })).toEqual({ IdentityStoreId, UserId });
    const Filters = [{ AttributePath: 'UserName', AttributeValue: 'ada' }];
    expect(lab.ok('ListUsers', { IdentityStoreId, Filters }).Users).toHaveLength(1);
    lab.ok('DeleteUser', of);
    expect(lab.error('DescribeUser', of)).toBe('ResourceNotFoundException: USER not found.');
  });

  test('have a name that nobody else has, and the names that the directory demands', () => {
    const lab = newLab();
    expect(lab.error('CreateUser', named('Zoe@larkspur.example'))).toBe('ConflictException: Duplicate UserName');
    expect(lab.error('CreateUser', { IdentityStoreId, UserName: 'x' })).toBe(
      'ValidationException: DisplayName is a required attribute',
    );
    expect(lab.error('CreateUser', { ...named('x'), IdentityStoreId: 'd-0000000000' })).toBe(
      'ResourceNotFoundException: IDENTITY_STORE not found.',
    );
    const odd = { IdentityStoreId, UserId: zoe, Operations: [{ AttributePath: 'a:b:c', AttributeValue: 'x' }] };
    expect(lab.error('UpdateUser', odd)).toBe('ValidationException: Unsupported attribute path a:b:c');
  });
});

describe('groups', () => {
  test('are made, read, changed, found and deleted with their memberships', () => {
    const lab = newLab();
    const GroupId = at(lab.ok('CreateGroup', { IdentityStoreId, DisplayName: 'Auditors' }), 'GroupId');
    const of = { IdentityStoreId, GroupId };
    lab.ok('UpdateGroup', { ...of, Operations: [{ AttributePath: 'description', AttributeValue: 'look' }] });
    expect(lab.ok('DescribeGroup', of)).toMatchObject({ DisplayName: 'Auditors', Description: 'look' });
    const AlternateIdentifier = { UniqueAttribute: { AttributePath: 'displayName', AttributeValue: 'Auditors' } };
    expect(lab.ok('GetGroupId', { IdentityStoreId, AlternateIdentifier })).toMatchObject({ GroupId });
    expect(lab.error('CreateGroup', { IdentityStoreId, DisplayName: 'auditors' })).toBe(
      'ConflictException: Duplicate GroupDisplayName',
    );
    lab.ok('CreateGroupMembership', { ...of, MemberId: { UserId: zoe } });
    lab.ok('DeleteGroup', of);
    expect(lab.error('DescribeGroup', of)).toBe('ResourceNotFoundException: GROUP not found.');
    expect(lab.ok('ListGroups', { IdentityStoreId }).Groups).toHaveLength(1);
    const left = lab.ok('ListGroupMembershipsForMember', { IdentityStoreId, MemberId: { UserId: zoe } });
    expect(left.GroupMemberships).toMatchObject([{ GroupId: developers }]);
  });

  test('have members', () => {
    const lab = newLab();
    const UserId = at(lab.ok('CreateUser', named('ada')), 'UserId');
    const pair = { IdentityStoreId, GroupId: developers, MemberId: { UserId } };
    expect(lab.error('GetGroupMembershipId', pair)).toBe('ResourceNotFoundException: GROUP_MEMBERSHIP not found.');
    const MembershipId = at(lab.ok('CreateGroupMembership', pair), 'MembershipId');
    expect(lab.error('CreateGroupMembership', pair)).toContain('ConflictException');
    expect(lab.error('CreateGroupMembership', { ...pair, GroupId: ghost })).toContain('GROUP not found');
    expect(lab.ok('GetGroupMembershipId', pair)).toMatchObject({ MembershipId });
    expect(lab.ok('DescribeGroupMembership', { IdentityStoreId, MembershipId })).toMatchObject({ GroupId: developers });
    const checked = { IdentityStoreId, MemberId: { UserId }, GroupIds: [developers, ghost] };
    expect(lab.ok('IsMemberInGroups', checked)).toMatchObject({
      Results: [{ MembershipExists: true }, { MembershipExists: false }],
    });
    expect(lab.ok('ListGroupMemberships', { IdentityStoreId, GroupId: developers }).GroupMemberships).toHaveLength(2);
    lab.ok('DeleteGroupMembership', { IdentityStoreId, MembershipId });
    expect(lab.error('DeleteGroupMembership', { IdentityStoreId, MembershipId })).toContain('not found');
  });
});

test('a call is authorized on the directory and on what it names', () => {
  const lab = newLab();
  const caller = userOf(management, 'nobody');
  expect(lab.error('DescribeUser', { IdentityStoreId, UserId: zoe }, caller)).toContain(
    `identitystore:DescribeUser on resource: arn:aws:identitystore::${management}:identitystore/${IdentityStoreId}`,
  );
  lab.ok('iam:PutUserPolicy', {
    UserName: 'nobody',
    PolicyName: 'directory',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'identitystore:DescribeUser',
          Resource: `arn:aws:identitystore::${management}:identitystore/${IdentityStoreId}`,
        },
      ],
    }),
  });
  expect(lab.error('DescribeUser', { IdentityStoreId, UserId: zoe }, caller)).toContain(
    `on resource: arn:aws:identitystore:::user/${zoe}`,
  );
  expect(lab.error('ListUsers', { IdentityStoreId }, rootOf(production))).toContain('AccessDeniedException');
});
