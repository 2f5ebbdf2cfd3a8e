import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { account, allow, arn, console_, decoded, ec2Trust, keyOf, Lab, trust } from './lab.ts';

describe('users', () => {
  test('a new user is told with id, ARN and creation date', () => {
    const lab = new Lab();
    expect(lab.ok('CreateUser', { UserName: 'Maya', Path: '/eng/' })).toEqual({
      User: {
        Path: '/eng/',
        UserName: 'Maya',
        UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
        Arn: arn('user/eng/Maya'),
        CreateDate: '2026-11-25T09:00:01Z',
      },
    });
  });

  test('names are taken in any letter case', () => {
    const lab = new Lab({ users: [{ name: 'Maya' }] });
    expect(lab.error('CreateUser', { UserName: 'MAYA' })).toBe(
      'EntityAlreadyExists: User with name MAYA already exists.',
    );
    expect(lab.ok('GetUser', { UserName: 'mAyA' })).toMatchObject({ User: { UserName: 'Maya' } });
  });

  test('a user that is not there cannot be found', () => {
    const lab = new Lab();
    expect(lab.failure('GetUser', { UserName: 'nobody' })).toMatchObject({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The user with name nobody cannot be found.',
    });
  });

  test('without a name GetUser tells of the caller', () => {
    const lab = new Lab({ users: [{ name: 'maya', inline: { me: JSON.parse(allow('iam:GetUser')) } }] });
    expect(lab.ok('GetUser', {}, console_('maya'))).toMatchObject({ User: { UserName: 'maya' } });
    expect(lab.ok('GetUser')).toMatchObject({ User: { UserId: account, Arn: arn('root') } });
  });

  test('a user comes with boundary and tags, in lists without them', () => {
    const lab = new Lab();
    const boundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    lab.ok('CreateUser', { UserName: 'a', PermissionsBoundary: boundary, Tags: [{ Key: 'team', Value: 'red' }] });
    expect(lab.ok('GetUser', { UserName: 'a' })).toMatchObject({
      User: {
        PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary },
        Tags: [{ Key: 'team', Value: 'red' }],
      },
    });
    const { Users } = lab.ok('ListUsers');
    expect(Object.keys(Object(Object(Users)[0]))).toEqual(['Path', 'UserName', 'UserId', 'Arn', 'CreateDate']);
  });

  test('lists are sorted by name and cut by path', () => {
    const lab = new Lab({ users: [{ name: 'zoe' }, { name: 'Bob', path: '/eng/' }, { name: 'adam', path: '/eng/' }] });
    const names = (input = {}) =>
      Object(lab.ok('ListUsers', input).Users).map((user: { UserName: string }) => user.UserName);
    expect(names()).toEqual(['adam', 'Bob', 'zoe']);
    expect(names({ PathPrefix: '/eng/' })).toEqual(['adam', 'Bob']);
  });

  test('a renamed user keeps id, groups, keys and devices and moves its ARN', () => {
    const lab = new Lab({
      groups: [{ name: 'devs' }],
      users: [{ name: 'maya', groups: ['devs'], accessKeys: [{}], mfa: true }],
    });
    const before = Object(lab.ok('GetUser', { UserName: 'maya' }).User);
    lab.ok('UpdateUser', { UserName: 'maya', NewUserName: 'maja', NewPath: '/eu/' });
    expect(lab.ok('GetUser', { UserName: 'maja' })).toMatchObject({
      User: { UserId: before.UserId, Arn: arn('user/eu/maja') },
    });
    expect(lab.ok('ListGroupsForUser', { UserName: 'maja' })).toMatchObject({ Groups: [{ GroupName: 'devs' }] });
    expect(lab.ok('ListMFADevices', { UserName: 'maja' })).toMatchObject({ MFADevices: [{ UserName: 'maja' }] });
    expect(lab.ok('ListAccessKeys', { UserName: 'maja' })).toMatchObject({ AccessKeyMetadata: [{ UserName: 'maja' }] });
    expect(lab.error('GetUser', { UserName: 'maya' })).toContain('NoSuchEntity');
  });

  test('a name that is taken is refused when renaming', () => {
    const lab = new Lab({ users: [{ name: 'a' }, { name: 'B' }] });
    expect(lab.error('UpdateUser', { UserName: 'a', NewUserName: 'b' })).toBe(
      'EntityAlreadyExists: User with name b already exists.',
    );
  });

  test('everything that hangs on a user must go before it, one after the other', () => {
    const lab = new Lab({
      groups: [{ name: 'devs' }],
      users: [
        {
          name: 'maya',
          groups: ['devs'],
          loginProfile: true,
          accessKeys: [{ id: 'AKIAEXAMPLEEXAMPLE12' }],
          mfa: true,
          attached: ['ReadOnlyAccess'],
          inline: { own: JSON.parse(allow('s3:*')) },
        },
      ],
    });
    const text = () => lab.error('DeleteUser', { UserName: 'maya' });
    const UserName = 'maya';
    expect(text()).toBe('DeleteConflict: Cannot delete entity, must delete login profile first.');
    lab.ok('DeleteLoginProfile', { UserName });
    expect(text()).toBe('DeleteConflict: Cannot delete entity, must remove users from group first.');
    lab.ok('RemoveUserFromGroup', { UserName, GroupName: 'devs' });
    expect(text()).toBe('DeleteConflict: Cannot delete entity, must detach all policies first.');
    lab.ok('DetachUserPolicy', { UserName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    expect(text()).toBe('DeleteConflict: Cannot delete entity, must delete policies first.');
    lab.ok('DeleteUserPolicy', { UserName, PolicyName: 'own' });
    expect(text()).toBe('DeleteConflict: Cannot delete entity, must delete access keys first.');
    lab.ok('DeleteAccessKey', { UserName, AccessKeyId: 'AKIAEXAMPLEEXAMPLE12' });
    expect(text()).toBe('DeleteConflict: Cannot delete entity, must remove tokens from principal first.');
    lab.ok('DeactivateMFADevice', { UserName, SerialNumber: arn('mfa/maya') });
    lab.ok('DeleteUser', { UserName });
    expect(lab.error('DeleteUser', { UserName })).toBe('NoSuchEntity: The user with name maya cannot be found.');
  });

  test('denials name the user as AWS does', () => {
    const lab = new Lab({ users: [{ name: 'maya' }, { name: 'jonas', path: '/eng/' }] });
    const denied = (operation: string, input = {}) => lab.error(operation, input, console_('maya'));
    const start = `AccessDenied: User: ${arn('user/maya')} is not authorized to perform:`;
    expect(denied('GetUser', { UserName: 'jonas' })).toBe(
      `${start} iam:GetUser on resource: user jonas because no identity-based policy allows the iam:GetUser action`,
    );
    expect(denied('CreateUser', { UserName: 'new', Path: '/x/' })).toContain(
      `on resource: ${arn('user/x/new')} because`,
    );
    expect(denied('ListUsers')).toContain(`iam:ListUsers on resource: ${arn('user/')} because`);
    expect(denied('GetUser')).toContain('iam:GetUser on resource: user maya because');
    expect(denied('ListAccessKeys')).toContain('iam:ListAccessKeys on resource: user nullmaya because');
    expect(denied('CreateAccessKey')).toContain('iam:CreateAccessKey on resource: user maya because');
    expect(denied('GetAccountSummary')).toContain('iam:GetAccountSummary on resource: * because');
  });

  test('creating a user with tags or a boundary asks with their condition keys', () => {
    const statement = (Condition: JsonObject): JsonObject => ({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['iam:CreateUser', 'iam:TagUser'], Resource: '*', Condition }],
    });
    const lab = new Lab({
      users: [
        { name: 'tagger', inline: { p: statement({ StringEquals: { 'aws:RequestTag/team': 'red' } }) } },
        {
          name: 'delegate',
          inline: {
            p: statement({ StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/ReadOnlyAccess' } }),
          },
        },
      ],
    });
    const Tags = [{ Key: 'team', Value: 'red' }];
    lab.ok('CreateUser', { UserName: 'a', Tags }, console_('tagger'));
    expect(lab.error('CreateUser', { UserName: 'b' }, console_('tagger'))).toContain('iam:CreateUser');
    const PermissionsBoundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    lab.ok('CreateUser', { UserName: 'c', PermissionsBoundary }, console_('delegate'));
    expect(lab.error('CreateUser', { UserName: 'd' }, console_('delegate'))).toContain('AccessDenied');
  });

  test('creating a user with tags needs iam:TagUser as well', () => {
    const lab = new Lab({ users: [{ name: 'maya', inline: { p: JSON.parse(allow('iam:CreateUser')) } }] });
    lab.ok('CreateUser', { UserName: 'plain' }, console_('maya'));
    const Tags = [{ Key: 'team', Value: 'red' }];
    expect(lab.error('CreateUser', { UserName: 'tagged', Tags }, console_('maya'))).toContain('iam:TagUser');
  });

  test('a deleted user turns into its unique id in trust policies, and a new one of the name is not trusted', () => {
    const lab = new Lab({ users: [{ name: 'maya' }] });
    const id = Object(lab.ok('GetUser', { UserName: 'maya' }).User).UserId;
    lab.ok('CreateRole', {
      RoleName: 'ops',
      AssumeRolePolicyDocument: trust({ AWS: [arn('user/maya'), arn('root')] }),
    });
    lab.ok('DeleteUser', { UserName: 'maya' });
    lab.ok('CreateUser', { UserName: 'maya' });
    const role = Object(lab.ok('GetRole', { RoleName: 'ops' }).Role);
    expect(decoded(role.AssumeRolePolicyDocument)).toMatchObject({
      Statement: [{ Principal: { AWS: [id, arn('root')] } }],
    });
    const again = lab.error('UpdateAssumeRolePolicy', { RoleName: 'ops', PolicyDocument: trust({ AWS: id }) });
    expect(again).toBe(`MalformedPolicyDocument: Invalid principal in policy: "AWS":"${id}"`);
  });

  test('a renamed user stays trusted under its new ARN', () => {
    const lab = new Lab({
      users: [{ name: 'maya' }],
      roles: [{ name: 'ops', trust: JSON.parse(trust({ AWS: arn('user/maya') })) }],
    });
    lab.ok('UpdateUser', { UserName: 'maya', NewUserName: 'maja' });
    const role = Object(lab.ok('GetRole', { RoleName: 'ops' }).Role);
    expect(decoded(role.AssumeRolePolicyDocument)).toMatchObject({
      Statement: [{ Principal: { AWS: arn('user/maja') } }],
    });
  });

  test('role sessions must name the user they ask about', () => {
    const lab = new Lab({
      roles: [{ name: 'app', trust: JSON.parse(ec2Trust), attached: ['IAMFullAccess'] }],
      instanceProfiles: [{ name: 'app', role: 'app' }],
      instances: [{ id: 'i-0123456789abcdef0', profile: 'app' }],
    });
    const caller = { type: 'instance', account, instanceId: 'i-0123456789abcdef0' } as const;
    expect(lab.error('GetUser', {}, caller)).toBe(
      'ValidationError: Must specify userName when calling with non-User credentials',
    );
    expect(lab.error('GetUser', { UserName: 'nobody' }, caller)).toContain('NoSuchEntity');
  });
});

test('a key of a user signs its calls', () => {
  const lab = new Lab({ users: [{ name: 'maya', accessKeys: [{}], inline: { p: JSON.parse(allow('iam:GetUser')) } }] });
  expect(lab.ok('GetUser', {}, keyOf(lab, 'maya'))).toMatchObject({ User: { UserName: 'maya' } });
});
