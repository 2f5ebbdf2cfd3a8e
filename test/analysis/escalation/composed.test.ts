import { describe, expect, it } from 'vitest';
import type { AccountStart } from '../../../src/account/startShape.ts';
import { allow, arn, chainOf, deny, document, mapOf, trust, wayOf, when } from './account.ts';
import { home, type Json } from './world.ts';

/** Everything of eve's shortest way in an account. */
const way = (statements: readonly Json[], account: AccountStart = {}, rest: object = {}) =>
  wayOf(withEve(statements, account, rest), 'user/eve');

const withEve = (statements: readonly Json[], account: AccountStart = {}, rest: object = {}) =>
  mapOf({
    ...account,
    users: [...(account.users ?? []), { name: 'eve', inline: { work: document(...statements) }, ...rest }],
  });

const calls = (statements: readonly Json[], account: AccountStart = {}) =>
  chainOf(withEve(statements, account), 'user/eve')?.steps.flatMap((step) => step.calls) ?? null;

const functions = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
const toLambda = when('StringEquals', 'iam:PassedToService', 'lambda.amazonaws.com');
const limit = arn('policy/limit');
const bounded = when('StringEquals', 'iam:PermissionsBoundary', limit);
const limits = { policies: [{ name: 'limit', document: document(allow('s3:GetObject')) }] };

describe('a role that is made on the way', () => {
  it('is given everything and assumed', () => {
    expect(way([allow(['iam:CreateRole', 'iam:AttachRolePolicy'])])).toEqual([
      'create-role+attach-policy+sts-001 role/some-role',
    ]);
    expect(way([allow(['iam:CreateRole', 'iam:PutRolePolicy'])])).toEqual([
      'create-role+put-policy+sts-001 role/some-role',
    ]);
  });

  it('is nothing without a call that gives it permissions, or that makes it', () => {
    expect(way([allow(['iam:CreateRole', 'sts:AssumeRole'])])).toBeNull();
    expect(way([allow(['iam:AttachRolePolicy', 'iam:PutRolePolicy', 'sts:AssumeRole'])])).toBeNull();
    expect(way([allow(['iam:CreateRole', 'iam:AttachRolePolicy']), deny('iam:Attach*')])).toBeNull();
    expect(way([allow(['iam:CreateRole', 'iam:AttachRolePolicy']), deny('iam:CreateRole')])).toBeNull();
  });

  it('is passed where assuming it is denied', () => {
    const making = allow(['iam:CreateRole', 'iam:AttachRolePolicy']);
    const passing = allow('iam:PassRole', arn('role/*'), toLambda);
    expect(way([making, passing, functions, deny('sts:AssumeRole')])).toEqual([
      'create-role+attach-policy+lambda-001 role/some-role',
    ]);
    expect(way([making, functions, deny('sts:AssumeRole')])).toBeNull();
    const elsewhere = allow(
      'iam:PassRole',
      arn('role/*'),
      when('StringEquals', 'iam:PassedToService', 'glue.amazonaws.com'),
    );
    expect(way([making, elsewhere, functions, deny('sts:AssumeRole')])).toBeNull();
  });

  it('has a name that all of the calls may use', () => {
    const on = (create: string, attach: string) =>
      way([allow('iam:CreateRole', arn(`role/${create}`)), allow('iam:AttachRolePolicy', arn(`role/${attach}`))]);
    expect(on('app-*', '*-dev')).toEqual(['create-role+attach-policy+sts-001 role/app-dev']);
    expect(on('app-*', 'web-*')).toBeNull();
    expect(on('team/app', 'team/*')).toEqual(['create-role+attach-policy+sts-001 role/app']);
    const except = { Effect: 'Allow', Action: 'iam:AttachRolePolicy', NotResource: arn('role/app-*') };
    expect(way([allow('iam:CreateRole', arn('role/app-*')), except])).toBeNull();
    expect(way([allow('iam:CreateRole', arn('role/a*')), except])).not.toBeNull();
  });

  it('has no name that is taken', () => {
    const roles = [{ name: 'app', path: '/old/', trust: trust({ Service: 'ec2.amazonaws.com' }) }];
    expect(
      way([allow('iam:CreateRole', arn('role/app')), allow('iam:AttachRolePolicy', arn('role/app'))]),
    ).not.toBeNull();
    expect(
      way([allow('iam:CreateRole', arn('role/app')), allow('iam:AttachRolePolicy', arn('role/app'))], { roles }),
    ).toBeNull();
  });

  it('runs an instance by an instance profile that is made for it', () => {
    const making = allow(['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PassRole', 'ec2:RunInstances']);
    const profiles = allow(['iam:CreateInstanceProfile', 'iam:AddRoleToInstanceProfile']);
    expect(way([making, profiles, deny('sts:*')])).toEqual(['create-role+put-policy+profile+ec2-001 role/some-role']);
    expect(way([making, deny('sts:*')])).toBeNull();
  });

  it('is told with its path, its trust and its boundary', () => {
    const policies = [
      allow('iam:CreateRole', arn('role/team/*'), bounded),
      allow(['iam:AttachRolePolicy', 'iam:DeleteRolePermissionsBoundary'], arn('role/team/*')),
    ];
    const everybody = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: arn('user/eve') }, Action: 'sts:AssumeRole' }],
    });
    expect(calls(policies, limits)).toEqual([
      `aws iam create-role --role-name some-role --path /team/ --assume-role-policy-document '${everybody}' --permissions-boundary ${limit}`,
      'aws iam delete-role-permissions-boundary --role-name some-role',
      'aws iam attach-role-policy --role-name some-role --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
      `aws sts assume-role --role-arn ${arn('role/team/some-role')} --role-session-name escalation`,
    ]);
  });
});

