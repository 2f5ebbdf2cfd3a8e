import { describe, expect, it } from 'vitest';
import type { AccountStart } from '../../../src/account/startShape.ts';
import { accountMap } from '../../../src/analysis/escalation/accountMap.ts';
import { commandLines } from '../../../src/analysis/escalation/commandLines.ts';
import { asTheyAre, shortestChain } from '../../../src/analysis/escalation/reach.ts';
import { escalationView } from '../../../src/training/escalationView.ts';
import { allow, arn, chainOf, deny, document, mapOf, sandboxOf, trust, wayOf, when } from './account.ts';
import { gains, key, Play, refused } from './play.ts';
import { home, type Json } from './world.ts';

const instance = 'i-0123456789abcdef0';
const machine = `arn:aws:ec2:us-east-1:${home}:instance/${instance}`;
const ec2 = trust({ Service: 'ec2.amazonaws.com' });
const shell = 'arn:aws:ssm:*:*:document/AWS-RunShellScript';

/** An instance of production with an administrator's role, and somebody with these statements. */
const account = (...statements: readonly Json[]): AccountStart => ({
  users: [{ name: 'eve', inline: { work: document(...statements) }, accessKeys: [{ id: 'AKIAEVE0000000000000' }] }],
  roles: [
    { name: 'deployer', trust: ec2, attached: ['AdministratorAccess'] },
    { name: 'plain', trust: ec2 },
  ],
  instanceProfiles: [{ name: 'deployer', role: 'deployer' }],
  instances: [{ id: instance, profile: 'deployer', tags: { env: 'prod' } }],
});

const onDev = allow(
  'ssm:SendCommand',
  `arn:aws:ec2:*:*:instance/*`,
  when('StringEquals', 'ssm:resourceTag/env', 'dev'),
);
const run = [onDev, allow('ssm:SendCommand', shell)];
const tagging = allow('ec2:CreateTags', 'arn:aws:ec2:*:*:instance/*');

describe('a command that only the tag of an instance keeps away', () => {
  it('is open to whoever may change the tag', () => {
    const chain = chainOf(mapOf(account(tagging, ...run)), 'user/eve');
    expect(chain?.steps.map(({ path, says }) => [path, says])).toEqual([
      ['tag-it+ssm-002', `Tag ${instance} with env=dev. Then run a command on a managed instance with that role.`],
    ]);
    expect(chain?.steps[0]?.calls).toEqual([
      `aws ec2 create-tags --resources ${instance} --tags Key=env,Value=dev`,
      `aws ssm send-command --document-name AWS-RunShellScript --instance-ids ${instance} --parameters commands=take-credentials`,
    ]);
  });

  it('makes an administrator when it is performed', () => {
    const sandbox = sandboxOf(account(tagging, ...run));
    const map = accountMap(escalationView(sandbox));
    const holder = map.view.holders.find(({ name }) => name === 'eve');
    const [step] = (holder && shortestChain(map, asTheyAre(holder))) ?? [];
    if (!step) throw new Error('there is no way');
    const play = new Play(sandbox, key('AKIAEVE0000000000000'));
    const outputs = commandLines(map, step).map((line) => play.run(line));
    const after = gains(play, step, outputs, play.caller);
    expect(refused(play.sandbox, after)).toEqual([]);
  });

  it.each<[string, readonly Json[]]>([
    ['without the permission to tag', run],
    [
      'where tags may be set while something is made, not later',
      [allow('ec2:CreateTags', '*', when('StringEquals', 'ec2:CreateAction', 'RunInstances')), ...run],
    ],
    [
      'where only other values may be set',
      [allow('ec2:CreateTags', '*', when('StringEquals', 'aws:RequestTag/env', ['test', 'stage'])), ...run],
    ],
    [
      'where only what has the tag already may be tagged',
      [allow('ec2:CreateTags', '*', when('StringEquals', 'aws:ResourceTag/env', 'dev')), ...run],
    ],
    [
      'where that tag may not be touched',
      [tagging, deny('ec2:CreateTags', when('ForAnyValue:StringEquals', 'aws:TagKeys', ['env'])), ...run],
    ],
    [
      'where the command is for another tag as well, that may not be set',
      [
        allow('ec2:CreateTags', '*', when('ForAllValues:StringEquals', 'aws:TagKeys', ['env'])),
        allow('ssm:SendCommand', 'arn:aws:ec2:*:*:instance/*', {
          Condition: { StringEquals: { 'ssm:resourceTag/env': 'dev', 'ssm:resourceTag/team': 'web' } },
        }),
        allow('ssm:SendCommand', shell),
      ],
    ],
  ])('is shut %s', (_, statements) => {
    expect(wayOf(mapOf(account(...statements)), 'user/eve')).toBeNull();
  });

  it('is open where a Deny exempts the tag', () => {
    const guard = {
      Effect: 'Deny',
      Action: ['ssm:SendCommand'],
      Resource: machine,
      Condition: { StringNotEquals: { 'aws:ResourceTag/env': 'dev' } },
    };
    const statements = [tagging, allow('ssm:SendCommand'), guard];
    expect(wayOf(mapOf(account(...statements)), 'user/eve')).toEqual(['tag-it+ssm-002 role/deployer']);
    expect(wayOf(mapOf(account(...statements.slice(1))), 'user/eve')).toBeNull();
  });
});

