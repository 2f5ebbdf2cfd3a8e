import { describe, expect, test } from 'vitest';
import { account, arn, decoded, ec2Trust, Lab, trust } from './lab.ts';

const role = (lab: Lab, RoleName: string) => Object(lab.ok('GetRole', { RoleName }).Role);

describe('roles', () => {
  test('a new role comes with its trust policy percent-encoded', () => {
    const lab = new Lab();
    const { Role } = lab.ok('CreateRole', { RoleName: 'App', AssumeRolePolicyDocument: ec2Trust, Description: 'x' });
    expect(Role).toEqual({
      Path: '/',
      RoleName: 'App',
      RoleId: expect.stringMatching(/^AROA/),
      Arn: arn('role/App'),
      CreateDate: '2026-11-25T09:00:01Z',
      AssumeRolePolicyDocument:
        '%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22ec2.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D',
    });
    expect(role(lab, 'app')).toMatchObject({ Description: 'x', MaxSessionDuration: 3600, RoleLastUsed: {} });
  });

  test('names are taken in any letter case', () => {
    const lab = new Lab({ roles: [{ name: 'App', trust: JSON.parse(ec2Trust) }] });
    expect(lab.error('CreateRole', { RoleName: 'APP', AssumeRolePolicyDocument: ec2Trust })).toBe(
      'EntityAlreadyExists: Role with name APP already exists.',
    );
    expect(lab.error('GetRole', { RoleName: 'ghost' })).toBe('NoSuchEntity: The role with name ghost cannot be found.');
  });

  test('settings that an update leaves out stay', () => {
    const lab = new Lab({
      roles: [{ name: 'app', trust: JSON.parse(ec2Trust), maxSessionDuration: 7200, description: 'old' }],
    });
    lab.ok('UpdateRole', { RoleName: 'app', Description: '' });
    expect(role(lab, 'app')).toMatchObject({ MaxSessionDuration: 7200 });
    expect(role(lab, 'app')).not.toHaveProperty('Description');
    lab.ok('UpdateRole', { RoleName: 'app', MaxSessionDuration: 43_200 });
    expect(lab.ok('UpdateRoleDescription', { RoleName: 'app', Description: 'new' })).toMatchObject({
      Role: { Description: 'new', MaxSessionDuration: 43_200 },
    });
  });

  test('session durations outside an hour to twelve are refused', () => {
    const lab = new Lab({ roles: [{ name: 'app', trust: JSON.parse(ec2Trust) }] });
    expect(lab.error('UpdateRole', { RoleName: 'app', MaxSessionDuration: 43_201 })).toContain('ValidationError');
    expect(lab.error('UpdateRole', { RoleName: 'app', MaxSessionDuration: 3599 })).toContain('ParamValidation');
  });

  test('policies and instance profiles must go before a role', () => {
    const lab = new Lab({
      roles: [
        {
          name: 'app',
          trust: JSON.parse(ec2Trust),
          attached: ['ReadOnlyAccess'],
          inline: {
            own: JSON.parse('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'),
          },
        },
      ],
      instanceProfiles: [{ name: 'app', role: 'app' }],
    });
    const RoleName = 'app';
    const text = () => lab.error('DeleteRole', { RoleName });
    expect(text()).toBe('DeleteConflict: Cannot delete entity, must remove roles from instance profile first.');
    lab.ok('RemoveRoleFromInstanceProfile', { RoleName, InstanceProfileName: 'app' });
    expect(text()).toBe('DeleteConflict: Cannot delete entity, must detach all policies first.');
    lab.ok('DetachRolePolicy', { RoleName, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    expect(text()).toBe('DeleteConflict: Cannot delete entity, must delete policies first.');
    lab.ok('DeleteRolePolicy', { RoleName, PolicyName: 'own' });
    lab.ok('DeleteRole', { RoleName });
    expect(lab.ok('ListRoles').Roles).toEqual([]);
  });

  test('roles that belong to AWS cannot be changed', () => {
    const name = 'AWSReservedSSO_Admin_0123456789abcdef';
    const lab = new Lab({
      roles: [
        { name, path: '/aws-reserved/sso.amazonaws.com/', trust: JSON.parse(ec2Trust) },
        { name: 'AWSServiceRoleForX', path: '/aws-service-role/x.amazonaws.com/', trust: JSON.parse(ec2Trust) },
      ],
    });
    const text = `UnmodifiableEntity: Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`;
    expect(lab.error('DeleteRole', { RoleName: name })).toBe(text);
    expect(lab.error('AttachRolePolicy', { RoleName: name, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })).toBe(
      text,
    );
    expect(role(lab, name)).toMatchObject({ RoleName: name });
    lab.ok('UpdateRoleDescription', { RoleName: 'AWSServiceRoleForX', Description: 'ours' });
  });
});

describe('principals of trust policies', () => {
  const lab = () =>
    new Lab(
      {
        users: [{ name: 'maya', path: '/eng/' }],
        roles: [{ name: 'ops', trust: JSON.parse(ec2Trust) }],
        groups: [{ name: 'devs' }],
      },
      { others: [{ id: '444455556666', roles: [{ name: 'ci', trust: JSON.parse(ec2Trust) }] }] },
    );
  const create = (principal: Parameters<typeof trust>[0]) => ({
    RoleName: 'new',
    AssumeRolePolicyDocument: trust(principal),
  });

  test.each([
    ['an account id', { AWS: account }],
    ['an account', { AWS: `arn:aws:iam::${account}:root` }],
    ['an account outside the sandbox', { AWS: '999988887777' }],
    ['everybody', { AWS: '*' }],
    ['a user with its path', { AWS: arn('user/eng/maya') }],
    ['a role', { AWS: arn('role/ops') }],
    ['a role of another account', { AWS: 'arn:aws:iam::444455556666:role/ci' }],
    ['a session of a role', { AWS: `arn:aws:sts::${account}:assumed-role/ops/deploy` }],
    ['a service', { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }],
    ['a part of a service', { Service: ['ecs-tasks.amazonaws.com', 'monitoring.rds.amazonaws.com'] }],
    ['a service in a Region', { Service: 'logs.eu-west-1.amazonaws.com' }],
    ['a service that the sandbox has not heard of', { Service: 'brand-new-thing.amazonaws.com' }],
    ['a web identity provider', { Federated: 'accounts.google.com' }],
    ['a SAML provider', { Federated: arn('saml-provider/corp') }],
  ])('%s may be trusted', (_, principal) => {
    expect(lab().ok('CreateRole', create(principal))).toMatchObject({ Role: { RoleName: 'new' } });
  });

  test.each([
    ['a user that is not there', { AWS: arn('user/ghost') }, `"AWS":"${arn('user/ghost')}"`],
    ['a user without its path', { AWS: arn('user/maya') }, `"AWS":"${arn('user/maya')}"`],
    ['a user in another letter case', { AWS: arn('user/eng/Maya') }, `"AWS":"${arn('user/eng/Maya')}"`],
    ['a group', { AWS: arn('group/devs') }, `"AWS":"${arn('group/devs')}"`],
    ['a wildcard inside an ARN', { AWS: arn('user/*') }, `"AWS":"${arn('user/*')}"`],
    ['something that is no service', { Service: 'ec2' }, '"SERVICE":"ec2"'],
    ['a service of another domain', { Service: 'ec2.amazon.com' }, '"SERVICE":"ec2.amazon.com"'],
    ['a service of China', { Service: 'ec2.amazonaws.com.cn' }, '"SERVICE":"ec2.amazonaws.com.cn"'],
    ['a mistyped service', { Service: 'ec3.amazonaws.com' }, '"SERVICE":"ec3.amazonaws.com"'],
    ['any service', { Service: '*' }, '"SERVICE":"*"'],
  ])('%s is refused', (_, principal, named) => {
    expect(lab().error('CreateRole', create(principal))).toBe(
      `MalformedPolicyDocument: Invalid principal in policy: ${named}`,
    );
  });

  test('a principal is refused whether its statement stands in a list or alone', () => {
    const statement = { Effect: 'Allow', Principal: { AWS: arn('group/devs') }, Action: 'sts:AssumeRole' };
    const error = (Statement: unknown) =>
      lab().error('CreateRole', {
        RoleName: 'new',
        AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
      });
    expect(error(statement)).toBe(error([statement]));
    expect(error(statement)).toBe(`MalformedPolicyDocument: Invalid principal in policy: "AWS":"${arn('group/devs')}"`);
  });

  test('the bare star, resources and broken JSON are refused in AWS words', () => {
    const error = (AssumeRolePolicyDocument: string) =>
      lab().error('CreateRole', { RoleName: 'new', AssumeRolePolicyDocument });
    expect(error(trust('*'))).toBe(
      'MalformedPolicyDocument: AssumeRolepolicy contained an invalid principal: "STAR":"*".',
    );
    expect(error(trust({ AWS: '*' }, { Resource: '*' }))).toBe(
      'MalformedPolicyDocument: Has prohibited field Resource',
    );
    expect(error('{')).toBe('MalformedPolicyDocument: This policy contains invalid Json');
  });

  test('a trust policy has 2048 characters at most, white space not counted', () => {
    const many = (count: number, blanks: string) =>
      trust({ AWS: Array.from({ length: count }, () => `arn:aws:iam::${account}:root`) }) + blanks;
    expect(lab().error('CreateRole', { RoleName: 'new', AssumeRolePolicyDocument: many(80, '') })).toBe(
      'LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048',
    );
    lab().ok('CreateRole', { RoleName: 'new', AssumeRolePolicyDocument: many(20, ' '.repeat(3000)) });
  });

  test('an updated trust policy is stored as written', () => {
    const one = lab();
    const document = `{ "Version": "2012-10-17",\n "Statement": { "Effect": "Allow", "Principal": { "AWS": "${account}" }, "Action": "sts:AssumeRole" } }`;
    one.ok('UpdateAssumeRolePolicy', { RoleName: 'ops', PolicyDocument: document });
    expect(decodeURIComponent(role(one, 'ops').AssumeRolePolicyDocument)).toBe(document);
    expect(decoded(role(one, 'ops').AssumeRolePolicyDocument)).toMatchObject({ Statement: { Effect: 'Allow' } });
  });

  test('a deleted role turns into its unique id in the trust of other accounts, too', () => {
    const one = new Lab(
      { roles: [{ name: 'ops', trust: JSON.parse(ec2Trust) }] },
      { others: [{ id: '444455556666', roles: [{ name: 'ci', trust: JSON.parse(trust({ AWS: arn('role/ops') })) }] }] },
    );
    const id = role(one, 'ops').RoleId;
    one.ok('DeleteRole', { RoleName: 'ops' });
    const trusting = one.sandbox.accounts.get('444455556666')?.roles.get('ci')?.trust.policy.statements[0]?.principal;
    expect(trusting?.entries).toEqual([{ type: 'AWS', value: id }]);
  });
});
