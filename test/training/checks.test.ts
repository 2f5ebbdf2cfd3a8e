import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/training/report.ts';
import { runCommands } from '../../src/training/runCommands.ts';
import { smallScenario, withChecks } from './smallScenario.ts';

const none = () => undefined;

/** Results of checks after some commands, in order. */
function results(commands: string, ...checks: readonly string[]): readonly CheckResult[] {
  const { report } = runCommands(withChecks(...checks), 0, commands, none);
  const broken = report.commands.filter(({ ok }) => !ok);
  expect(broken).toEqual([]);
  return report.tasks.find(({ id }) => id === 'read')?.checks ?? [];
}

const statusOf = (commands: string, ...checks: readonly string[]) =>
  results(commands, ...checks).map(({ status }) => status);

const inline = (user: string, ...statements: readonly object[]) =>
  `aws iam put-user-policy --user-name ${user} --policy-name p --policy-document '${JSON.stringify({ Version: '2012-10-17', Statement: statements })}'`;
const allow = (Action: string, Resource: string, Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});
const role = (name: string, principal: object, condition?: object) =>
  `aws iam create-role --role-name ${name} --assume-role-policy-document '${JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: principal,
        Action: 'sts:AssumeRole',
        ...(condition ? { Condition: condition } : {}),
      },
    ],
  })}'`;

