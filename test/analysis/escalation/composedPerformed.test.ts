import { describe, expect, it } from 'vitest';
import type { AccountStart, RoleStart } from '../../../src/account/startShape.ts';
import { accountMap } from '../../../src/analysis/escalation/accountMap.ts';
import { commandLines } from '../../../src/analysis/escalation/commandLines.ts';
import { asTheyAre, shortestChain } from '../../../src/analysis/escalation/reach.ts';
import { escalationView } from '../../../src/training/escalationView.ts';
import { allow, arn, deny, document, sandboxOf, trust, when } from './account.ts';
import { gains, isCaller, key, Play, refused } from './play.ts';
import { home, type Json } from './world.ts';

interface Case {
  readonly way: string;
  readonly statements: readonly Json[];
  readonly account?: AccountStart;
  readonly boundary?: Json;
}

const lambda = 'lambda.amazonaws.com';
const bounded = when('StringEquals', 'iam:PermissionsBoundary', arn('policy/limit'));
const makesBounded = allow(['iam:CreateRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy'], arn('role/app-*'), bounded);
const functions = [
  allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
  allow('iam:PassRole', arn('role/*'), when('StringEquals', 'iam:PassedToService', lambda)),
];
const limits = { policies: [{ name: 'limit', document: document(allow('s3:GetObject')) }] };
const app: RoleStart = { name: 'app', trust: trust({ Service: lambda }), boundary: 'limit' };
const profiles = allow([
  'iam:CreateInstanceProfile',
  'iam:AddRoleToInstanceProfile',
  'iam:PassRole',
  'ec2:RunInstances',
]);
const image = 'arn:aws:ec2:us-east-1::image/ami-0123456789abcdef0';
const subnet = `arn:aws:ec2:us-east-1:${home}:subnet/subnet-0123456789abcdef0`;

const cases: readonly Case[] = [
  {
    way: 'create-role+attach-policy+sts-001',
    statements: [allow('iam:CreateRole', arn('role/team/*')), allow('iam:AttachRolePolicy', arn('role/*-app'))],
  },
  {
    way: 'create-role+put-policy+lambda-001',
    statements: [allow(['iam:CreateRole', 'iam:PutRolePolicy'], arn('role/app-*')), ...functions, deny('sts:*')],
  },
  {
    way: 'create-role+put-policy+profile+ec2-001',
    statements: [allow(['iam:CreateRole', 'iam:PutRolePolicy'], arn('role/app-*')), profiles, deny('sts:*')],
    account: { resources: [{ arn: image }, { arn: subnet }] },
  },
  {
    way: 'create-role+attach-policy+delete-boundary+sts-001',
    statements: [makesBounded, allow('iam:DeleteRolePermissionsBoundary', arn('role/*'), bounded)],
    account: limits,
  },
  {
    way: 'create-role+put-boundary+attach-policy+sts-001',
    statements: [
      allow('iam:CreateRole', arn('role/*'), bounded),
      allow(['iam:AttachRolePolicy', 'iam:PutRolePermissionsBoundary'], arn('role/*')),
    ],
    account: limits,
  },
  {
    way: 'create-role+rewrite-boundary+attach-policy+lambda-001',
    statements: [makesBounded, allow('iam:CreatePolicyVersion', arn('policy/*')), ...functions, deny('sts:*')],
    account: limits,
  },
  {
    way: 'delete-boundary+attach-policy+lambda-001',
    statements: [allow(['iam:DeleteRolePermissionsBoundary', 'iam:AttachRolePolicy']), ...functions],
    account: { ...limits, roles: [app] },
  },
  {
    way: 'attach-policy+rewrite-trust+lambda-001',
    statements: [
      allow(['iam:UpdateAssumeRolePolicy', 'iam:AttachRolePolicy'], arn('role/plain')),
      ...functions,
      deny('sts:*'),
    ],
    account: { roles: [{ name: 'plain', trust: trust({ Service: 'ec2.amazonaws.com' }) }] },
  },
  {
    way: 'create-user+attach-policy+iam-002',
    statements: [allow(['iam:CreateUser', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'], arn('user/bots/*'))],
  },
  {
    way: 'create-user+put-policy+iam-004',
    statements: [allow(['iam:CreateUser', 'iam:PutUserPolicy', 'iam:CreateLoginProfile'], arn('user/bot-*'))],
  },
  {
    way: 'create-user+join-group+iam-002',
    statements: [
      allow(['iam:CreateUser', 'iam:CreateAccessKey'], arn('user/bot-*')),
      allow('iam:AddUserToGroup', arn('group/admins')),
    ],
    account: { groups: [{ name: 'admins', attached: ['AdministratorAccess'] }], ...limits },
    boundary: document(allow(['iam:CreateUser', 'iam:CreateAccessKey', 'iam:AddUserToGroup'])),
  },
  { way: 'join-group', statements: [allow(['iam:CreateGroup', 'iam:PutGroupPolicy', 'iam:AddUserToGroup'])] },
  {
    way: 'attach-policy',
    statements: [
      allow('iam:CreatePolicy', arn('policy/team/*')),
      allow('iam:AttachUserPolicy', arn('user/eve'), when('ArnLike', 'iam:PolicyARN', arn('policy/*/dev-*'))),
    ],
  },
];

describe('ways over what is made or changed on the way', () => {
  it.each(cases.map((one) => [one.way, one] as const))('make an administrator by %s', (way, given) => {
    const policies = [
      ...(given.account?.policies ?? []),
      ...(given.boundary ? [{ name: 'fence', document: given.boundary }] : []),
    ];
    const eve = {
      name: 'eve',
      inline: { work: document(...given.statements) },
      accessKeys: [{ id: 'AKIAEVE0000000000000' }],
      ...(given.boundary ? { boundary: 'fence' } : {}),
    };
    const sandbox = sandboxOf({
      ...given.account,
      policies,
      users: [eve, { name: 'plain' }],
      roles: [...(given.account?.roles ?? []).filter(({ name }) => name !== 'plain'), ...plain(given)],
    });
    const map = accountMap(escalationView(sandbox));
    const holder = map.view.holders.find(({ name }) => name === 'eve');
    const [step, ...more] = (holder && shortestChain(map, asTheyAre(holder))) ?? [];
    if (!step) throw new Error('there is no way');
    expect([step, ...more].map(({ path }) => path.id)).toEqual([way]);
    const play = new Play(sandbox, key('AKIAEVE0000000000000'));
    const before = play.caller;
    expect(refused(play.sandbox, before)).not.toEqual([]);
    const outputs = commandLines(map, step).map((line) => play.run(line));
    const after = gains(play, step, outputs, before);
    expect(refused(play.sandbox, after)).toEqual([]);
    if (!isCaller(after)) return;
    const made = play.send({ service: 'iam', operation: 'CreateUser', input: { UserName: 'proof' }, caller: after });
    expect(made).toMatchObject({ ok: true });
  });
});

/** The role that every account here has, so that its policies can be written by whoever claims to be administrator. */
const plain = ({ account }: Case): readonly RoleStart[] => [
  account?.roles?.find(({ name }) => name === 'plain') ?? {
    name: 'plain',
    trust: trust({ Service: 'ec2.amazonaws.com' }),
  },
];
