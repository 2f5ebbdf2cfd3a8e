import { describe, expect, it } from 'vitest';
import type { AccountStart, SandboxStart } from '../../../src/account/startShape.ts';
import { allow, arn, chainOf, deny, document, mapOf, trust, wayOf, when } from './account.ts';
import { home, type Json } from './world.ts';

const theAccount = trust({ AWS: arn('root') });
const lambda = trust({ Service: 'lambda.amazonaws.com' });
const admin = { name: 'admin', trust: lambda, attached: ['AdministratorAccess'] };
const work = (...statements: readonly Json[]) => ({ inline: { work: document(...statements) } });
const management = '999988887777';
const partner = '444455556666';

interface Case {
  readonly account: AccountStart;
  readonly rest?: Partial<SandboxStart>;
}

const eve = (...statements: readonly Json[]): AccountStart => ({ users: [{ name: 'eve', ...work(...statements) }] });

const guarded = (...statements: readonly Json[]): Partial<SandboxStart> => ({
  accounts: [{ id: management }],
  organization: {
    managementAccount: management,
    serviceControlPolicies: { [home]: [[{ name: 'guardrail', document: document(allow('*'), ...statements) }]] },
  },
});

const functions = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
const exempt = (Action: Json, who: string): Json => deny(Action, when('ArnNotLike', 'aws:PrincipalArn', arn(who)));

const blocked: readonly (readonly [string, Case])[] = [
  [
    'a Deny that exempts another role',
    { account: eve(allow('iam:PutUserPolicy'), exempt('iam:*', 'role/BreakGlass')) },
  ],
  [
    'a role that may be passed to another service alone',
    {
      account: {
        ...eve(functions, allow('iam:PassRole', '*', when('StringEquals', 'iam:PassedToService', 'ec2.amazonaws.com'))),
        roles: [admin],
      },
    },
  ],
  [
    'a Deny of passing to any service but one',
    {
      account: {
        ...eve(
          functions,
          allow('iam:PassRole'),
          deny('iam:PassRole', when('StringNotEquals', 'iam:PassedToService', 'ecs-tasks.amazonaws.com')),
        ),
        roles: [admin],
      },
    },
  ],
  [
    'a boundary that whoever is made must have, and that cannot be touched',
    {
      account: {
        ...eve(
          allow(
            ['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary'],
            '*',
            when('StringEquals', 'iam:PermissionsBoundary', arn('policy/limit')),
          ),
          allow('iam:PassRole'),
          functions,
          deny(['iam:DeleteRolePermissionsBoundary', 'iam:CreatePolicyVersion']),
        ),
        policies: [{ name: 'limit', document: document(allow('s3:GetObject')) }],
      },
    },
  ],
  [
    'a control policy that exempts another role',
    {
      account: eve(allow('iam:PutUserPolicy')),
      rest: guarded(exempt(['iam:Put*', 'iam:Attach*'], 'role/BreakGlass')),
    },
  ],
  [
    'MFA that the sessions of a role never have',
    {
      account: {
        users: [{ name: 'eve', ...work(allow('sts:AssumeRole', arn('role/step'))) }],
        roles: [
          {
            name: 'step',
            trust: trust({ AWS: arn('user/eve') }),
            ...work(allow('iam:AttachRolePolicy'), deny('iam:*', when('Bool', 'aws:MultiFactorAuthPresent', 'false'))),
          },
        ],
      },
    },
  ],
  [
    'a trust policy that asks for MFA of a role, whose sessions have none',
    {
      account: {
        users: [{ name: 'eve', ...work(allow('sts:AssumeRole', arn('role/runner'))) }, { name: 'ada' }],
        roles: [
          { name: 'runner', trust: theAccount, ...work(allow('sts:AssumeRole')) },
          {
            name: 'vault',
            trust: document({
              Effect: 'Allow',
              Principal: { AWS: arn('user/ada') },
              Action: 'sts:AssumeRole',
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            }),
            attached: ['AdministratorAccess'],
          },
        ],
      },
    },
  ],
  [
    'a network that is none and an endpoint at once',
    {
      account: eve(
        allow('iam:PutUserPolicy', '*', {
          Condition: {
            StringEquals: { 'aws:SourceVpc': 'vpc-0123456789abcdef0' },
            IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
          },
        }),
      ),
    },
  ],
  [
    'policies that may be attached only if AWS wrote them for reading',
    {
      account: eve(
        allow(
          ['iam:AttachUserPolicy', 'iam:AttachGroupPolicy', 'iam:AttachRolePolicy'],
          '*',
          when('ArnEquals', 'iam:PolicyARN', 'arn:aws:iam::aws:policy/ReadOnlyAccess'),
        ),
        allow('iam:CreatePolicy'),
      ),
    },
  ],
  [
    'a trusted account whose users have no permission to assume the role',
    {
      account: {
        ...eve(allow('s3:*')),
        roles: [{ name: 'ops', trust: theAccount, attached: ['AdministratorAccess'] }],
      },
    },
  ],
  [
    'a role of another account with an external id that is a Deny for it',
    {
      account: eve(
        allow('sts:AssumeRole', `arn:aws:iam::${partner}:role/ops`),
        deny('sts:AssumeRole', when('StringEquals', 'sts:ExternalId', 'blue-7')),
      ),
      rest: {
        accounts: [
          {
            id: partner,
            roles: [
              {
                name: 'ops',
                trust: document({
                  Effect: 'Allow',
                  Principal: { AWS: arn('root') },
                  Action: 'sts:AssumeRole',
                  Condition: { StringEquals: { 'sts:ExternalId': 'blue-7' } },
                }),
                attached: ['AdministratorAccess'],
              },
            ],
          },
        ],
      },
    },
  ],
  [
    'a provider that may be updated, where no role trusts it',
    {
      account: {
        ...eve(allow(['iam:UpdateSAMLProvider', 'iam:UpdateOpenIDConnectProviderThumbprint'])),
        roles: [admin],
      },
    },
  ],
];