describe('allow and deny', () => {
  it('carry the request, the deciding statement and the walk', () => {
    const [check] = results(
      inline('maya', allow('s3:GetObject', '*')),
      '{ allow: { as: user/maya, action: s3:GetObject, on: "{bucket}/logo.png" } }',
    );
    expect(check).toMatchObject({
      status: 'passed',
      evidence: {
        request: {
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::larkspur-assets/logo.png',
          context: { 'aws:SourceIp': '203.0.113.10', 'aws:SecureTransport': 'true' },
        },
        decision: 'allowed',
        decidedBy: 'identity',
        statements: [{ effect: 'Allow', statement: 0 }],
      },
    });
    expect(JSON.stringify(check?.evidence)).toContain('"walk":["');
  });

  it('say why a check fails, with the reason of its author', () => {
    const [check] = results(
      inline('maya', allow('s3:*', '*')),
      '{ deny: { as: user/maya, action: s3:DeleteBucket, on: "{bucket}" }, because: it is the only copy }',
    );
    expect(check?.message).toBe(
      'user/maya, s3:DeleteBucket on larkspur-assets: Allowed: an identity policy allows it and nothing denies it; it is the only copy',
    );
  });

  it('come from another address, with MFA, later, with keys and without', () => {
    const policy = inline(
      'maya',
      allow('s3:GetObject', '*', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
      allow('s3:PutObject', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      allow('s3:DeleteObject', '*', { DateGreaterThan: { 'aws:CurrentTime': '2026-12-01T00:00:00Z' } }),
      allow('s3:ListBucket', '*', { StringEquals: { 's3:prefix': 'a/' } }),
      allow('s3:GetBucketLocation', '*', { Null: { 'aws:SourceIp': 'true' } }),
    );
    const ask = (kind: string, action: string, more: string) =>
      `{ ${kind}: { as: user/maya, action: ${action}, on: "{bucket}${action.endsWith('Object') ? '/x' : ''}"${more}`;
    expect(
      statusOf(
        policy,
        `${ask('allow', 's3:GetObject', ' }')}, from: 198.51.100.7 }`,
        `${ask('deny', 's3:GetObject', ' }')} }`,
        `${ask('allow', 's3:PutObject', ' }')}, mfa: true }`,
        `${ask('deny', 's3:PutObject', ' }')} }`,
        `${ask('allow', 's3:DeleteObject', ' }')}, after: P8D }`,
        `${ask('deny', 's3:DeleteObject', ' }')} }`,
        `${ask('allow', 's3:ListBucket', ', context: { "s3:prefix": a/ } }')} }`,
        `${ask('deny', 's3:ListBucket', ' }')} }`,
        `${ask('allow', 's3:GetBucketLocation', ', without: ["aws:SourceIp"] }')} }`,
      ),
    ).toEqual(Array.from({ length: 9 }, () => 'passed'));
  });

  it('ask every member of a group and a new one', () => {
    const commands = [
      'aws iam create-group --group-name Readers',
      'aws iam add-user-to-group --group-name Readers --user-name maya',
      inline('maya', allow('s3:GetObject', '*')),
    ].join('\n');
    const check = '{ allow: { as: group/Readers, action: s3:GetObject, on: "{bucket}/logo.png" } }';
    expect(statusOf(commands, check)).toEqual(['failed']);
    const document = JSON.stringify({ Version: '2012-10-17', Statement: [allow('s3:GetObject', '*')] });
    expect(
      statusOf(
        `${commands}\naws iam put-group-policy --group-name Readers --policy-name p --policy-document '${document}'`,
        check,
      ),
    ).toEqual(['passed']);
  });

  it('prove nothing about who does not exist', () => {
    expect(
      statusOf(
        '',
        '{ deny: { as: role/ghost, action: "s3:ListAllMyBuckets" } }',
        '{ allow: { as: role/ghost, action: "s3:ListAllMyBuckets" } }',
        '{ deny: { as: key/AKIAIOSFODNN7EXAMPLE, action: "s3:ListAllMyBuckets" } }',
      ),
    ).toEqual(['skipped', 'failed', 'passed']);
    expect(
      statusOf(
        'aws iam list-access-keys --user-name maya --query "AccessKeyMetadata[0].AccessKeyId" --output text',
        '{ deny: { as: user/maya, action: "s3:ListAllMyBuckets" } }',
      ),
    ).toEqual(['passed']);
  });

  it('go through roles that may be assumed, one after the other', () => {
    const read = JSON.stringify({ Version: '2012-10-17', Statement: [allow('s3:GetObject', '*')] });
    const onward = JSON.stringify({ Version: '2012-10-17', Statement: [allow('sts:AssumeRole', '*')] });
    const commands = [
      role('first', { AWS: 'arn:aws:iam::111122223333:user/maya' }, { StringEquals: { 'sts:ExternalId': 'k1' } }),
      role('second', { AWS: 'arn:aws:iam::111122223333:role/first' }),
      `aws iam put-role-policy --role-name first --policy-name p --policy-document '${onward}'`,
      `aws iam put-role-policy --role-name second --policy-name p --policy-document '${read}'`,
    ].join('\n');
    const probe = (kind: string, id: string, through: string) =>
      `{ ${kind}: { as: user/maya, action: s3:GetObject, on: "{bucket}/logo.png", context: { "sts:ExternalId": ${id} } }${through} }`;
    // The second role asks for no external id, so that only the way to the first one hangs on it.
    expect(
      statusOf(
        commands,
        probe('allow', 'k1', ', through: any'),
        probe('deny', 'k2', ', through: any'),
        probe('deny', 'k1', ''),
      ),
    ).toEqual(['passed', 'passed', 'passed']);
  });

  it('find an entity by its name wherever its path puts it', () => {
    const trust = (path: string) => `${role('app', { Service: 'ec2.amazonaws.com' })} --path ${path}`;
    const check = '{ allow: { as: service/ec2.amazonaws.com, action: sts:AssumeRole, on: role/app } }';
    expect(statusOf(trust('/'), check)).toEqual(['passed']);
    expect(statusOf(trust('/machines/'), check)).toEqual(['passed']);
    expect(statusOf('', check)).toEqual(['failed']);
  });

  it('ask services and strangers about trust', () => {
    const check = (as: string, kind: string) =>
      `{ ${kind}: { as: ${as}, action: sts:AssumeRole, on: "arn:aws:iam::111122223333:role/app" } }`;
    expect(
      statusOf(
        role('app', { Service: 'ec2.amazonaws.com' }),
        check('service/ec2.amazonaws.com', 'allow'),
        check('service/lambda.amazonaws.com', 'deny'),
        check('"arn:aws:iam::999988887777:user/eve"', 'deny'),
      ),
    ).toEqual(['passed', 'passed', 'passed']);
  });
});

describe('deny for others', () => {
  const trusting = (principal: object, condition?: object) => role('app', principal, condition);
  const onlyEc2 =
    '{ deny: { as: others, except: [service/ec2.amazonaws.com], action: "sts:AssumeRole", on: role/app } }';
  const ec2 = 'ec2.amazonaws.com';

  it.each<[string, object, string]>([
    ['the service alone', { Service: ec2 }, 'passed'],
    ['another service too', { Service: [ec2, 'ecs-tasks.amazonaws.com'] }, 'ecs-tasks.amazonaws.com is let in'],
    ['a user by name', { Service: ec2, AWS: 'arn:aws:iam::111122223333:user/maya' }, 'user/maya is let in'],
    ['the account, where an administrator may', { Service: ec2, AWS: '111122223333' }, 'user/priya is let in'],
    ['another account', { Service: ec2, AWS: '444455556666' }, 'arn:aws:iam::444455556666:user/somebody is let in'],
    ['everybody', { Service: ec2, AWS: '*' }, '* is let in'],
  ])('finds out about a trust policy for %s', (_, principal, outcome) => {
    const [check] = results(trusting(principal), onlyEc2);
    if (outcome === 'passed') expect(check?.status).toBe('passed');
    else expect(check?.message).toContain(outcome);
  });

  it('finds callers without credentials, and everybody who may by policies of its own', () => {
    const check =
      '{ deny: { as: others, except: [user/maya, group/Admins], action: s3:GetObject, on: "{bucket}/logo.png" } }';
    const open = {
      Version: '2012-10-17',
      Statement: [{ ...allow('s3:GetObject', 'arn:aws:s3:::larkspur-assets/*'), Principal: '*' }],
    };
    const [plain] = results(inline('maya', allow('s3:GetObject', '*')), check);
    expect(plain?.status).toBe('passed');
    expect(
      results(`aws s3api put-bucket-policy --bucket larkspur-assets --policy '${JSON.stringify(open)}'`, check)[0]
        ?.message,
    ).toContain('everybody but user/maya, group/Admins, s3:GetObject on larkspur-assets/logo.png: * is let in');
    const user = `aws iam create-user --user-name eve\n${inline('eve', allow('s3:*', '*'))}`;
    expect(results(user, check)[0]?.message).toContain('arn:aws:iam::111122223333:user/eve is let in');
    const group = [
      'aws iam create-group --group-name Readers',
      'aws iam attach-group-policy --group-name Readers --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    ].join('\n');
    expect(results(group, check)[0]?.message).toContain('user/new-member is let in');
  });

  it('goes through roles where it is asked to', () => {
    const commands = [
      role('reader', { AWS: 'arn:aws:iam::111122223333:user/maya' }),
      `aws iam attach-role-policy --role-name reader --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess`,
    ].join('\n');
    const check = (through: string) =>
      `{ deny: { as: others, except: [user/priya, group/Admins, role/reader], action: s3:GetObject, on: "{bucket}/logo.png" }${through} }`;
    expect(statusOf(commands, check(''), check(', through: any'))).toEqual(['passed', 'failed']);
  });
});

describe('the time of a check', () => {
  const dated = inline(
    'maya',
    allow('s3:GetObject', '*', { DateLessThan: { 'aws:CurrentTime': '2026-12-08T00:00:00Z' } }),
  );
  const at = (kind: string, time: string) =>
    `{ ${kind}: { as: user/maya, action: s3:GetObject, on: "{bucket}/logo.png" }, at: "${time}" }`;

  it('is a moment of the calendar, however long the learner has waited', () => {
    const checks = [at('allow', '2026-12-07T23:59:59Z'), at('deny', '2026-12-08T00:00:00Z')];
    expect(statusOf(dated, ...checks)).toEqual(['passed', 'passed']);
    expect(statusOf(`${dated}\nsleep 2592000`, ...checks)).toEqual(['passed', 'passed']);
  });

  it('goes for calls and for the state too', () => {
    const commands = `${dated}\nsleep 2592000`;
    expect(
      statusOf(
        commands,
        '{ call: { as: maya, line: "aws s3api get-object --bucket {bucket} --key logo.png out" }, at: "2026-12-07T10:00:00Z" }',
        '{ call: { as: maya, line: "aws s3api get-object --bucket {bucket} --key logo.png out", expect: AccessDenied } }',
        '{ state: "AccessKeys[0].AgeDays", equals: 7, at: "2026-12-01T10:00:00Z" }',
      ),
    ).toEqual(['passed', 'passed', 'passed']);
  });
});

describe('claims about all requests', () => {
  it('never: one allowed request breaks it and is shown', () => {
    const never = '{ never: { as: user/maya, actions: ["s3:Delete*"] } }';
    expect(statusOf(inline('maya', allow('s3:Get*', '*')), never)).toEqual(['passed']);
    const [broken] = results(
      inline('maya', allow('s3:*', 'arn:aws:s3:::*-assets/tmp/*', { StringLike: { 'aws:UserAgent': 'robot*' } })),
      never,
    );
    expect(broken?.status).toBe('failed');
    expect(broken?.message).toMatch(/s3:DeleteObject\w* on arn:aws:s3:::\S*-assets\/tmp\/\S* is allowed/);
    expect(broken?.evidence).toMatchObject({ decision: 'allowed' });
  });

  it('never: holds on some resources, or with exceptions', () => {
    const commands = inline('maya', allow('s3:DeleteObject', 'arn:aws:s3:::larkspur-assets/tmp/*'));
    const never = (rest: string) => `{ never: { as: user/maya, actions: ["s3:*"], ${rest} } }`;
    expect(
      statusOf(
        commands,
        never('on: "arn:aws:s3:::larkspur-assets/secret/*"'),
        never('on: "arn:aws:s3:::larkspur-assets/*"'),
        never('except: "arn:aws:s3:::larkspur-assets/tmp/*"'),
      ),
    ).toEqual(['passed', 'failed', 'passed']);
  });

  it('never: may be about sign-ins without MFA alone, or with it', () => {
    const withMfa = inline('maya', allow('s3:DeleteObject', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }));
    const never = '{ never: { as: user/maya, actions: ["s3:Delete*"] }';
    const checks = [`${never} }`, `${never}, mfa: false }`, `${never}, mfa: true }`];
    expect(statusOf(withMfa, ...checks)).toEqual(['failed', 'passed', 'failed']);
    const [, broken] = results(inline('maya', allow('s3:DeleteObject', '*')), ...checks);
    expect(broken?.message).toContain('signed in without MFA');
  });

  it('never, atMost: a role that trusts somebody by name is a way to become it', () => {
    const checks = [
      '{ never: { as: user/maya, actions: ["sts:*"] } }',
      '{ atMost: { as: user/maya, policy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }] } } }',
    ];
    const trusting = role('deploy', { AWS: 'arn:aws:iam::111122223333:user/maya' });
    const [never, atMost] = results(trusting, ...checks);
    expect(never?.message).toContain(
      'user/maya, never sts:*: sts:AssumeRole on arn:aws:iam::111122223333:role/deploy is allowed',
    );
    expect([never?.status, atMost?.status]).toEqual(['failed', 'failed']);
    const account = role('deploy', { AWS: 'arn:aws:iam::111122223333:root' });
    expect(statusOf(account, ...checks)).toEqual(['passed', 'passed']);
  });

  it('atMost: another wording of the same permissions is exact', () => {
    const atMost = (condition: string) =>
      `{ atMost: { as: user/maya, policy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "ec2:StopInstances", Resource: "arn:aws:ec2:*:*:instance/*", Condition: { StringEquals: { ${condition}: dev } } }] } } }`;
    const commands = inline(
      'maya',
      allow('ec2:Stop*', '*', { StringEquals: { 'ec2:ResourceTag/env': ['dev', 'prod'] } }),
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringEquals: { 'ec2:ResourceTag/env': 'prod' } } },
    );
    const [check] = results(commands, atMost('"aws:ResourceTag/env"'));
    expect(check).toMatchObject({ status: 'passed', message: 'user/maya, nothing more than the task needs: exact' });
  });

  it('atMost: a dropped condition costs less than an action that nobody needs', () => {
    const atMost =
      '{ atMost: { as: user/maya, policy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:PutObject", Resource: "arn:aws:s3:::{bucket}/*", Condition: { Bool: { "aws:SecureTransport": "true" } } }] } } }';
    const points = (...statements: readonly object[]) => results(inline('maya', ...statements), atMost)[0]?.points ?? 0;
    const dropped = points(allow('s3:PutObject', 'arn:aws:s3:::larkspur-assets/*'));
    const unneeded = points(allow('s3:PutObject', 'arn:aws:s3:::larkspur-assets/*'), allow('s3:DeleteObject', '*'));
    const everything = points(allow('s3:*', '*'));
    const exact = points(
      allow('s3:PutObject', 'arn:aws:s3:::larkspur-assets/*', { Bool: { 'aws:SecureTransport': 'true' } }),
    );
    expect([exact > dropped, dropped > unneeded, unneeded > everything]).toEqual([true, true, true]);
  });
});