describe('a user who is made on the way', () => {
  it('is given everything and a key or a password', () => {
    const makes = (...actions: string[]) => way([allow(['iam:CreateUser', ...actions])]);
    expect(makes('iam:AttachUserPolicy', 'iam:CreateAccessKey')).toEqual(['iam-008 user/eve']);
    const others = (...actions: string[]) => way([allow(['iam:CreateUser', ...actions], arn('user/bots/*'))]);
    expect(others('iam:AttachUserPolicy', 'iam:CreateAccessKey')).toEqual([
      'create-user+attach-policy+iam-002 user/some-user',
    ]);
    expect(others('iam:PutUserPolicy', 'iam:CreateLoginProfile')).toEqual([
      'create-user+put-policy+iam-004 user/some-user',
    ]);
    expect(others('iam:PutUserPolicy')).toBeNull();
    expect(others('iam:CreateAccessKey')).toBeNull();
  });

  it('joins a group of administrators', () => {
    const groups = [{ name: 'admins', attached: ['AdministratorAccess'] }, { name: 'crew' }];
    const joins = (group: string) =>
      way(
        [
          allow(['iam:CreateUser', 'iam:CreateAccessKey'], arn('user/x-*')),
          allow('iam:AddUserToGroup', arn(`group/${group}`)),
        ],
        { groups },
        { groups: ['admins'], boundary: 'PowerUserAccess' },
      );
    expect(joins('admins')).toBeNull();
    const open = (group: string) =>
      way(
        [
          allow(['iam:CreateUser', 'iam:CreateAccessKey'], arn('user/x-*')),
          allow('iam:AddUserToGroup', arn(`group/${group}`)),
          deny('s3:*'),
        ],
        { groups },
        { groups: ['crew'] },
      );
    expect(open('crew')).toBeNull();
    expect(open('admins')).not.toBeNull();
  });
});

