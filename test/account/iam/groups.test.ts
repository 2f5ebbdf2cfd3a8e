import { expect, test } from 'vitest';
import { allow, arn, console_, Lab } from './lab.ts';

test('a new group is told with id and ARN', () => {
  const lab = new Lab();
  expect(lab.ok('CreateGroup', { GroupName: 'Devs', Path: '/eng/' })).toMatchObject({
    Group: { Path: '/eng/', GroupName: 'Devs', GroupId: expect.stringMatching(/^AGPA/), Arn: arn('group/eng/Devs') },
  });
  expect(lab.error('CreateGroup', { GroupName: 'devs' })).toBe(
    'EntityAlreadyExists: Group with name devs already exists.',
  );
});

test('a group is told with its members, page by page', () => {
  const lab = new Lab({
    groups: [{ name: 'devs' }],
    users: ['zoe', 'adam', 'bob'].map((name) => ({ name, groups: ['devs'] })),
  });
  const first = lab.ok('GetGroup', { GroupName: 'DEVS', MaxItems: 2 });
  expect(first).toMatchObject({
    Group: { GroupName: 'devs' },
    Users: [{ UserName: 'adam' }, { UserName: 'bob' }],
    IsTruncated: true,
  });
  const second = lab.ok('GetGroup', { GroupName: 'DEVS', MaxItems: 2, Marker: first.Marker ?? '' });
  expect(second).toMatchObject({ Users: [{ UserName: 'zoe' }], IsTruncated: false });
});

test('adding somebody twice changes nothing, removing a stranger fails', () => {
  const lab = new Lab({ groups: [{ name: 'devs' }], users: [{ name: 'maya' }] });
  lab.ok('AddUserToGroup', { GroupName: 'devs', UserName: 'Maya' });
  lab.ok('AddUserToGroup', { GroupName: 'devs', UserName: 'maya' });
  expect(lab.ok('ListGroupsForUser', { UserName: 'maya' }).Groups).toHaveLength(1);
  lab.ok('RemoveUserFromGroup', { GroupName: 'devs', UserName: 'maya' });
  expect(lab.error('RemoveUserFromGroup', { GroupName: 'devs', UserName: 'maya' })).toContain('NoSuchEntity');
  expect(lab.error('AddUserToGroup', { GroupName: 'devs', UserName: 'ghost' })).toBe(
    'NoSuchEntity: The user with name ghost cannot be found.',
  );
  expect(lab.error('AddUserToGroup', { GroupName: 'ops', UserName: 'maya' })).toBe(
    'NoSuchEntity: The group with name ops cannot be found.',
  );
});

test('a user is in ten groups at most', () => {
  const names = Array.from({ length: 11 }, (_, index) => `g${index}`);
  const lab = new Lab({
    groups: names.map((name) => ({ name })),
    users: [{ name: 'maya', groups: names.slice(0, 10) }],
  });
  expect(lab.error('AddUserToGroup', { GroupName: 'g10', UserName: 'maya' })).toBe(
    'LimitExceeded: Cannot exceed quota for GroupsPerUser: 10',
  );
});

test('a renamed group keeps its members and moves its ARN', () => {
  const lab = new Lab({ groups: [{ name: 'devs' }], users: [{ name: 'maya', groups: ['devs'] }] });
  lab.ok('UpdateGroup', { GroupName: 'devs', NewGroupName: 'builders', NewPath: '/eng/' });
  expect(lab.ok('GetGroup', { GroupName: 'builders' })).toMatchObject({
    Group: { Arn: arn('group/eng/builders') },
    Users: [{ UserName: 'maya' }],
  });
  expect(lab.ok('ListGroupsForUser', { UserName: 'maya' })).toMatchObject({ Groups: [{ GroupName: 'builders' }] });
});

test('renaming asks for permission on the old and on the new name', () => {
  const lab = new Lab({
    groups: [{ name: 'devs' }],
    users: [{ name: 'maya', inline: { p: JSON.parse(allow('iam:UpdateGroup', arn('group/devs'))) } }],
  });
  lab.ok('UpdateGroup', { GroupName: 'devs' }, console_('maya'));
  expect(lab.error('UpdateGroup', { GroupName: 'devs', NewGroupName: 'admins' }, console_('maya'))).toContain(
    'AccessDenied',
  );
});

test('members and policies must go before a group', () => {
  const lab = new Lab({
    groups: [{ name: 'devs', attached: ['ReadOnlyAccess'], inline: { own: JSON.parse(allow('s3:*')) } }],
    users: [{ name: 'maya', groups: ['devs'] }],
  });
  const GroupName = 'devs';
  const text = () => lab.error('DeleteGroup', { GroupName });
  expect(text()).toBe('DeleteConflict: Cannot delete entity, must remove users from group first.');
  lab.ok('RemoveUserFromGroup', { GroupName, UserName: 'maya' });
  expect(text()).toBe('DeleteConflict: Cannot delete entity, must detach all policies first.');
  lab.ok('DetachGroupPolicy', { GroupName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
  expect(text()).toBe('DeleteConflict: Cannot delete entity, must delete policies first.');
  lab.ok('DeleteGroupPolicy', { GroupName, PolicyName: 'own' });
  lab.ok('DeleteGroup', { GroupName });
  expect(lab.ok('ListGroups').Groups).toEqual([]);
});

test('membership changes are denied on the group', () => {
  const lab = new Lab({ groups: [{ name: 'admins' }], users: [{ name: 'maya' }] });
  expect(lab.error('AddUserToGroup', { GroupName: 'admins', UserName: 'maya' }, console_('maya'))).toContain(
    'iam:AddUserToGroup on resource: group admins because',
  );
});
