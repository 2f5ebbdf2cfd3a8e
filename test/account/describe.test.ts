import jmespath from 'jmespath';
import { describe, expect, it } from 'vitest';
import { knownResources } from '../../src/account/candidates.ts';
import { describeAccount } from '../../src/account/describe.ts';
import { allow, buildWorld, home, partner, trust } from './larkspur.ts';

const sandbox = buildWorld({
  home,
  accounts: [
    {
      id: home,
      alias: 'larkspur',
      policies: [{ name: 'dev', versions: [{ document: allow('ec2:Describe*') }, { document: allow('ec2:*') }] }],
      groups: [{ name: 'Developers', attached: ['dev', 'ReadOnlyAccess'] }],
      users: [
        {
          name: 'maya',
          groups: ['Developers'],
          tags: { team: 'red' },
          mfa: true,
          loginProfile: { resetRequired: true },
          accessKeys: [
            { id: 'AKIAMAYA', created: 'P100D', lastUsed: { at: 'P1D', service: 's3', region: 'eu-west-1' } },
          ],
          boundary: 'dev',
        },
      ],
      roles: [
        {
          name: 'app',
          trust: trust({ Service: 'ec2.amazonaws.com' }),
          maxSessionDuration: 7200,
          inline: { own: allow('s3:GetObject') },
        },
      ],
      instanceProfiles: [{ name: 'app', role: 'app' }],
      instances: [{ id: 'i-0dev', tags: { env: 'dev' }, profile: 'app' }],
      buckets: [
        {
          name: 'logs',
          objects: ['a', 'b'],
          policy: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::logs/*' }],
          },
        },
      ],
      resources: [{ arn: `arn:aws:sqs:us-east-1:${home}:jobs` }],
      root: { accessKeys: [{ id: 'AKIAROOT' }], mfaDevices: 2 },
      passwordPolicy: { minimumLength: 14 },
    },
    { id: partner, users: [{ name: 'eve' }] },
  ],
  organization: { id: 'o-larkspur01', managementAccount: partner },
});

const description = describeAccount(sandbox);
const ask = (expression: string): unknown => jmespath.search(description, expression);

describe('the description of an account', () => {
  it.each<readonly [string, unknown]>([
    ['Account', { Id: home, Alias: 'larkspur', PublicAccessBlock: null }],
    ["GroupDetailList[?GroupName=='Developers'] | length(@)", 1],
    ["UserDetailList[?UserName=='maya'].GroupList | [0]", ['Developers']],
    ['UserDetailList[0].PermissionsBoundary.PermissionsBoundaryArn', `arn:aws:iam::${home}:policy/dev`],
    ['UserDetailList[0].Tags', [{ Key: 'team', Value: 'red' }]],
    ['GroupDetailList[0].AttachedManagedPolicies[].PolicyName', ['dev', 'ReadOnlyAccess']],
    ['RoleDetailList[0].MaxSessionDuration', 7200],
    ['RoleDetailList[0].AssumeRolePolicyDocument.Statement[0].Principal.Service', 'ec2.amazonaws.com'],
    ['RoleDetailList[0].RolePolicyList[0].PolicyDocument.Statement[0].Action', 's3:GetObject'],
    ['RoleDetailList[0].InstanceProfileList[].InstanceProfileName', ['app']],
    [
      "Policies[?PolicyName=='dev'].[DefaultVersionId, AttachmentCount, PermissionsBoundaryUsageCount] | [0]",
      ['v2', 1, 1],
    ],
    ["Policies[?PolicyName=='dev'].PolicyVersionList[].VersionId", ['v2', 'v1']],
    ["Policies[?PolicyName=='ReadOnlyAccess'].AttachmentCount", [1]],
    ['Root.AccessKeys[].AccessKeyId', ['AKIAROOT']],
    ['length(Root.MFADevices)', 2],
    ['AccessKeys[?AgeDays > `90`].UserName', ['maya']],
    ['AccessKeys[0].[LastUsedDate, LastUsedService, LastUsedRegion]', ['2026-11-23T09:00:00Z', 's3', 'eu-west-1']],
    ['MFADevices[].UserName', ['maya']],
    ['LoginProfiles[].[UserName, PasswordResetRequired]', [['maya', true]]],
    ['PasswordPolicy.MinimumPasswordLength', 14],
    ['InstanceProfiles[0].Roles', ['app']],
    ["Resources[?Type=='instance'].IamInstanceProfile", [`arn:aws:iam::${home}:instance-profile/app`]],
    ["Resources[?Type=='bucket'] | [0].[Objects, Policy.Statement[0].Effect]", [['a', 'b'], 'Deny']],
    ["Resources[?Service=='sqs'].Type", ['queue']],
    ['Organization.[Id, ManagementAccount]', ['o-larkspur01', partner]],
    ['Clock', '2026-11-24T09:00:00Z'],
  ])('answers %s', (expression, value) => {
    expect(ask(expression)).toEqual(value);
  });

  it('shows nothing of a password policy or an organization that is not there', () => {
    const bare = describeAccount(buildWorld({ accounts: [{ id: partner }] }));
    expect(bare).toMatchObject({ PasswordPolicy: null, Organization: null, UserDetailList: [] });
  });

  it('holds no secret', () => {
    const secret = sandbox.accounts.get(home)?.users.get('maya')?.accessKeys[0]?.secret ?? 'none';
    expect(JSON.stringify(description)).not.toContain(secret);
  });
});

describe('resources in the description', () => {
  const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${home}:${rest}`;
  const described = describeAccount(
    buildWorld({
      accounts: [
        {
          id: home,
          blockPublicAccess: true,
          roles: [{ name: 'app', trust: trust({ Service: 'lambda.amazonaws.com' }) }],
          buckets: [{ name: 'open', blockPublicAccess: { blockPublicPolicy: true } }],
          resources: [
            {
              arn: arn('kms', 'key/1'),
              key: { rotation: 90, grants: [{ grantee: `arn:aws:iam::${home}:role/app`, operations: ['Decrypt'] }] },
            },
            { arn: arn('secretsmanager', 'secret:db-AbCdEf'), secret: { value: 'hush-hush' } },
            { arn: arn('cloudtrail', 'trail/main'), trail: { bucket: 'open', logging: false } },
            { arn: arn('events', 'rule/night'), rule: { schedule: 'rate(1 day)' } },
            { arn: arn('cloudwatch', 'alarm:root-use'), alarm: { value: 'ALARM', metric: 'RootUse' } },
            { arn: arn('config', 'config-rule/one'), configRule: { identifier: 'IAM_PASSWORD_POLICY' } },
            {
              arn: arn('config', 'configuration-recorder/default/1'),
              type: 'ConfigurationRecorder',
              recorder: { recording: false, role: 'config' },
            },
            { arn: arn('ec2', 'subnet/subnet-1') },
          ],
        },
      ],
    }),
  );
  const ask = (expression: string): unknown => jmespath.search(described, expression);

  it.each([
    ['Account.PublicAccessBlock.BlockPublicAcls', true],
    ["Resources[?Type=='bucket'].PublicAccessBlock.[BlockPublicPolicy, BlockPublicAcls] | [0]", [true, false]],
    ["Resources[?Type=='key'].Details.[RotationDays, Grants[0].Operations] | [0]", [90, ['Decrypt']]],
    ["Resources[?Type=='Secret'].Details.[RotationEnabled, length(Versions)] | [0]", [false, 1]],
    ["Resources[?Type=='trail'].Details.IsLogging", [false]],
    ["Resources[?Service=='events'].Details.ScheduleExpression", ['rate(1 day)']],
    ["Resources[?Type=='alarm'].Details.[StateValue, MetricName] | [0]", ['ALARM', 'RootUse']],
    [
      "Resources[?Type=='ConfigRule'].Details.[SourceIdentifier, Compliance] | [0]",
      ['IAM_PASSWORD_POLICY', 'INSUFFICIENT_DATA'],
    ],
    [
      "Resources[?Type=='ConfigurationRecorder'].Details.[Recording, roleARN] | [0]",
      [false, `arn:aws:iam::${home}:role/config`],
    ],
    ["Resources[?Type=='subnet'].Details", []],
  ])('tell %s', (expression, value) => {
    expect(ask(expression)).toEqual(value);
  });

  it('tell nothing of what secrets hold', () => {
    expect(JSON.stringify(described)).not.toContain('hush-hush');
  });
});

describe('known resources', () => {
  it('are those of every account, with their kinds and tags', () => {
    const found = knownResources(sandbox);
    expect(found).toContainEqual({
      arn: `arn:aws:ec2:us-east-1:${home}:instance/i-0dev`,
      service: 'ec2',
      type: 'instance',
      account: home,
      tags: [{ key: 'env', value: 'dev' }],
    });
    const typesOf = (account: string) => [
      ...new Set(found.filter((one) => one.account === account).map(({ type }) => type)),
    ];
    expect(typesOf(home)).toEqual([
      'user',
      'group',
      'role',
      'policy',
      'instance-profile',
      'mfa',
      'bucket',
      'object',
      'instance',
      'queue',
    ]);
    expect(typesOf(partner)).toEqual(['user']);
  });
});