describe('a role that only its tag keeps away', () => {
  const roles = [
    { name: 'ops', trust: trust({ AWS: arn('root') }), attached: ['AdministratorAccess'], tags: { team: 'ops' } },
  ];
  const assume = allow('sts:AssumeRole', '*', when('StringEquals', 'aws:ResourceTag/team', 'web'));
  const of = (...statements: readonly Json[]) =>
    wayOf(mapOf({ roles, users: [{ name: 'eve', inline: { work: document(...statements) } }] }), 'user/eve');

  it('is assumed once it is tagged', () => {
    expect(of(assume, allow('iam:TagRole'))).toEqual(['tag+sts-001 role/ops']);
  });

  it('is not where it may not be tagged so', () => {
    expect(of(assume)).toBeNull();
    expect(of(assume, allow('iam:TagRole', '*', when('StringEquals', 'aws:RequestTag/team', 'ops')))).toBeNull();
  });
});

describe('a policy with five versions', () => {
  const everything = document(allow('*'));
  const harmless = document(allow('s3:GetObject', 'arn:aws:s3:::own/*'));
  const five = [1, 2, 3, 4].map(() => ({ document: harmless }));
  const with5 = (document5: Json, ...statements: readonly Json[]): AccountStart => ({
    policies: [{ name: 'own', versions: [...five, { document: document5, default: true }] }],
    users: [
      {
        name: 'eve',
        attached: ['own'],
        inline: { work: document(...statements) },
        accessKeys: [{ id: 'AKIAEVE0000000000000' }],
      },
      { name: 'plain' },
    ],
    roles: [{ name: 'plain', trust: ec2 }],
  });

  it('has no room for one that allows everything', () => {
    expect(wayOf(mapOf(with5(harmless, allow('iam:CreatePolicyVersion'))), 'user/eve')).toBeNull();
    const four = { ...with5(harmless, allow('iam:CreatePolicyVersion')) };
    const policies = [{ name: 'own', versions: [...five.slice(1), { document: harmless, default: true }] }];
    expect(wayOf(mapOf({ ...four, policies }), 'user/eve')).toEqual(['iam-001 user/eve']);
  });

  it('has it once an old one is deleted, as the performed calls show', () => {
    const sandbox = sandboxOf(with5(harmless, allow(['iam:CreatePolicyVersion', 'iam:DeletePolicyVersion'])));
    const map = accountMap(escalationView(sandbox));
    const chain = chainOf(map, 'user/eve');
    expect(chain?.steps.map(({ path }) => path)).toEqual(['iam-001']);
    expect(chain?.steps[0]?.uses.map(({ action }) => action)).toEqual([
      'iam:DeletePolicyVersion',
      'iam:CreatePolicyVersion',
    ]);
    const play = new Play(sandbox, key('AKIAEVE0000000000000'));
    for (const line of chain?.steps[0]?.calls ?? []) play.run(line);
    expect(refused(play.sandbox, play.caller)).toEqual([]);
  });

  it('makes room for a boundary that is rewritten', () => {
    const limit = { name: 'limit', versions: [...five, { document: harmless, default: true }] };
    const eve = (Action: string[]) => ({
      users: [{ name: 'eve', boundary: 'limit', inline: { work: everything } }],
      policies: [{ ...limit, versions: [...five, { document: document(allow(Action)), default: true }] }],
    });
    expect(wayOf(mapOf(eve(['iam:CreatePolicyVersion'])), 'user/eve')).toBeNull();
    const [way] = wayOf(mapOf(eve(['iam:CreatePolicyVersion', 'iam:DeletePolicyVersion'])), 'user/eve') ?? [];
    expect(way).toContain('rewrite-boundary');
  });
});
