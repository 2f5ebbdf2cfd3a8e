import { describe, expect, it } from 'vitest';
import { apply } from '../../src/account/apply.ts';
import type { Caller, JsonObject } from '../../src/account/call.ts';
import type { Sandbox } from '../../src/account/sandbox.ts';
import { buildSandbox } from '../../src/account/start.ts';
import type { AccountStart } from '../../src/account/startShape.ts';
import { goldenCases } from './golden/cases.ts';
import { startTime, world } from './golden/world.ts';
import messages from './messages.json' with { type: 'json' };

type Message = (typeof messages)[number];
type Step = readonly [line: string, input: JsonObject, caller?: Caller | undefined, seconds?: number];

const account = '111122223333';
const root: Caller = { type: 'root', account, mfa: true };
const maya: Caller = { type: 'accessKey', accessKeyId: 'AKIAMAYAMAYAMAYA0001' };
const arn = (rest: string) => `arn:aws:iam::${account}:${rest}`;
const statement = (more: JsonObject): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more }],
  });
const everything = statement({ Action: '*' });
const ec2 = (more = '') =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"${more}}]}`;

const policy = (document: string): Step => ['iam:CreatePolicy', { PolicyName: 'new', PolicyDocument: document }];
const grant: Step = ['iam:PutUserPolicy', { UserName: 'maya', PolicyName: 'all', PolicyDocument: everything }];
const session: JsonObject = { RoleArn: arn('role/open'), RoleSessionName: 'work' };

const managed = Array.from({ length: 11 }, (_, index) => `p${index}`);
const document: JsonObject = JSON.parse(statement({}));
const crowd = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `n${index}` }));

/** An account with more than the one that golden cases start from. */
const full = (start: AccountStart): Sandbox =>
  buildSandbox({ accounts: [{ id: account, ...start }] }, { clock: startTime, seed: 7 });
const attachments = full({
  policies: managed.map((name) => ({ name, document })),
  users: [{ name: 'u', attached: managed.slice(1) }],
  groups: [{ name: 'g', attached: managed.slice(1) }],
  roles: [{ name: 'r', trust: JSON.parse(ec2()), attached: managed.slice(1) }],
});
const p0 = { PolicyArn: arn('policy/p0') };

/** Credentials in the last answer. */
const begun = 'the session just begun';

/** Calls whose last one is refused: what golden cases do not come to. */
const situations: readonly (readonly [Sandbox, ...Step[]])[] = [
  [world, ['iam:ListUsers', {}, { type: 'accessKey', accessKeyId: 'AKIAGHOSTGHOSTGHOST1' }]],
  [world, ['sts:GetSessionToken', {}, maya], [begun, {}], ['sts:GetCallerIdentity', {}, undefined, 50_000]],
  [world, ['sts:GetSessionToken', {}, maya], [begun, {}], ['iam:ListUsers', {}]],
  [world, ['iam:MakeCoffee', {}]],
  [world, ['iam:UploadSSHPublicKey', { UserName: 'maya', SSHPublicKeyBody: 'ssh-rsa AAAA' }]],
  [world, ['iam:ListUsers', { MaxItems: 1.5 }]],
  [world, ['iam:CreateLoginProfile', { UserName: 'spare', PasswordResetRequired: 'yes' }]],
  [world, ['iam:TagUser', { UserName: 'maya', Tags: [{ Key: 'a*', Value: 'b' }] }]],
  [world, ['iam:CreateUser', { UserName: 'a'.repeat(65) }]],
  [world, ['iam:GetContextKeysForCustomPolicy', { PolicyInputList: [''] }]],
  [world, ['iam:CreateRole', { RoleName: 'new', AssumeRolePolicyDocument: ec2(), MaxSessionDuration: 60 }]],
  [world, ['accessanalyzer:GetAnalyzer', {}]],
  [world, grant, ['sts:AssumeRole', { ...session, TransitiveTagKeys: ['Team'] }, maya]],
  [
    world,
    ['iam:DeleteServiceSpecificCredential', { UserName: 'maya', ServiceSpecificCredentialId: 'ACCAGHOSTGHOSTGHOST1' }],
  ],
  [world, ['iam:CreateServiceSpecificCredential', { UserName: 'maya', ServiceName: 's3.amazonaws.com' }]],
  [attachments, ['iam:AttachUserPolicy', { UserName: 'u', ...p0 }]],
  [attachments, ['iam:AttachGroupPolicy', { GroupName: 'g', ...p0 }]],
  [attachments, ['iam:AttachRolePolicy', { RoleName: 'r', ...p0 }]],
  [world, policy(statement({ Sid: 'a'.repeat(6200) }))],
  [world, ['iam:UpdateAssumeRolePolicy', { RoleName: 'app', PolicyDocument: ec2(`,"Sid":"${'a'.repeat(2100)}"`) }]],
  [full({ users: crowd(5000) }), ['iam:CreateUser', { UserName: 'new' }]],
  [
    full({ roles: crowd(1000).map((one) => ({ ...one, trust: JSON.parse(ec2()) })) }),
    ['iam:CreateRole', { RoleName: 'new', AssumeRolePolicyDocument: ec2() }],
  ],
  [
    world,
    [
      'iam:CreateOpenIDConnectProvider',
      { Url: 'https://new.example', ClientIDList: Array.from({ length: 101 }, (_, index) => `app-${index}`) },
    ],
  ],
  [world, policy(statement({ Effect: 'allow' }))],
  [world, policy('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*"}]}')],
  [world, policy(statement({ Action: 's3:Get:Object' }))],
  [world, policy(statement({ Action: 's 3:GetObject' }))],
  [world, policy(statement({ Resource: 'arn:b:c:d:e:f:g:h' }))],
  [world, policy(statement({ Resource: 'arn:aws:s*:::logs' }))],
  [world, policy(statement({ Resource: arn('shoe/left') }))],
  [world, policy(statement({ Resource: 'arn:aws:iam:us-east-1:111122223333:user/maya' }))],
  [world, policy(statement({ Resource: 'arn:aws:s3:us-east-1::logs' }))],
  [
    world,
    policy(
      `{"Version":"2012-10-17","Statement":[${[1, 2].map(() => '{"Sid":"a","Effect":"Allow","Action":"s3:*","Resource":"*"}').join()}]}`,
    ),
  ],
  [world, ['iam:GenerateCredentialReport', {}], ['iam:GetCredentialReport', {}, root, 20_000]],
  [world, grant, ['iam:DeactivateMFADevice', { UserName: 'maya', SerialNumber: arn('mfa/maya') }, maya]],
  [world, ['iam:GetMFADevice', { UserName: 'maya', SerialNumber: arn('mfa/maya') }]],
  [
    world,
    grant,
    ['sts:AssumeRole', session, maya],
    ['iam:PutRolePolicy', { RoleName: 'open', PolicyName: 'all', PolicyDocument: everything }],
    ['sts:AssumeRole', session, maya],
    [begun, {}],
    ['sts:AssumeRole', { ...session, DurationSeconds: 3601 }],
  ],
  [
    world,
    grant,
    ['iam:PutRolePolicy', { RoleName: 'open', PolicyName: 'all', PolicyDocument: everything }],
    [
      'iam:UpdateAssumeRolePolicy',
      {
        RoleName: 'open',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
        }),
      },
    ],
    ['sts:AssumeRole', { ...session, Tags: [{ Key: 'Team', Value: 'blue' }], TransitiveTagKeys: ['Team'] }, maya],
    [begun, {}],
    ['sts:AssumeRole', { ...session, Tags: [{ Key: 'team', Value: 'red' }] }],
  ],
  [world, grant, ['sts:AssumeRole', { ...session, Policy: statement({ Sid: 'a'.repeat(2100) }) }, maya]],
  [world, ['organizations:DescribeOrganization', {}, maya]],
  [world, ['accessanalyzer:ListAnalyzers', {}, maya]],
  [
    full({ users: [{ name: 'maya', accessKeys: [{ id: 'AKIAMAYAMAYAMAYA0001' }] }], buckets: [{ name: 'logs' }] }),
    ['s3:ListObjectsV2', { Bucket: 'logs' }, maya],
  ],
  [world, ['ec2:StopInstances', { InstanceIds: ['i-0123456789abcdef0'] }, maya]],
];

