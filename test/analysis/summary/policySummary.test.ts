import { describe, expect, it } from 'vitest';
import { wayWords } from '../../../src/analysis/summary/grantWay.ts';
import { policyChange } from '../../../src/analysis/summary/policyChange.ts';
import { type PolicySummary, policySummary } from '../../../src/analysis/summary/policySummary.ts';
import { summarySentence } from '../../../src/analysis/summary/summarySentence.ts';
import { readPolicy } from '../../../src/policy/parse.ts';
import type { PolicyKind } from '../../../src/policy/policyKind.ts';
import { published } from '../world.ts';

const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const deny = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});

function summaryOf(statements: readonly object[], kind: PolicyKind = 'identity'): PolicySummary {
  const { policy, faults } = readPolicy({ Version: '2012-10-17', Statement: statements }, kind);
  if (!policy) throw new Error(JSON.stringify(faults));
  return policySummary([policy], kind);
}

/** Each grant as `service: what, how`. */
function told(...statements: readonly object[]): string[] {
  return grantsOf(summaryOf(statements));
}

function grantsOf({ services }: PolicySummary): string[] {
  return services.flatMap(({ service, grants }) =>
    grants.map(({ says, ways }) => `${service}: ${says}, ${ways.map(wayWords).join('; or ')}`),
  );
}

const condition = (Condition: object) => ({ Condition });