describe('state', () => {
  it.each([
    ['length(UserDetailList)', 'equals: 2', 'passed'],
    ['length(UserDetailList)', 'not: 2', 'failed'],
    ['length(UserDetailList)', 'atLeast: 2', 'passed'],
    ['length(UserDetailList)', 'atMost: 1', 'failed'],
    ['UserDetailList[].UserName', 'contains: maya', 'passed'],
    ['UserDetailList[].UserName', 'lacks: maya', 'failed'],
    ["Resources[?Service=='s3'] | [0].Arn", 'matches: "arn:aws:s3:::*"', 'passed'],
    ['MFADevices', 'empty: true', 'passed'],
    ['length(Nothing.At.All)', 'equals: 0', 'failed'],
  ])('%s %s is %s', (expression, test, status) => {
    expect(statusOf('', `{ state: "${expression}", ${test} }`)).toEqual([status]);
  });

  it('sees the account later', () => {
    const age = (days: number, after: string) => `{ state: "AccessKeys[0].AgeDays", equals: ${days}${after} }`;
    expect(statusOf('', age(0, ''), age(91, ', after: P91D'), age(91, ''))).toEqual(['passed', 'passed', 'failed']);
  });
});

describe('state after commands', () => {
  const when = (...lines: readonly string[]) => `when: [${lines.map((line) => `{ ${line} }`).join(', ')}]`;
  const made = when('line: aws iam create-user --user-name eve', 'line: aws iam create-group --group-name G');

  it('looks at a copy of the account, on which they were sent one after the other', () => {
    expect(
      statusOf(
        '',
        `{ state: "length(UserDetailList)", equals: 3, ${made} }`,
        `{ state: "length(GroupDetailList)", equals: 2, ${made} }`,
        '{ state: "length(UserDetailList)", equals: 2 }',
      ),
    ).toEqual(['passed', 'passed', 'passed']);
  });

  it('asks for each what its sender may do', () => {
    const asMaya = when('as: maya, line: aws iam create-user --user-name eve');
    const [found] = results('', `{ state: "length(UserDetailList)", equals: 2, ${asMaya} }`);
    expect(found?.status).toBe('passed');
    expect(found?.evidence).toMatchObject({ when: [{ as: 'maya', exit: 254 }] });
  });

  it('takes the address from which they are sent', () => {
    const elsewhere = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const policy = inline('maya', allow('iam:CreateUser', '*', elsewhere));
    const check = `{ state: "length(UserDetailList)", equals: 3, ${when('as: maya, line: aws iam create-user --user-name eve')} }`;
    expect(statusOf(policy, check, check.replace(/ }$/, ', from: 198.51.100.7 }'))).toEqual(['failed', 'passed']);
  });

  it('has senders that the scenario knows', () => {
    expect(() =>
      results('', `{ state: "length(UserDetailList)", equals: 2, ${when('as: eve, line: aws s3 ls')} }`),
    ).toThrow('no identity is called `eve`');
  });
});