function refusalOf([start, ...steps]: (typeof situations)[number]): string {
  let sandbox = start;
  let caller: Caller = root;
  let last = '';
  let credentials: JsonObject = {};
  for (const [line, input, as, seconds = 1] of steps) {
    if (line === begun) {
      caller = {
        type: 'accessKey',
        accessKeyId: String(credentials.AccessKeyId),
        sessionToken: String(credentials.SessionToken),
      };
      continue;
    }
    const [service = '', operation = ''] = line.split(':');
    const time = sandbox.clock + seconds * 1000;
    const applied = apply(sandbox, { service, operation, input, caller: as ?? caller, time });
    sandbox = applied.sandbox;
    const { outcome } = applied;
    if (outcome.ok) credentials = Object(outcome.output.Credentials);
    last = outcome.ok ? `${line} succeeded` : `${outcome.error.code} ${outcome.error.status}: ${outcome.error.message}`;
  }
  return last;
}

/** Messages that no call of the account gives, with the reason. */
const elsewhere: Readonly<Record<string, string>> = {
  'auth.bad-signature': 'signatures are checked where requests come in by HTTP',
  'auth.incomplete': 'likewise',
  'auth.throttled': 'the sandbox throttles nobody',
  'query.index-zero': 'lists of the query protocol are read where requests come in by HTTP',
  'query.index-negative': 'likewise',
  'query.index-double': 'likewise',
  'query.index-sparse': 'likewise',
  'query.list-expected': 'likewise',
  'quota.CertificatesPerUser': 'signing certificates are not carried out',
  'password.generic': 'the older text of password.classes',
  'sts.region': 'every Region is active',
};

/** Messages of other services stand with their operations. */
const otherServices = /^(org|aa)\.|^denied\.organizations-short$/;

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '.*');
const patternOf = ({ code, status, message }: Message): RegExp =>
  new RegExp(`^${escaped(code)} ${status}: ${message === null ? '' : `${escaped(message)}$`}`, 's');

describe('what AWS answers to failing calls', () => {
  const given = [
    ...goldenCases.flatMap(({ errors }) => errors.map(({ error }) => error)),
    ...situations.map(refusalOf),
  ];
  const own = messages.filter(({ id }) => !otherServices.test(id));

  it.each(own.filter(({ id }) => !(id in elsewhere)).map((message) => [message.id, message] as const))(
    '%s is answered by some call',
    (_id, message) => {
      expect(given.some((one) => patternOf(message).test(one))).toBe(true);
    },
  );

  it('is left out where the sandbox has no such thing', () => {
    const known = new Set(messages.map(({ id }) => id));
    expect(Object.keys(elsewhere).filter((id) => !known.has(id))).toEqual([]);
    const answered = own.filter(({ id }) => id in elsewhere);
    expect(answered.filter((message) => given.some((one) => patternOf(message).test(one)))).toEqual([]);
    console.log(`messages: ${own.length - answered.length} answered, ${answered.length} elsewhere`);
  });

  it('has no situation that succeeds', () => {
    expect(given.filter((one) => one.endsWith('succeeded'))).toEqual([]);
  });
});