describe('a group that is made on the way', () => {
  it('is given everything and joined', () => {
    const all = ['iam:CreateGroup', 'iam:AttachGroupPolicy', 'iam:AddUserToGroup'];
    expect(way([allow(all)])).toEqual(['join-group user/eve']);
    expect(calls([allow(all)])).toEqual([
      'aws iam create-group --group-name some-group',
      'aws iam attach-group-policy --group-name some-group --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
      'aws iam add-user-to-group --group-name some-group --user-name eve',
    ]);
    for (const one of all) expect(way([allow(all), deny(one)])).toBeNull();
  });
});

describe('a policy that is made on the way', () => {
  const dev = when('ArnLike', 'iam:PolicyARN', arn('policy/dev/*'));

  it('is attached where a condition lets nothing else be attached', () => {
    const attach = allow('iam:AttachUserPolicy', arn('user/eve'), dev);
    expect(way([attach])).toBeNull();
    expect(way([attach, allow('iam:CreatePolicy')])).toEqual(['attach-policy user/eve']);
    expect(way([attach, allow('iam:CreatePolicy', arn('policy/prod/*'))])).toBeNull();
    expect(calls([attach, allow('iam:CreatePolicy', arn('policy/*'))])?.[0]).toContain('--path /dev/');
  });

  it('may be one that is there and can be rewritten', () => {
    const policies = [{ name: 'tools', path: '/dev/', document: document(allow('s3:GetObject')) }];
    const attach = allow('iam:AttachUserPolicy', arn('user/eve'), dev);
    expect(way([attach, allow('iam:CreatePolicyVersion')], { policies })).toEqual(['attach-policy user/eve']);
    expect(way([attach, allow('iam:CreatePolicyVersion', arn('policy/prod/*'))], { policies })).toBeNull();
  });
});

