import { describe, expect, test } from 'vitest';
import { accountOfKeyId } from '../../../src/account/generator.ts';
import { account, allow, arn, console_, ec2Trust, keyOf, Lab } from './lab.ts';

describe('access keys', () => {
  test('a new key carries its account and its secret is told once', () => {
    const lab = new Lab({ users: [{ name: 'maya' }] });
    const { AccessKey } = lab.ok('CreateAccessKey', { UserName: 'MAYA' });
    const key = Object(AccessKey);
    expect(AccessKey).toEqual({
      UserName: 'maya',
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      Status: 'Active',
      SecretAccessKey: expect.stringMatching(/^[\w+/]{40}$/),
      CreateDate: '2026-11-25T09:00:01Z',
    });
    expect(accountOfKeyId(key.AccessKeyId)).toBe(account);
    expect(lab.ok('ListAccessKeys', { UserName: 'maya' })).toEqual({
      AccessKeyMetadata: [
        { UserName: 'maya', AccessKeyId: key.AccessKeyId, Status: 'Active', CreateDate: '2026-11-25T09:00:01Z' },
      ],
      IsTruncated: false,
    });
  });

  test('a user has two keys at most', () => {
    const lab = new Lab({ users: [{ name: 'maya', accessKeys: [{}, {}] }] });
    expect(lab.error('CreateAccessKey', { UserName: 'maya' })).toBe(
      'LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2',
    );
  });

  test('without a name the keys are those of the caller, root user included', () => {
    const lab = new Lab({
      users: [{ name: 'maya', accessKeys: [{}], inline: { p: JSON.parse(allow('iam:*AccessKey*')) } }],
    });
    const own = keyOf(lab, 'maya');
    expect(lab.ok('ListAccessKeys', {}, own)).toMatchObject({ AccessKeyMetadata: [{ UserName: 'maya' }] });
    const { AccessKeyId } = Object(lab.ok('CreateAccessKey').AccessKey);
    expect(lab.account.root.accessKeys.map(({ id }) => id)).toEqual([AccessKeyId]);
    lab.ok('DeleteAccessKey', { AccessKeyId });
    expect(lab.ok('ListAccessKeys').AccessKeyMetadata).toEqual([]);
  });

  test('an inactive key signs nothing until it is active again', () => {
    const lab = new Lab({
      users: [{ name: 'maya', accessKeys: [{}], inline: { p: JSON.parse(allow('iam:GetUser')) } }],
    });
    const key = keyOf(lab, 'maya');
    const AccessKeyId = lab.account.users.get('maya')?.accessKeys[0]?.id ?? '';
    lab.ok('UpdateAccessKey', { UserName: 'maya', AccessKeyId, Status: 'Inactive' });
    expect(lab.error('GetUser', {}, key)).toBe(
      'InvalidClientTokenId: The security token included in the request is invalid.',
    );
    lab.ok('UpdateAccessKey', { UserName: 'maya', AccessKeyId, Status: 'Active' });
    lab.ok('GetUser', {}, key);
    expect(lab.failure('UpdateAccessKey', { UserName: 'maya', AccessKeyId, Status: 'Expired' })).toMatchObject({
      code: 'InvalidInput',
      status: 400,
    });
  });

  test('keys of somebody else cannot be found', () => {
    const lab = new Lab({ users: [{ name: 'a', accessKeys: [{ id: 'AKIAEXAMPLEEXAMPLE12' }] }, { name: 'b' }] });
    const AccessKeyId = 'AKIAEXAMPLEEXAMPLE12';
    const text = 'NoSuchEntity: The Access Key with id AKIAEXAMPLEEXAMPLE12 cannot be found.';
    expect(lab.error('DeleteAccessKey', { UserName: 'b', AccessKeyId })).toBe(text);
    expect(lab.error('UpdateAccessKey', { UserName: 'b', AccessKeyId, Status: 'Inactive' })).toBe(text);
  });

  test('the last use of a key is told, permission is asked on its owner', () => {
    const lab = new Lab({
      users: [
        { name: 'maya', path: '/eng/', accessKeys: [{}], inline: { p: JSON.parse(allow('iam:GetUser')) } },
        { name: 'auditor', inline: { p: JSON.parse(allow('iam:GetAccessKeyLastUsed', arn('user/eng/*'))) } },
        { name: 'other', accessKeys: [{ id: 'AKIAEXAMPLEEXAMPLE12' }] },
      ],
    });
    const AccessKeyId = lab.account.users.get('maya')?.accessKeys[0]?.id ?? '';
    const lastUsed = () => lab.ok('GetAccessKeyLastUsed', { AccessKeyId }, console_('auditor'));
    expect(lastUsed()).toEqual({ UserName: 'maya', AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } });
    lab.ok('GetUser', {}, keyOf(lab, 'maya'));
    expect(lastUsed()).toEqual({
      UserName: 'maya',
      AccessKeyLastUsed: { LastUsedDate: '2026-11-25T09:00:02Z', ServiceName: 'iam', Region: 'us-east-1' },
    });
    const other = { AccessKeyId: 'AKIAEXAMPLEEXAMPLE12' };
    expect(lab.error('GetAccessKeyLastUsed', other, console_('auditor'))).toContain('AccessDenied');
  });
});