describe('what a policy means', () => {
  it('is everything except deleting where deleting is denied', () => {
    expect(told(allow('s3:*'), deny('s3:Delete*'))).toEqual([
      's3: everything except deleting (s3:Delete*), on every resource',
    ]);
  });

  it('is the same whether NotAction or a Deny leaves an action out', () => {
    const written = told({ Effect: 'Allow', NotAction: 'sqs:PurgeQueue', Resource: 'arn:aws:sqs:*:*:*' });
    expect(written.filter((line) => line.startsWith('sqs:'))).toEqual(
      told(allow('sqs:*', 'arn:aws:sqs:*:*:*'), deny('sqs:PurgeQueue')),
    );
  });

  it('leaves out resources that no action of the grant can meet', () => {
    expect(told(allow('s3:GetObject', ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*']))).toEqual([
      's3: s3:GetObject, on arn:aws:s3:::logs/*',
    ]);
  });

  it('tells resources that a Deny takes away from a wider Allow', () => {
    expect(
      told(allow('s3:GetObject', 'arn:aws:s3:::logs/*'), deny('s3:GetObject', 'arn:aws:s3:::logs/secret/*')),
    ).toEqual(['s3: s3:GetObject, on arn:aws:s3:::logs/* but arn:aws:s3:::logs/secret/*']);
  });

  it('does not speak of a Deny that meets nothing allowed', () => {
    const [grant] =
      summaryOf([allow('s3:GetObject', 'arn:aws:s3:::logs/*'), deny('s3:GetObject', 'arn:aws:s3:::other/*')])
        .services[0]?.grants ?? [];
    expect(grant?.ways).toEqual([
      { who: null, resources: ['arn:aws:s3:::logs/*'], notResources: [], conditions: [], exceptions: [] },
    ]);
  });

  it('tells an exception once for all actions, also those that could never meet it', () => {
    expect(told(allow('sqs:*'), deny('sqs:*', 'arn:aws:sqs:*:*:prod-*'))).toEqual([
      'sqs: everything, on every resource but arn:aws:sqs:*:*:prod-*',
    ]);
    expect(told(allow('s3:*'), deny('s3:*', 'arn:aws:s3:::reports/*'))).toEqual([
      's3: everything, on every resource but arn:aws:s3:::reports/*',
    ]);
  });

  it('does not tell it of actions that the Deny leaves alone', () => {
    const send = told(allow(['sqs:SendMessage', 'sqs:PurgeQueue']), deny('sqs:PurgeQueue', 'arn:aws:sqs:*:*:prod-*'));
    expect([...send].reverse()).toEqual([
      'sqs: sqs:SendMessage, on every resource',
      'sqs: sqs:PurgeQueue, on every resource but arn:aws:sqs:*:*:prod-*',
    ]);
  });

  it('tells two statements that share all resources between them as one', () => {
    const prod = 'arn:aws:sqs:*:*:prod-*';
    const others = { Effect: 'Allow', Action: 'sqs:SendMessage', NotResource: prod };
    expect(told(others, allow('sqs:SendMessage', prod))).toEqual(['sqs: sqs:SendMessage, on every resource']);
  });

  it('tells a Deny of everything else as an Allow of what is left', () => {
    const mine = ['arn:aws:s3:::team/*', 'arn:aws:s3:::shared/*'];
    const others = { Effect: 'Deny', Action: 's3:*', NotResource: mine };
    expect(told(allow('s3:GetObject'), others)).toEqual([
      's3: s3:GetObject, on arn:aws:s3:::team/*, arn:aws:s3:::shared/*',
    ]);
    expect(told(allow('s3:GetObject', 'arn:aws:s3:::*/public/*'), others)).toEqual([
      's3: s3:GetObject, on arn:aws:s3:::*/public/*, only on arn:aws:s3:::team/* or arn:aws:s3:::shared/*',
    ]);
  });

  it('tells a Deny under several conditions by what is left: one of the opposites', () => {
    const regions = deny(
      'sqs:*',
      '*',
      condition({
        StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' },
        ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/BreakGlass' },
      }),
    );
    expect(told(allow('sqs:SendMessage'), regions)).toEqual([
      'sqs: sqs:SendMessage, on every resource, only either in eu-west-1, or for callers who are arn:aws:iam::*:role/BreakGlass',
    ]);
  });

  it('tells a Deny without MFA as an Allow with MFA', () => {
    const lock = deny('*', '*', condition({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }));
    expect(told(allow('sqs:SendMessage'), lock)).toEqual(['sqs: sqs:SendMessage, on every resource, only with MFA']);
    const direct = allow('sqs:SendMessage', '*', condition({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }));
    expect(told(direct)).toEqual(['sqs: sqs:SendMessage, on every resource, only with MFA']);
  });

  it('names the gap of a Deny with Bool: requests that say nothing of MFA', () => {
    const lock = deny('*', '*', condition({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }));
    expect(told(allow('sqs:SendMessage'), lock)[0]).toContain('or where the request says nothing of MFA');
  });

  it('tells a Deny outside a Region as an Allow in it', () => {
    const lock = deny('*', '*', condition({ StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }));
    expect(told(allow('ec2:DescribeInstances'), lock)).toEqual([
      'ec2: ec2:DescribeInstances, on every resource, only in eu-west-1',
    ]);
  });

  it('takes two statements on the same actions as two ways', () => {
    const statements = [
      allow('s3:GetObject', 'arn:aws:s3:::a/*'),
      allow('s3:GetObject', 'arn:aws:s3:::b/*', condition({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })),
    ];
    expect(told(...statements)).toEqual([
      's3: s3:GetObject, on arn:aws:s3:::a/*; or on arn:aws:s3:::b/*, only from 203.0.113.0/24',
    ]);
  });

  it('counts actions by access level', () => {
    const [service] = summaryOf([allow('sqs:*')]).services;
    expect(service?.granted).toBe(service?.all);
    expect(service?.levels.Write.granted).toBe(service?.levels.Write.all);
    const [reading] = summaryOf([allow(['sqs:ListQueues', 'sqs:GetQueueUrl'])]).services;
    expect(reading?.levels).toMatchObject({ Write: { granted: 0 }, Tagging: { granted: 0 } });
  });

  it('is everything in AWS for AdministratorAccess', () => {
    expect(summarySentence(policySummary([published('AdministratorAccess')], 'identity'))).toBe(
      'All of AWS: everything, on every resource.',
    );
  });

  it('is nothing where everything is denied', () => {
    const summary = summaryOf([allow('s3:*'), deny('*')]);
    expect(summary.services).toEqual([]);
    expect(summarySentence(summary)).toBe('Nothing is allowed; some things are denied.');
  });

  it('tells what never is allowed, also where nothing is', () => {
    const { denials } = summaryOf([deny('s3:Delete*', 'arn:aws:s3:::logs/*')]);
    expect(denials).toMatchObject([{ statement: 0, resources: ['arn:aws:s3:::logs/*'], conditions: [] }]);
    expect(denials[0]?.says).toContain('s3:DeleteObject');
  });

  it('adds up several policies of one principal', () => {
    const read = (...statements: readonly object[]) => {
      const { policy } = readPolicy({ Version: '2012-10-17', Statement: statements });
      if (!policy) throw new Error('no policy');
      return policy;
    };
    const summary = policySummary([read(allow('s3:*')), read(deny('s3:Delete*'))], 'identity');
    expect(grantsOf(summary)).toEqual(['s3: everything except deleting (s3:Delete*), on every resource']);
    expect(summary.denials).toMatchObject([{ policy: 1, statement: 0 }]);
  });
});

describe('what is dangerous in a policy', () => {
  const kindsIn = (...statements: readonly object[]) => summaryOf(statements).dangerous.map(({ kind }) => kind);

  it('is role passing, credentials and the changing of permissions, the worst first', () => {
    expect(kindsIn(allow(['s3:PutBucketPolicy', 'iam:CreateAccessKey', 'iam:PassRole', 'kms:Decrypt']))).toEqual([
      'role passing',
      'credentials',
      'permissions management',
      'secrets',
    ]);
  });

  it('is told with the conditions under which it is allowed', () => {
    const [passing] = summaryOf([
      allow('iam:PassRole', '*', condition({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } })),
    ]).dangerous;
    expect(passing?.ways.map(wayWords)).toEqual(['on every resource, only to hand a role to ec2.amazonaws.com']);
  });

  it('is nothing in a policy that only lists', () => {
    expect(kindsIn(allow('ec2:Describe*'))).toEqual([]);
  });

  it('is not what a Deny takes away', () => {
    expect(kindsIn(allow('iam:*'), deny('iam:*'))).toEqual([]);
  });
});