describe('a boundary that roles must have', () => {
  const making = allow(['iam:CreateRole', 'iam:AttachRolePolicy'], arn('role/*'), bounded);

  it('keeps them harmless', () => {
    expect(way([making], limits)).toBeNull();
    const asDenial = deny(
      ['iam:CreateRole', 'iam:*RolePolicy'],
      when('ArnNotEquals', 'iam:PermissionsBoundary', limit),
    );
    expect(way([allow(['iam:CreateRole', 'iam:AttachRolePolicy']), asDenial], limits)).toBeNull();
  });

  it('is worth nothing where it may be left out or taken off', () => {
    expect(way([allow(['iam:CreateRole', 'iam:AttachRolePolicy'])], limits)).not.toBeNull();
    expect(way([making, allow('iam:DeleteRolePermissionsBoundary')], limits)).toEqual([
      'create-role+attach-policy+delete-boundary+sts-001 role/some-role',
    ]);
    expect(way([making, allow('iam:DeleteRolePermissionsBoundary'), deny('iam:Delete*')], limits)).toBeNull();
  });

  it('is worth nothing where another may be put in its place', () => {
    expect(way([making, allow('iam:PutRolePermissionsBoundary')], limits)).toEqual([
      'create-role+attach-policy+put-boundary+sts-001 role/some-role',
    ]);
    expect(way([making, allow('iam:PutRolePermissionsBoundary', '*', bounded)], limits)).toBeNull();
  });

  it('is worth nothing where the policy that it is may be rewritten', () => {
    const version = allow('iam:CreatePolicyVersion', arn('policy/*'));
    expect(way([making, version], limits)).toEqual([
      'create-role+rewrite-boundary+attach-policy+sts-001 role/some-role',
    ]);
    expect(way([making, allow('iam:CreatePolicyVersion', arn('policy/team/*'))], limits)).toBeNull();
    const older = {
      policies: [
        {
          name: 'limit',
          versions: [{ document: document(allow('*')) }, { document: document(allow('s3:*')), default: true }],
        },
      ],
    };
    expect(way([making, allow('iam:SetDefaultPolicyVersion')], older)).not.toBeNull();
    expect(way([making, allow('iam:SetDefaultPolicyVersion')], limits)).toBeNull();
  });

  it('may be a policy of their own making', () => {
    const some = when('ArnLike', 'iam:PermissionsBoundary', arn('policy/limits/*'));
    const own = allow(['iam:CreateRole', 'iam:AttachRolePolicy'], arn('role/*'), some);
    expect(way([own])).toBeNull();
    expect(way([own, allow('iam:CreatePolicy')])).not.toBeNull();
    expect(way([own, allow('iam:CreatePolicy', arn('policy/other/*'))])).toBeNull();
  });

  it('keeps a role harmless that is there already until it is taken off', () => {
    const roles = [{ name: 'app', trust: trust({ Service: 'lambda.amazonaws.com' }), boundary: 'limit' }];
    const account = { ...limits, roles };
    const work = [allow('iam:AttachRolePolicy'), functions, allow('iam:PassRole', '*', toLambda)];
    expect(way(work, account)).toBeNull();
    expect(way([...work, allow('iam:DeleteRolePermissionsBoundary')], account)).toEqual([
      'delete-boundary+attach-policy+lambda-001 role/app',
    ]);
    expect(way([...work, allow('iam:CreatePolicyVersion')], account)).toEqual([
      'rewrite-boundary+attach-policy+lambda-001 role/app',
    ]);
    expect(way([...work, allow('iam:DeleteRolePermissionsBoundary', arn('role/other'))], account)).toBeNull();
  });

  it('is lifted from oneself by rewriting its policy', () => {
    const self = allow('iam:PutUserPolicy', arn('user/eve'));
    const policies = [{ name: 'limit', document: document(allow(['iam:PutUserPolicy', 'iam:CreatePolicyVersion'])) }];
    expect(way([self], { policies }, { boundary: 'limit' })).toEqual(['iam-007 user/eve', 'rewrite-boundary user/eve']);
    expect(way([self, deny('iam:CreatePolicyVersion')], { policies }, { boundary: 'limit' })).toBeNull();
  });

  it('of the maker does not bind who is made', () => {
    const makers = ['iam:CreateRole', 'iam:AttachRolePolicy', 'sts:AssumeRole'];
    const policies = [{ name: 'limit', document: document(allow(makers)) }];
    expect(way([allow(makers)], { policies }, { boundary: 'limit' })).not.toBeNull();
    expect(
      way(
        [allow(makers)],
        { policies: [{ name: 'limit', document: document(allow('iam:CreateRole')) }] },
        { boundary: 'limit' },
      ),
    ).toBeNull();
  });
});

describe('a role that is there already', () => {
  const roles = [{ name: 'app', trust: trust({ Service: 'lambda.amazonaws.com' }) }];

  it('is given everything and passed', () => {
    const passing = allow('iam:PassRole', '*', toLambda);
    expect(way([allow('iam:PutRolePolicy'), passing, functions], { roles })).toEqual([
      'put-policy+lambda-001 role/app',
    ]);
    expect(way([allow('iam:PutRolePolicy', arn('role/other')), passing, functions], { roles })).toBeNull();
  });

  it('is given everything and taken over where it runs', () => {
    const resources = [{ arn: `arn:aws:lambda:us-east-1:${home}:function:site`, function: { role: 'app' } }];
    const work = [allow('iam:AttachRolePolicy'), allow('lambda:UpdateFunctionCode')];
    expect(way(work, { roles, resources })?.[0]).toMatch(/^attach-policy\+lambda-00\d role\/app$/);
    expect(
      way([allow('iam:AttachRolePolicy', arn('role/other')), allow('lambda:UpdateFunctionCode')], { roles, resources }),
    ).toBeNull();
  });
});