describe('what stands against a way', () => {
  it.each(blocked)('is %s', (_, { account, rest }) => {
    const map = mapOf(account, rest);
    expect(wayOf(map, 'user/eve')).toBeNull();
  });
});

const saml = `arn:aws:iam::${home}:saml-provider/Corp`;

const open: readonly (readonly [string, string, readonly string[], Case])[] = [
  [
    'roles that trust one another, across accounts',
    'user/eve',
    ['sts-001 role/hop', `sts-001 ${partner}:role/bridge`, 'sts-001 role/ops'],
    {
      account: {
        users: [{ name: 'eve', ...work(allow('sts:AssumeRole', arn('role/hop'))) }],
        roles: [
          {
            name: 'hop',
            trust: trust({ AWS: arn('user/eve') }),
            ...work(allow('sts:AssumeRole', `arn:aws:iam::${partner}:role/bridge`)),
          },
          {
            name: 'ops',
            trust: trust({ AWS: `arn:aws:iam::${partner}:role/bridge` }),
            attached: ['AdministratorAccess'],
          },
        ],
      },
      rest: {
        accounts: [
          {
            id: partner,
            roles: [
              {
                name: 'bridge',
                trust: trust({ AWS: arn('role/hop') }),
                ...work(allow('sts:AssumeRole', arn('role/ops'))),
              },
            ],
          },
        ],
      },
    },
  ],
  [
    'a group of administrators that may be joined',
    'user/eve',
    ['iam-013 user/eve'],
    {
      account: { ...eve(allow('iam:AddUserToGroup')), groups: [{ name: 'admins', attached: ['AdministratorAccess'] }] },
    },
  ],
  [
    'what the group gives its members',
    'user/eve',
    ['iam-007 user/eve'],
    {
      account: {
        users: [{ name: 'eve', groups: ['crew'] }],
        groups: [{ name: 'crew', ...work(allow('iam:PutUserPolicy', arn('user/${aws:username}'))) }],
      },
    },
  ],
  [
    'a function that runs as an administrator already',
    'user/eve',
    ['lambda-003 role/admin'],
    {
      account: {
        ...eve(allow('lambda:UpdateFunctionCode')),
        roles: [admin],
        resources: [{ arn: `arn:aws:lambda:us-east-1:${home}:function:report`, function: { role: 'admin' } }],
      },
    },
  ],
  [
    'a trust policy that names somebody, without a policy of their own',
    'user/eve',
    ['sts-001 role/ops'],
    {
      account: {
        users: [{ name: 'eve' }],
        roles: [{ name: 'ops', trust: trust({ AWS: arn('user/eve') }), attached: ['AdministratorAccess'] }],
      },
    },
  ],
  [
    'a Deny that exempts them',
    'user/eve',
    ['iam-007 user/eve'],
    { account: eve(allow('iam:PutUserPolicy'), exempt('iam:*', 'user/eve')) },
  ],
  [
    'a control policy that exempts them',
    'user/eve',
    ['iam-007 user/eve'],
    { account: eve(allow('iam:PutUserPolicy')), rest: guarded(exempt('iam:*', 'user/e*')) },
  ],
  [
    'a network that they can be in',
    'user/eve',
    ['iam-007 user/eve'],
    { account: eve(allow('iam:PutUserPolicy', '*', when('StringEquals', 'aws:SourceVpc', 'vpc-0123456789abcdef0'))) },
  ],
  [
    'MFA, which a user may use',
    'user/eve',
    ['iam-007 user/eve'],
    {
      account: eve(allow('iam:PutUserPolicy'), deny('*', when('BoolIfExists', 'aws:MultiFactorAuthPresent', 'false'))),
    },
  ],
  [
    'an external id that whoever asks may send',
    'user/eve',
    ['sts-001 role/ops'],
    {
      account: {
        ...eve(allow('sts:AssumeRole')),
        roles: [
          {
            name: 'ops',
            trust: document({
              Effect: 'Allow',
              Principal: { AWS: arn('root') },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': 'blue-7' } },
            }),
            attached: ['AdministratorAccess'],
          },
        ],
      },
    },
  ],
  [
    'a provider whose document may be rewritten, where an administrator’s role trusts it',
    'user/eve',
    ['update-saml-provider role/sso'],
    {
      account: {
        ...eve(allow('iam:UpdateSAMLProvider', saml)),
        samlProviders: [{ name: 'Corp' }],
        roles: [
          {
            name: 'sso',
            trust: document({
              Effect: 'Allow',
              Principal: { Federated: saml },
              Action: 'sts:AssumeRoleWithSAML',
              Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
            }),
            attached: ['AdministratorAccess'],
          },
        ],
      },
    },
  ],
];

describe('a way is open by', () => {
  it.each(open)('%s', (_, who, way, { account, rest }) => {
    const map = mapOf(account, rest);
    expect(wayOf(map, who)).toEqual(way);
    const steps = chainOf(map, who)?.steps ?? [];
    expect(steps.every(({ calls }) => calls.length > 0)).toBe(true);
  });
});