describe('console passwords', () => {
  const create = { UserName: 'maya', Password: 'Sunflower-42', PasswordResetRequired: true };

  test('a login profile is made, told, changed and deleted', () => {
    const lab = new Lab({ users: [{ name: 'maya' }] });
    const profile = { UserName: 'maya', CreateDate: '2026-11-25T09:00:01Z', PasswordResetRequired: true };
    expect(lab.ok('CreateLoginProfile', create)).toEqual({ LoginProfile: profile });
    expect(lab.error('CreateLoginProfile', create)).toBe(
      'EntityAlreadyExists: Login Profile for user maya already exists.',
    );
    lab.ok('UpdateLoginProfile', { UserName: 'maya', PasswordResetRequired: false });
    expect(lab.ok('GetLoginProfile', { UserName: 'maya' })).toEqual({
      LoginProfile: { ...profile, PasswordResetRequired: false },
    });
    lab.ok('DeleteLoginProfile', { UserName: 'maya' });
    expect(lab.error('GetLoginProfile', { UserName: 'maya' })).toBe(
      'NoSuchEntity: Login Profile for User maya cannot be found.',
    );
  });

  test('an account without password policy asks for eight characters of three kinds', () => {
    const lab = new Lab({ users: [{ name: 'maya' }] });
    const error = (Password: string) => lab.error('CreateLoginProfile', { UserName: 'maya', Password });
    expect(error('Short-1')).toBe('PasswordPolicyViolation: Password should have a minimum length of 8');
    expect(error('sunflower')).toBe(
      'PasswordPolicyViolation: Password should meet 2 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one number, Password should have at least one symbol',
    );
    lab.ok('CreateLoginProfile', { UserName: 'maya', Password: 'Sunflower9' });
  });

  test('the password policy of the account takes their place', () => {
    const lab = new Lab({ users: [{ name: 'maya' }], passwordPolicy: { minimumLength: 14, requireSymbols: true } });
    const error = (Password: string) => lab.error('CreateLoginProfile', { UserName: 'maya', Password });
    expect(error('Sunflower-42')).toBe('PasswordPolicyViolation: Password should have a minimum length of 14');
    expect(error('Sunflowersunflower42')).toBe(
      'PasswordPolicyViolation: Password should meet 1 more of the following requirements: Password should have at least one symbol',
    );
    lab.ok('CreateLoginProfile', { UserName: 'maya', Password: 'sunflower-sunflower' });
  });

  test('users change their own password with a policy or by the password policy', () => {
    const start = { name: 'maya', loginProfile: { password: 'Sunflower-42', resetRequired: true } };
    const change = { OldPassword: 'Sunflower-42', NewPassword: 'Sunflower-43' };
    const without = new Lab({ users: [start] });
    expect(without.error('ChangePassword', change, console_('maya'))).toContain('AccessDenied');
    const lab = new Lab({ users: [start], passwordPolicy: { allowUsersToChange: true } });
    expect(lab.failure('ChangePassword', { ...change, OldPassword: 'wrong' }, console_('maya'))).toMatchObject({
      code: 'AccessDenied',
    });
    lab.ok('GetAccountPasswordPolicy', {}, console_('maya'));
    lab.ok('ChangePassword', change, console_('maya'));
    expect(lab.ok('GetLoginProfile', { UserName: 'maya' })).toMatchObject({
      LoginProfile: { PasswordResetRequired: false },
    });
  });

  test('an explicit deny stops self-service, too', () => {
    const inline = {
      no: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' }] },
    };
    const lab = new Lab({
      users: [{ name: 'maya', loginProfile: { password: 'Sunflower-42' }, inline }],
      passwordPolicy: { allowUsersToChange: true },
    });
    const change = { OldPassword: 'Sunflower-42', NewPassword: 'Sunflower-43' };
    expect(lab.error('ChangePassword', change, console_('maya'))).toContain('with an explicit deny');
  });

  test('remembered passwords are not taken again', () => {
    const lab = new Lab({
      users: [{ name: 'maya', loginProfile: { password: 'Sunflower-1' } }],
      passwordPolicy: { reusePrevention: 2, minimumLength: 8 },
    });
    const update = (Password: string) => ({ UserName: 'maya', Password });
    expect(lab.failure('UpdateLoginProfile', update('Sunflower-1'))).toMatchObject({ code: 'PasswordPolicyViolation' });
    lab.ok('UpdateLoginProfile', update('Sunflower-2'));
    expect(lab.failure('UpdateLoginProfile', update('Sunflower-1'))).toMatchObject({ code: 'PasswordPolicyViolation' });
    lab.ok('UpdateLoginProfile', update('Sunflower-3'));
    lab.ok('UpdateLoginProfile', update('Sunflower-1'));
  });

  test('only users change passwords', () => {
    const lab = new Lab({});
    expect(lab.failure('ChangePassword', { OldPassword: 'a', NewPassword: 'b' })).toMatchObject({
      code: 'InvalidUserType',
      status: 400,
    });
  });
});

