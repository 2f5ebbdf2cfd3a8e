import { describe, expect, it } from 'vitest';
import { buildSandbox } from '../../../src/account/start.ts';
import type { AccountStart, SandboxStart } from '../../../src/account/startShape.ts';
import { accountMap } from '../../../src/analysis/escalation/accountMap.ts';
import { escalationChain } from '../../../src/analysis/escalation/chain.ts';
import { administratorNode, escalationGraph } from '../../../src/analysis/escalation/graph.ts';
import { asTheyAre, openPaths } from '../../../src/analysis/escalation/reach.ts';
import { readPolicy } from '../../../src/policy/parse.ts';
import { escalationView } from '../../../src/training/escalationView.ts';
import { home, type Json } from './world.ts';

const document = (...Statement: readonly Json[]): Json => ({ Version: '2012-10-17', Statement });
const allow = (Action: Json, Resource: Json = '*', rest: { readonly [key: string]: Json } = {}): Json => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});
const deny = (Action: Json, rest: { readonly [key: string]: Json } = {}): Json => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...rest,
});
const trust = (AWS: string): Json => document({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' });
const user = (name: string) => `arn:aws:iam::${home}:user/${name}`;
const role = (name: string) => `arn:aws:iam::${home}:role/${name}`;

function mapOf(account: AccountStart, rest: Partial<SandboxStart> = {}) {
  const accounts = [{ id: home, ...account }, ...(rest.accounts ?? [])];
  const sandbox = buildSandbox({ home, ...rest, accounts }, { clock: Date.parse('2026-11-24T09:00:00Z'), seed: 3 });
  return accountMap(escalationView(sandbox));
}

/** Paths and ends of the shortest way of somebody; null where there is none. */
function wayOf(map: ReturnType<typeof mapOf>, name: string): string[] | null {
  const holder = map.view.holders.find((one) => one.label === name);
  if (!holder) throw new Error(`there is no ${name}`);
  const chain = escalationChain(map, asTheyAre(holder));
  return chain?.steps.map(({ path, to }) => `${path} ${to}`) ?? null;
}

describe('the shortest way to an administrator', () => {
  const links: AccountStart = {
    users: [
      { name: 'one', inline: { work: document(allow('sts:AssumeRole', role('two'))) } },
      { name: 'far', inline: { work: document(allow('iam:CreateAccessKey', user('one'))) } },
      { name: 'ada', attached: ['AdministratorAccess'] },
    ],
    roles: [
      {
        name: 'two',
        trust: trust(`arn:aws:iam::${home}:root`),
        inline: { work: document(allow('iam:UpdateLoginProfile', user('three'))) },
      },
      { name: 'loop', trust: trust(role('loop')), inline: { work: document(allow('sts:AssumeRole', role('loop'))) } },
    ],
  };
  const last = {
    name: 'three',
    loginProfile: true,
    inline: { work: document(allow('iam:PutUserPolicy', user('three'))) },
  };
  const map = mapOf({ ...links, users: [...(links.users ?? []), last] });

  it('goes over as many people as it takes', () => {
    expect(wayOf(map, 'user/far')).toEqual([
      'iam-002 user/one',
      'sts-001 role/two',
      'iam-006 user/three',
      'iam-007 user/three',
    ]);
    expect(wayOf(map, 'user/three')).toEqual(['iam-007 user/three']);
    expect(wayOf(map, 'user/ada')).toEqual([]);
  });

  it('ends for somebody who only comes back to themselves', () => {
    expect(wayOf(map, 'role/loop')).toBeNull();
  });

  it('is what a drawing shows: everybody with their distance and their first step', () => {
    const graph = escalationGraph(map);
    expect(graph.complete).toBe(true);
    expect(Object.fromEntries(graph.nodes.map(({ id, distance }) => [id, distance]))).toEqual({
      [administratorNode]: 0,
      'user/ada': 0,
      'user/three': 1,
      'role/two': 2,
      'user/one': 3,
      'user/far': 4,
    });
    expect(graph.edges.map(({ from, to }) => `${from} > ${to}`).sort()).toEqual([
      'role/two > user/three',
      'user/far > user/one',
      'user/one > role/two',
      `user/three > ${administratorNode}`,
    ]);
  });

  it('takes two steps where a boundary has to go first', () => {
    const bounded = {
      name: 'eve',
      boundary: 'limit',
      inline: { work: document(allow(['iam:DeleteUserPermissionsBoundary', 'iam:PutUserPolicy'])) },
    };
    const limit = { name: 'limit', document: document(allow(['iam:*UserPermissionsBoundary', 'iam:PutUserPolicy'])) };
    expect(wayOf(mapOf({ policies: [limit], users: [bounded] }), 'user/eve')).toEqual([
      'iam-022 user/eve',
      'iam-007 user/eve',
    ]);
  });

  it('leads into another account that trusts this one', () => {
    const other = '222233334444';
    const map = mapOf(
      { users: [{ name: 'eve', inline: { work: document(allow('sts:AssumeRole')) } }, { name: 'nobody' }] },
      { accounts: [{ id: other, roles: [{ name: 'admin', trust: trust(home), attached: ['AdministratorAccess'] }] }] },
    );
    expect(wayOf(map, 'user/eve')).toEqual([`sts-001 ${other}:role/admin`]);
    expect(wayOf(map, 'user/nobody')).toBeNull();
  });
});

describe('no way is told where', () => {
  const eve = (statements: readonly Json[], rest: object = {}, account: AccountStart = {}) =>
    wayOf(
      mapOf({
        ...account,
        users: [...(account.users ?? []), { name: 'eve', inline: { work: document(...statements) }, ...rest }],
      }),
      'user/eve',
    );
  const self = allow('iam:PutUserPolicy');

  it('is open without anything in the way', () => {
    expect(eve([self])).toEqual(['iam-007 user/eve']);
  });

  it('a boundary limits whatever policy is written', () => {
    expect(eve([self], { boundary: 'PowerUserAccess' })).toBeNull();
    expect(
      eve(
        [self],
        { boundary: 'limit' },
        { policies: [{ name: 'limit', document: document(allow(['iam:PutUserPolicy', 's3:*'])) }] },
      ),
    ).toBeNull();
  });

  it('new policies are allowed only for users with a boundary', () => {
    const bounded = { Condition: { StringEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${home}:policy/limit` } } };
    const limit = { name: 'limit', document: document(allow('s3:*')) };
    const others = { policies: [limit], users: [{ name: 'ada', attached: ['AdministratorAccess'] }] };
    expect(
      eve([allow(['iam:PutUserPolicy', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'], '*', bounded)], {}, others),
    ).toBeNull();
  });

  it('the role may be passed only to a service that it does not trust', () => {
    const roles = [
      {
        name: 'admin',
        trust: document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
        attached: ['AdministratorAccess'],
      },
    ];
    const work = (service: string) => [
      allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'ec2:RunInstances']),
      allow('iam:PassRole', role('admin'), { Condition: { StringEquals: { 'iam:PassedToService': service } } }),
    ];
    expect(eve(work('lambda.amazonaws.com'), {}, { roles })).toEqual(['lambda-001 role/admin']);
    expect(eve(work('ec2.amazonaws.com'), {}, { roles })).toBeNull();
  });

  it('the trust policy asks for something that the caller is not', () => {
    const guarded = (tag: string) => [
      {
        name: 'admin',
        trust: document({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${home}:root` },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:PrincipalTag/team': tag } },
        }),
        attached: ['AdministratorAccess'],
      },
    ];
    const tags = { tags: { team: 'crew' } };
    expect(eve([allow('sts:AssumeRole')], tags, { roles: guarded('crew') })).toEqual(['sts-001 role/admin']);
    expect(eve([allow('sts:AssumeRole')], tags, { roles: guarded('platform') })).toBeNull();
  });

  it('the tags of the other user keep them out of reach', () => {
    const ada = (team: string) => ({ users: [{ name: 'ada', attached: ['AdministratorAccess'], tags: { team } }] });
    const crew = { Condition: { StringEquals: { 'aws:ResourceTag/team': 'crew' } } };
    expect(eve([allow('iam:CreateAccessKey', '*', crew)], {}, ada('crew'))).toEqual(['iam-002 user/ada']);
    expect(eve([allow('iam:CreateAccessKey', '*', crew)], {}, ada('platform'))).toBeNull();
  });

  it('a denial that no context lifts stands against it', () => {
    expect(eve([self, deny('iam:*')])).toBeNull();
    expect(eve([self, deny('iam:*', { Condition: { ArnNotLike: { 'aws:PrincipalArn': user('ada') } } })])).toBeNull();
  });

  it('a control policy of the organization stands against it', () => {
    const organization = (Action: Json) => ({
      managementAccount: '999988887777',
      serviceControlPolicies: { [home]: [[{ name: 'guard', document: document(allow('*'), deny(Action)) }]] },
    });
    const under = (Action: Json) =>
      wayOf(
        mapOf(
          { users: [{ name: 'eve', inline: { work: document(self) } }] },
          { accounts: [{ id: '999988887777' }], organization: organization(Action) },
        ),
        'user/eve',
      );
    expect(under('organizations:LeaveOrganization')).toEqual(['iam-007 user/eve']);
    expect(under('iam:PutUserPolicy')).toBeNull();
    expect(under('iam:CreateAccessKey')).toBeNull();
  });
});