describe('control policies of the organization', () => {
  const under = (...denied: string[]) =>
    wayOf(
      mapOf(
        { users: [{ name: 'eve', inline: { work: document(allow(['iam:CreateRole', 'iam:AttachRolePolicy'])) } }] },
        {
          accounts: [{ id: '999988887777' }],
          organization: {
            managementAccount: '999988887777',
            serviceControlPolicies: { [home]: [[{ name: 'guard', document: document(allow('*'), deny(denied)) }]] },
          },
        },
      ),
      'user/eve',
    );

  it('stop what is made on the way', () => {
    expect(under('organizations:*')).not.toBeNull();
    expect(under('iam:CreateRole')).toBeNull();
    expect(under('iam:AttachRolePolicy')).toBeNull();
    expect(under('sts:AssumeRole')).toBeNull();
  });
});

describe('tags that one can change', () => {
  const lead = { users: [{ name: 'ada', attached: ['AdministratorAccess'], tags: { team: 'platform' } }] };
  const crew = (key: string) => when('StringEquals', key, 'crew');
  const keys = allow('iam:CreateAccessKey', '*', crew('aws:ResourceTag/team'));

  it('open what conditions on the tags of others keep shut', () => {
    expect(way([keys], lead)).toBeNull();
    expect(way([keys, allow('iam:TagUser', arn('user/ada'))], lead)).toEqual(['tag+iam-002 user/ada']);
    expect(way([keys, allow('iam:TagUser', arn('user/eve'))], lead)).toBeNull();
    expect(
      way([keys, allow('iam:TagUser', '*', when('StringEquals', 'aws:RequestTag/team', 'guests'))], lead),
    ).toBeNull();
    expect(calls([keys, allow('iam:TagUser')], lead)?.[0]).toBe(
      'aws iam tag-user --user-name ada --tags Key=team,Value=crew',
    );
  });

  it('open what conditions on one’s own tags keep shut', () => {
    const self = allow('iam:PutUserPolicy', '*', crew('aws:PrincipalTag/team'));
    expect(way([self])).toBeNull();
    expect(way([self, allow('iam:TagUser')])).toEqual(['tag-oneself user/eve', 'iam-007 user/eve']);
    expect(way([self, allow('iam:TagUser', '*', when('ForAllValues:StringEquals', 'aws:TagKeys', 'cost'))])).toBeNull();
    const guard = deny('iam:Put*', crew('aws:PrincipalTag/team'));
    const tags = { tags: { team: 'crew' } };
    expect(way([allow('iam:PutUserPolicy'), guard], {}, tags)).toBeNull();
    expect(way([allow(['iam:PutUserPolicy', 'iam:UntagUser']), guard], {}, tags)).toEqual([
      'untag-oneself user/eve',
      'iam-007 user/eve',
    ]);
  });

  it('have to agree in all calls on who is made', () => {
    const create = allow('iam:CreateRole', '*', when('StringEquals', 'aws:RequestTag/team', 'crew'));
    const attach = (team: string) =>
      allow('iam:AttachRolePolicy', '*', when('StringEquals', 'iam:ResourceTag/team', team));
    const tag = allow('iam:TagRole', '*', when('StringEquals', 'aws:RequestTag/team', 'crew'));
    expect(way([create, tag, attach('crew')])).toEqual(['create-role+attach-policy+sts-001 role/some-role']);
    expect(calls([create, tag, attach('crew')])?.[0]).toContain('--tags Key=team,Value=crew');
    expect(way([create, tag, attach('platform')])).toBeNull();
    expect(way([create, attach('crew')])).toBeNull();
  });
});

