import { describe, expect, it } from 'vitest';
import { checkStart } from '../../src/account/checkStart.ts';
import { buildSandbox } from '../../src/account/start.ts';
import type { AccountStart } from '../../src/account/startShape.ts';
import { allow, clock, home, trust, world } from './larkspur.ts';

const day = 86_400_000;

const full: AccountStart = {
  alias: 'larkspur',
  policies: [
    { name: 'dev-ec2', document: allow('ec2:Describe*') },
    { name: 'old', versions: [{ document: allow('s3:*'), default: true }, { document: allow('s3:Get*') }] },
  ],
  groups: [{ name: 'Developers', path: '/eng/', attached: ['dev-ec2', 'ReadOnlyAccess'] }],
  users: [
    {
      name: 'maya',
      groups: ['developers'],
      tags: { team: 'red', level: 3 },
      accessKeys: [{ id: 'AKIAMAYA', created: 'P400D', lastUsed: { at: '2026-01-02', service: 's3' } }],
      loginProfile: { lastUsed: 'P1D' },
      mfa: true,
      inline: { Own: allow('iam:GetUser') },
      boundary: 'PowerUserAccess',
    },
  ],
  roles: [{ name: 'app', trust: trust({ Service: 'ec2.amazonaws.com' }), lastUsed: { at: 'P2D' } }],
  instanceProfiles: [{ name: 'app', role: 'app' }],
  buckets: [{ name: 'logs', objects: ['a.txt', { key: 'b.txt', body: 'b', tags: { kind: 'x' } }] }],
  instances: [{ id: 'i-0dev', tags: { env: 'dev' }, profile: 'app' }],
  resources: [{ arn: `arn:aws:secretsmanager:us-east-1:${home}:secret:db-AbCdEf`, tags: { env: 'prod' } }],
  root: { accessKeys: [{}], mfaDevices: 1, passwordLastUsed: 'P7D' },
  passwordPolicy: { minimumLength: 14 },
};

describe('a start', () => {
  it('that is consistent has no faults', () => {
    expect(checkStart({ accounts: [full] })).toEqual([]);
  });

  it('becomes an account with everything in it', () => {
    const account = world(full).accounts.get(home);
    const maya = account?.users.get('maya');
    expect(maya?.groups).toEqual(['Developers']);
    expect(maya?.boundary).toBe('arn:aws:iam::aws:policy/PowerUserAccess');
    expect(maya?.accessKeys[0]).toMatchObject({ id: 'AKIAMAYA', created: clock - 400 * day });
    expect(maya?.accessKeys[0]?.lastUsed).toEqual({
      time: Date.parse('2026-01-02'),
      service: 's3',
      region: 'us-east-1',
    });
    expect(maya?.tags).toContainEqual({ key: 'level', value: '3' });
    expect(account?.groups.get('developers')?.arn).toBe(`arn:aws:iam::${home}:group/eng/Developers`);
    expect(account?.groups.get('developers')?.attached).toEqual([
      `arn:aws:iam::${home}:policy/dev-ec2`,
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ]);
    expect(account?.policies.get('old')).toMatchObject({ defaultVersion: 'v1', nextVersion: 3 });
    expect(account?.instances.get('i-0dev')?.association?.profileArn).toBe(`arn:aws:iam::${home}:instance-profile/app`);
    expect(account?.resources.values().next().value?.type).toBe('Secret');
    expect([...(account?.mfaDevices.keys() ?? [])]).toEqual([
      `arn:aws:iam::${home}:mfa/root-account-mfa-device`,
      `arn:aws:iam::${home}:mfa/maya`,
    ]);
  });

  it('without accounts is one empty account', () => {
    const sandbox = buildSandbox({}, { clock, seed: 0 });
    expect([...sandbox.accounts.keys()]).toEqual([home]);
    expect(sandbox.home).toBe(home);
  });

  it('gives the same ids for the same seed, and others for another', () => {
    const idOf = (seed: number) =>
      buildSandbox({ accounts: [full] }, { clock, seed })
        .accounts.get(home)
        ?.users.get('maya')?.id;
    expect(idOf(3)).toBe(idOf(3));
    expect(idOf(3)).not.toBe(idOf(4));
  });

  it('keeps the ids of an entity when others are added', () => {
    const idIn = (start: AccountStart) => world(start).accounts.get(home)?.users.get('maya')?.id;
    expect(idIn({ users: [{ name: 'jonas' }, { name: 'maya' }] })).toBe(idIn({ users: [{ name: 'maya' }] }));
  });
});