describe('what else may stand in the way', () => {
  const assuming = { users: [{ name: 'eve', inline: { work: document(allow('sts:AssumeRole')) } }] };
  const administrator = {
    name: 'admin',
    trust: trust(`arn:aws:iam::${home}:root`),
    attached: ['AdministratorAccess'],
  };
  const underControl = (...statements: readonly { readonly [key: string]: Json }[]) =>
    wayOf(
      mapOf(
        { ...assuming, roles: [administrator] },
        {
          accounts: [{ id: '999988887777' }],
          organization: {
            managementAccount: '999988887777',
            resourceControlPolicies: {
              [home]: [[{ name: 'perimeter', document: document(...statements.map(everybody)) }]],
            },
          },
        },
      ),
      'user/eve',
    );
  const everybody = (statement: Json): Json => Object.assign({ Principal: '*' }, statement);
  const denied = (more: { readonly [key: string]: Json } = {}) => ({
    Effect: 'Deny',
    Action: 'sts:AssumeRole',
    Resource: '*',
    ...more,
  });

  it('is a resource control policy that lets nobody assume the role', () => {
    expect(underControl(denied())).toBeNull();
    expect(underControl(denied({ Resource: role('admin') }))).toBeNull();
  });

  it('is no resource control policy that speaks of others', () => {
    expect(underControl(denied({ Action: 's3:*' }))).toEqual(['sts-001 role/admin']);
    expect(underControl(denied({ Resource: role('other') }))).toEqual(['sts-001 role/admin']);
    const outside = { Condition: { StringNotEquals: { 'aws:PrincipalAccount': home } } };
    expect(underControl(denied(outside))).toEqual(['sts-001 role/admin']);
    const inside = { Condition: { StringEquals: { 'aws:PrincipalAccount': home } } };
    expect(underControl(denied(inside))).toBeNull();
  });

  /** Ways of a role that may attach policies to itself, in a session with this policy. */
  const inSession = (...statements: readonly Json[]): string[] => {
    const map = mapOf({
      roles: [
        {
          name: 'deploy',
          trust: trust(`arn:aws:iam::${home}:root`),
          inline: { work: document(allow('iam:AttachRolePolicy', role('deploy'))) },
        },
      ],
    });
    const holder = map.view.holders.find(({ label }) => label === 'role/deploy');
    const { policy } = readPolicy(document(...statements), 'session');
    if (!holder || !policy) throw new Error('the session cannot be made');
    const actor = asTheyAre(holder);
    const policies = { ...actor.view.policies, session: [{ ref: 'session[0]', policy }] };
    return openPaths(map, { ...actor, view: { ...actor.view, policies } }).map(({ path }) => path.id);
  };

  it('is the policy of a session that leaves the call out', () => {
    expect(inSession(allow('s3:*'))).toEqual([]);
    expect(inSession(allow('*'), deny('iam:Attach*'))).toEqual([]);
    expect(inSession(allow('iam:AttachRolePolicy', role('other')))).toEqual([]);
  });

  it('is the policy of a session that leaves nothing to do as administrator', () => {
    expect(inSession(allow('iam:AttachRolePolicy', role('dep*')))).toEqual([]);
  });

  it('is no policy of a session that limits nothing', () => {
    expect(inSession(allow('*'))).toEqual(['iam-009']);
  });
});

describe('the effort', () => {
  /** Everybody may assume every role and make keys for everybody; one of them all is an administrator. */
  const tried = (size: number): number => {
    const map = mapOf({
      users: Array.from({ length: size }, (_, index) => ({
        name: `user-${index}`,
        inline: { work: document(allow(['sts:AssumeRole', 'iam:CreateAccessKey']), deny('iam:CreateAccessKey')) },
      })),
      roles: Array.from({ length: size }, (_, index) => ({
        name: `role-${index}`,
        trust: trust(`arn:aws:iam::${home}:root`),
        ...(index === 0 ? { attached: ['AdministratorAccess'] } : {}),
      })),
    });
    expect(wayOf(map, `user/user-${size - 1}`)).toEqual(['sts-001 role/role-0']);
    return map.effort.tried;
  };

  it('grows with the number of users and roles, not with what they could do to each other', () => {
    expect(tried(100)).toBeLessThanOrEqual(2 * tried(50) + 10);
  });
});