describe('call', () => {
  it('comes from the address of the check', () => {
    const policy = inline('maya', allow('iam:CreateUser', '*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }));
    const check = '{ call: { as: maya, line: aws iam create-user --user-name eve } }';
    expect(statusOf(policy, check, check.replace(/ }$/, ', from: 198.51.100.7 }'))).toEqual(['passed', 'failed']);
  });

  it('asks what an identity may do, whatever became of its key', () => {
    const key = '$(aws iam list-access-keys --user-name maya --query "AccessKeyMetadata[0].AccessKeyId" --output text)';
    const check = '{ call: { as: maya, line: aws sts get-caller-identity } }';
    const refused = '{ call: { as: maya, line: aws iam create-user --user-name x, expect: AccessDenied } }';
    expect(
      statusOf(`aws iam update-access-key --user-name maya --status Inactive --access-key-id ${key}`, check, refused),
    ).toEqual(['passed', 'passed']);
    const gone = `aws iam delete-access-key --user-name maya --access-key-id ${key}`;
    expect(statusOf(gone, check, refused)).toEqual(['passed', 'passed']);
    expect(statusOf(`${gone}\naws iam delete-user --user-name maya`, check)).toEqual(['failed']);
  });

  it('begins the sessions of identities anew when it is run later', () => {
    const trust =
      '{ Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111122223333" }, Action: "sts:AssumeRole" } }';
    const scenario = smallScenario(
      ['  buckets: [', `  roles: [{ name: ops, trust: ${trust} }]\n  buckets: [`],
      ['identities:\n', 'identities:\n  ops: { as: role/ops }\n'],
      [
        'equals: 0 }',
        'equals: 0 }\n      - { id: late, call: { as: ops, line: aws sts get-caller-identity }, after: P30D }',
      ],
    );
    const { report } = runCommands(scenario, 0, 'sleep 100000', none);
    expect(report.tasks.flatMap(({ checks }) => checks).find(({ id }) => id === 'late')?.status).toBe('passed');
  });

  it('says which permission a command lacks', () => {
    const line = 'aws s3api put-object --bucket {bucket} --key new.png';
    const [check] = results('', `{ call: { as: maya, line: "${line}" }, because: she draws }`);
    expect(check?.message).toBe(
      'maya, `aws s3api put-object --bucket larkspur-assets --key new.png`: AccessDenied instead of ok; s3:PutObject on arn:aws:s3:::larkspur-assets/new.png: Denied: no identity policy allows it; she draws',
    );
  });

  it('sends a whole command on a copy of the account', () => {
    const [made, denied, after] = results(
      '',
      '{ call: { line: aws iam create-user --user-name x } }',
      '{ call: { as: maya, line: aws iam create-user --user-name x, expect: AccessDenied } }',
      '{ state: "length(UserDetailList)", equals: 2 }',
    );
    expect([made?.status, denied?.status, after?.status]).toEqual(['passed', 'passed', 'passed']);
    expect(denied?.evidence).toMatchObject({ found: 'AccessDenied', exit: 254 });
  });
});