describe('statements without any effect', () => {
  const dead = (...statements: readonly object[]) =>
    summaryOf(statements).dead.map(({ statement, why, pattern }) => [statement, pattern, why]);

  it('are those whose resources are none of their actions', () => {
    expect(dead(allow('s3:ListBucket', 'arn:aws:s3:::logs/*'))).toEqual([
      [0, null, 'none of its actions works on these resources'],
    ]);
  });

  it('are those that a wider statement repeats', () => {
    expect(dead(allow('s3:Get*'), allow('s3:GetObject', 'arn:aws:s3:::logs/*'))).toEqual([
      [1, null, 'other statements allow all of it already'],
    ]);
  });

  it('keep one of two statements that are the same', () => {
    expect(dead(allow('s3:GetObject'), allow('s3:GetObject'))).toHaveLength(1);
  });

  it('are those that a Deny takes away whole, which is named', () => {
    expect(dead(allow('s3:DeleteObject'), { ...deny('s3:*'), Sid: 'NoStorage' })).toEqual([
      [0, null, '`NoStorage` denies all of it'],
    ]);
  });

  it('are those whose conditions no request meets', () => {
    const never = condition({ StringEquals: { 'aws:RequestedRegion': 'eu-west-1', 'ec2:Region': 'us-east-1' } });
    expect(dead(allow('ec2:RunInstances', '*', never))).toEqual([[0, null, 'no request meets its conditions']]);
  });

  it('are single actions of a statement, too', () => {
    expect(dead(allow(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::logs/*'))).toMatchObject([
      [0, 's3:ListBucket', expect.any(String)],
    ]);
  });

  it('are named where the catalogue does not know the actions', () => {
    const summary = summaryOf([allow('s3:GetObject'), allow('s3:ReadObject')]);
    expect(summary.unknownActions).toEqual(['s3:ReadObject']);
    expect(summary.dead).toMatchObject([{ statement: 1, why: 'its actions are not in the catalogue of AWS actions' }]);
  });
});

describe('calls that need several types of resources at once', () => {
  const part = (type: string, more: object = {}) => allow('ec2:RunInstances', `arn:aws:ec2:*:*:${type}/*`, more);
  const small = condition({ StringEquals: { 'ec2:InstanceType': 't3.micro' } });
  const rest = allow('ec2:RunInstances', [
    'arn:aws:ec2:*::image/*',
    ...['subnet', 'network-interface', 'security-group'].map((type) => `arn:aws:ec2:*:*:${type}/*`),
  ]);

  it('are told where different statements allow the types', () => {
    const summary = summaryOf([part('instance', small), rest]);
    expect(grantsOf(summary)).toEqual([
      'ec2: ec2:RunInstances, on arn:aws:ec2:*:*:instance/*, only when ec2:InstanceType equals t3.micro; or on ' +
        ['arn:aws:ec2:*::image/*', 'subnet/*', 'network-interface/*', 'security-group/*']
          .map((name) => (name.startsWith('arn:') ? name : `arn:aws:ec2:*:*:${name}`))
          .join(', '),
    ]);
    expect(summary).toMatchObject({ dead: [], partial: [] });
  });

  it('are told with what is missing where no statement allows some of the types', () => {
    const summary = summaryOf([part('instance'), part('subnet')]);
    expect(summary.services.map(({ service, granted }) => [service, granted])).toEqual([['ec2', 1]]);
    expect(summary).toMatchObject({
      dead: [],
      partial: [{ actions: ['ec2:RunInstances'], lacks: ['ec2:image', 'ec2:network-interface', 'ec2:security-group'] }],
    });
  });

  it('have no statement that is dead because it allows but one of the types', () => {
    const each = ['instance', 'subnet', 'network-interface', 'security-group', 'volume'].map((type) => part(type));
    expect(summaryOf([...each, allow('ec2:RunInstances', 'arn:aws:ec2:*::image/*')]).dead).toEqual([]);
    expect(summaryOf([part('instance'), deny('ec2:RunInstances', 'arn:aws:ec2:*:*:subnet/*')])).toMatchObject({
      dead: [],
      partial: [{ lacks: ['ec2:image', 'ec2:network-interface', 'ec2:security-group', 'ec2:subnet'] }],
    });
  });

  it('are told of every service', () => {
    const summary = summaryOf([
      allow('ecs:RunTask', 'arn:aws:ecs:*:*:task-definition/*'),
      allow('ec2:AttachVolume', 'arn:aws:ec2:*:*:volume/*'),
      allow('rds:CreateDBInstance', 'arn:aws:rds:*:*:db:*'),
    ]);
    expect(summary.services.map(({ service }) => service)).toEqual(['ec2', 'ecs', 'rds']);
    expect(summary.partial).toContainEqual({ actions: ['ec2:AttachVolume'], lacks: ['ec2:instance'] });
    expect(summary.dead).toEqual([]);
  });
});

describe('policies that name who', () => {
  it('tell the principals of a bucket policy', () => {
    const summary = summaryOf(
      [
        { ...allow('s3:GetObject', 'arn:aws:s3:::b/*'), Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } },
        {
          ...deny(
            's3:*',
            ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
            condition({ Bool: { 'aws:SecureTransport': 'false' } }),
          ),
          Principal: '*',
        },
      ],
      'resource',
    );
    expect(grantsOf(summary)).toEqual([
      's3: s3:GetObject, by arn:aws:iam::111122223333:role/app, on arn:aws:s3:::b/*, only over TLS',
    ]);
  });

  it('tell who may become a role', () => {
    const trust = {
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    };
    expect(grantsOf(summaryOf([trust], 'trust'))).toEqual(['sts: sts:AssumeRole, by the service ec2.amazonaws.com']);
  });

  it('tell of everybody that it is anybody', () => {
    const open = { ...allow('s3:GetObject', 'arn:aws:s3:::b/*'), Principal: '*' };
    expect(grantsOf(summaryOf([open], 'resource'))).toEqual(['s3: s3:GetObject, by anybody, on arn:aws:s3:::b/*']);
  });
});

describe('a sentence about policies that were not looked at in full', () => {
  it('does not say that nothing is allowed', () => {
    const summary = { services: [], denials: [], kind: 'identity' as const };
    expect(summarySentence({ ...summary, complete: true })).toBe('Nothing is allowed.');
    expect(summarySentence({ ...summary, complete: false })).toContain('not everything was looked at');
  });
});

describe('policies that limit', () => {
  it('say that denials alone leave the rest to others', () => {
    const rcp = summaryOf([{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }], 'rcp');
    expect(summarySentence(rcp)).toContain('It only denies; RCPFullAWSAccess');
    expect(summarySentence(summaryOf([deny('s3:*')], 'scp'))).toContain('It only denies');
    expect(summarySentence(summaryOf([deny('s3:*')]))).toBe('Nothing is allowed; some things are denied.');
  });

  it('are not dangerous: they grant nothing', () => {
    expect(summaryOf([allow('iam:*')], 'scp').dangerous).toEqual([]);
    expect(summaryOf([allow('iam:*')]).dangerous.length).toBeGreaterThan(0);
  });

  it('differ in what they deny', () => {
    const of = (Action: string[]) => {
      const { policy } = readPolicy({ Version: '2012-10-17', Statement: [deny(Action)] }, 'scp');
      if (!policy) throw new Error('no policy');
      return policy;
    };
    const [wide, narrow] = [of(['sqs:SendMessage', 'sqs:PurgeQueue']), of(['sqs:PurgeQueue'])];
    const { gained, lost } = policyChange([wide], [narrow], 'scp');
    expect(gained.map(({ actions }) => actions)).toEqual([['sqs:SendMessage']]);
    expect(lost).toEqual([]);
  });
});

describe('resource policies that let the world in', () => {
  const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::site/*' };

  it('are dangerous, unless a condition ties them to somebody known', () => {
    const [danger] = summaryOf([open], 'resource').dangerous;
    expect(danger).toMatchObject({ kind: 'public access', actions: ['s3:GetObject'] });
    const tied = { ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } };
    expect(summaryOf([tied], 'resource').dangerous.map(({ kind }) => kind)).not.toContain('public access');
  });

  it('name an account that is excepted without more words', () => {
    const except = { ...deny('s3:GetObject', 'arn:aws:s3:::site/*'), NotPrincipal: { AWS: '111122223333' } };
    expect(summaryOf([open, except], 'resource').denials[0]?.who).toBe('everybody but account 111122223333');
  });
});