describe('faults of a start', () => {
  const faultsOf = (account: AccountStart) =>
    checkStart({ accounts: [account] }).map(({ path, message }) => `${path.join('.')}: ${message}`);

  it.each<readonly [string, AccountStart, string]>([
    [
      'an unknown group',
      { users: [{ name: 'a', groups: ['Nope'] }] },
      'accounts.0.users.0.groups.0: there is no group `Nope`',
    ],
    [
      'an unknown managed policy',
      { users: [{ name: 'a', attached: ['Nope'] }] },
      'accounts.0.users.0.attached.0: there is no managed policy `Nope`',
    ],
    [
      'an unknown boundary',
      { roles: [{ name: 'r', trust: trust({ AWS: home }), boundary: `arn:aws:iam::${home}:policy/none` }] },
      `accounts.0.roles.0.boundary: there is no managed policy \`arn:aws:iam::${home}:policy/none\``,
    ],
    [
      'an unknown role in an instance profile',
      { instanceProfiles: [{ name: 'p', role: 'nope' }] },
      'accounts.0.instanceProfiles.0.role: there is no role `nope`',
    ],
    [
      'an unknown instance profile',
      { instances: [{ profile: 'nope' }] },
      'accounts.0.instances.0.profile: there is no instance profile `nope`',
    ],
    [
      'names that differ in letter case only',
      { users: [{ name: 'Maya' }, { name: 'maya' }] },
      'accounts.0.users.1.name: `maya` is there twice in users',
    ],
    ['a policy without document', { policies: [{ name: 'p' }] }, 'accounts.0.policies.0: policy `p` has no document'],
    ['an account id of another form', { id: '12' }, 'accounts.0.id: `12` is no account id'],
    [
      'an access key that is there twice',
      {
        users: [
          { name: 'a', accessKeys: [{ id: 'AKIA1' }] },
          { name: 'b', accessKeys: [{ id: 'AKIA1' }] },
        ],
      },
      'accounts.0.users.1.accessKeys.0.id: access key `AKIA1` is there twice',
    ],
    [
      'three access keys of one user',
      { users: [{ name: 'a', accessKeys: [{}, {}, {}] }] },
      'accounts.0.users.0.accessKeys: there are 3 access keys',
    ],
    [
      'an unreadable moment',
      { users: [{ name: 'a', created: 'yesterday' }] },
      'accounts.0.users.0.created: `yesterday` is no moment',
    ],
    [
      'an ARN of no known kind',
      { resources: [{ arn: 'arn:aws:nope:us-east-1:111122223333:x/y' }] },
      'accounts.0.resources.0.arn: `arn:aws:nope:us-east-1:111122223333:x/y` is no ARN of a known resource type',
    ],
  ])('name %s', (_what, account, fault) => {
    expect(faultsOf(account)).toEqual([fault]);
  });

  it('point into the policy document that is wrong', () => {
    const [fault] = faultsOf({
      users: [
        {
          name: 'a',
          inline: { own: { Version: '2012-10-17', Statement: [{ Effect: 'Maybe', Action: 's3:*', Resource: '*' }] } },
        },
      ],
    });
    expect(fault).toMatch(/^accounts\.0\.users\.0\.inline\.own\.Statement\.0\.Effect: /);
  });

  it('name a home that is no account', () => {
    expect(checkStart({ home: '000000000000', accounts: [{ id: home }] }).map(({ path }) => path)).toEqual([['home']]);
  });
});