describe('the password policy', () => {
  test('does not exist until it is made, and falls back to defaults where it is silent', () => {
    const lab = new Lab();
    expect(lab.error('GetAccountPasswordPolicy')).toBe(
      `NoSuchEntity: The Password Policy with domain name ${account} cannot be found.`,
    );
    lab.ok('UpdateAccountPasswordPolicy', { MinimumPasswordLength: 14, MaxPasswordAge: 90, RequireSymbols: true });
    lab.ok('UpdateAccountPasswordPolicy', { MaxPasswordAge: 60 });
    expect(lab.ok('GetAccountPasswordPolicy')).toEqual({
      PasswordPolicy: {
        MinimumPasswordLength: 6,
        RequireSymbols: false,
        RequireNumbers: false,
        RequireUppercaseCharacters: false,
        RequireLowercaseCharacters: false,
        AllowUsersToChangePassword: false,
        ExpirePasswords: true,
        MaxPasswordAge: 60,
      },
    });
    lab.ok('DeleteAccountPasswordPolicy');
    expect(lab.error('DeleteAccountPasswordPolicy')).toBe(
      'NoSuchEntity: The account policy with name PasswordPolicy cannot be found.',
    );
  });
});

describe('the account alias', () => {
  test('is one, and unique over all accounts', () => {
    const lab = new Lab({}, { others: [{ id: '444455556666', alias: 'larkspur' }] });
    lab.ok('CreateAccountAlias', { AccountAlias: 'first' });
    lab.ok('CreateAccountAlias', { AccountAlias: 'second' });
    expect(lab.ok('ListAccountAliases')).toEqual({ AccountAliases: ['second'], IsTruncated: false });
    expect(lab.failure('CreateAccountAlias', { AccountAlias: 'larkspur' })).toMatchObject({
      code: 'EntityAlreadyExists',
      status: 409,
    });
    expect(lab.failure('DeleteAccountAlias', { AccountAlias: 'first' })).toMatchObject({
      code: 'NoSuchEntity',
      status: 404,
    });
    lab.ok('DeleteAccountAlias', { AccountAlias: 'second' });
    expect(lab.ok('ListAccountAliases').AccountAliases).toEqual([]);
  });
});

describe('instance profiles', () => {
  const app = { InstanceProfileName: 'app' };

  test('a profile holds one role', () => {
    const lab = new Lab({ roles: ['a', 'b'].map((name) => ({ name, trust: JSON.parse(ec2Trust) })) });
    expect(lab.ok('CreateInstanceProfile', { ...app, Path: '/x/' })).toMatchObject({
      InstanceProfile: {
        InstanceProfileId: expect.stringMatching(/^AIPA/),
        Arn: arn('instance-profile/x/app'),
        Roles: [],
        Tags: [],
      },
    });
    lab.ok('AddRoleToInstanceProfile', { ...app, RoleName: 'A' });
    expect(lab.error('AddRoleToInstanceProfile', { ...app, RoleName: 'b' })).toBe(
      'LimitExceeded: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
    );
    expect(lab.ok('GetInstanceProfile', { InstanceProfileName: 'APP' })).toMatchObject({
      InstanceProfile: { Roles: [{ RoleName: 'a', Arn: arn('role/a') }] },
    });
    expect(lab.ok('ListInstanceProfilesForRole', { RoleName: 'a' })).toMatchObject({
      InstanceProfiles: [{ InstanceProfileName: 'app' }],
    });
    expect(lab.error('DeleteInstanceProfile', app)).toBe(
      'DeleteConflict: Cannot delete entity, must remove roles from instance profile first.',
    );
    lab.ok('RemoveRoleFromInstanceProfile', { ...app, RoleName: 'a' });
    lab.ok('DeleteInstanceProfile', app);
    expect(lab.error('GetInstanceProfile', app)).toBe('NoSuchEntity: Instance Profile app cannot be found.');
    expect(lab.ok('ListInstanceProfiles').InstanceProfiles).toEqual([]);
  });

  test('adding a role needs iam:PassRole to EC2', () => {
    const lab = new Lab({
      users: [{ name: 'maya', inline: { p: JSON.parse(allow('iam:AddRoleToInstanceProfile')) } }],
      roles: [{ name: 'app', path: '/svc/', trust: JSON.parse(ec2Trust) }],
      instanceProfiles: [{ name: 'app' }],
    });
    const add = { ...app, RoleName: 'app' };
    expect(lab.error('AddRoleToInstanceProfile', add, console_('maya'))).toContain(
      `iam:PassRole on resource: ${arn('role/svc/app')} because`,
    );
    const Condition = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } };
    const PolicyDocument = allow('iam:PassRole', arn('role/svc/*'), { Condition });
    lab.ok('PutUserPolicy', { UserName: 'maya', PolicyName: 'pass', PolicyDocument });
    lab.ok('AddRoleToInstanceProfile', add, console_('maya'));
  });
});