describe('what denies by a group', () => {
  const crew = {
    groups: [
      {
        name: 'crew',
        inline: { guard: document(deny(['iam:Put*', 'iam:Attach*', 'iam:Pass*', 'iam:Create*', 'iam:Update*'])) },
      },
    ],
  };
  const inCrew = { groups: ['crew'] };

  it('goes when one leaves the group or deletes the policy', () => {
    const self = allow('iam:PutUserPolicy', arn('user/eve'));
    expect(way([self], crew, inCrew)).toBeNull();
    expect(way([self, allow('iam:RemoveUserFromGroup')], crew, inCrew)).toEqual([
      'remove-from-group user/eve',
      'iam-007 user/eve',
    ]);
    expect(way([self, allow('iam:DeleteGroupPolicy')], crew, inCrew)).toEqual([
      'delete-group-policy user/eve',
      'iam-007 user/eve',
    ]);
    expect(way([self, allow('iam:RemoveUserFromGroup', arn('group/others'))], crew, inCrew)).toBeNull();
  });
});

describe('IAMFullAccess', () => {
  const iam = 'arn:aws:iam::aws:policy/IAMFullAccess';

  it('is as good as AdministratorAccess for whoever may attach it to themselves', () => {
    const attach = (operator: string, policy: string) =>
      allow('iam:AttachUserPolicy', '*', when(operator, 'iam:PolicyARN', policy));
    expect(way([attach('ArnEquals', iam)])?.[0]).toBe('attach-iam-to-user user/eve');
    expect(way([attach('ArnNotEquals', 'arn:aws:iam::aws:policy/AdministratorAccess')])).toHaveLength(2);
    expect(way([attach('ArnEquals', 'arn:aws:iam::aws:policy/PowerUserAccess')])).toBeNull();
  });
});

describe('calls that a condition keeps shut', () => {
  it('are those on behalf of which a service must call', () => {
    const via = when('ForAnyValue:StringEquals', 'aws:CalledVia', 'cloudformation.amazonaws.com');
    expect(way([allow('iam:PutUserPolicy', '*', via)])).toBeNull();
    expect(way([allow('iam:PutUserPolicy', '*', when('Bool', 'aws:ViaAWSService', 'false'))])).not.toBeNull();
  });

  it('are those that pass a role for a resource of another service', () => {
    const roles = [
      { name: 'admin', trust: trust({ Service: 'lambda.amazonaws.com' }), attached: ['AdministratorAccess'] },
    ];
    const pass = (resource: string) =>
      allow('iam:PassRole', '*', when('ArnLike', 'iam:AssociatedResourceArn', resource));
    expect(way([functions, pass('arn:aws:ec2:*:*:instance/*')], { roles })).toBeNull();
    expect(way([functions, pass('arn:aws:lambda:*:*:function:*')], { roles })).toEqual(['lambda-001 role/admin']);
  });
});

describe('a control policy that leaves one Region open', () => {
  it('makes nobody harmless', () => {
    const fence = {
      Effect: 'Deny',
      NotAction: ['iam:*', 'sts:*'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    };
    const map = mapOf(
      { users: [{ name: 'eve', inline: { work: document(allow('iam:PutUserPolicy')) } }] },
      {
        accounts: [{ id: '999988887777' }],
        organization: {
          managementAccount: '999988887777',
          serviceControlPolicies: { [home]: [[{ name: 'fence', document: document(allow('*'), fence) }]] },
        },
      },
    );
    expect(wayOf(map, 'user/eve')).toEqual(['iam-007 user/eve']);
  });
});

describe('the effort', () => {
  /** Everybody makes roles with a boundary and gives them everything, which leads nowhere. */
  const looked = (size: number): number => {
    const map = mapOf({
      ...limits,
      users: Array.from({ length: size }, (_, index) => ({
        name: `user-${index}`,
        inline: { work: document(allow(['iam:CreateRole', 'iam:AttachRolePolicy'], arn('role/app-*'), bounded)) },
      })),
    });
    expect(wayOf(map, `user/user-${size - 1}`)).toBeNull();
    expect([...map.reasons]).toEqual([]);
    return map.effort.changed;
  };

  it('on what is made grows with the number of those who make it', () => {
    expect(looked(20)).toBeGreaterThan(0);
    expect(looked(40)).toBeLessThanOrEqual(2 * looked(20));
  });
});
