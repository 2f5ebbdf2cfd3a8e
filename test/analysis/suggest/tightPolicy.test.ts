import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../../src/analysis/documents/comparePolicies.ts';
import { narrowed } from '../../../src/analysis/suggest/need.ts';
import { tightPolicy } from '../../../src/analysis/suggest/tightPolicy.ts';
import type { Policy } from '../../../src/policy/document.ts';
import { policy, published } from '../world.ts';

const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

/** Each statement as `actions on resources`. */
function told({ statements }: Policy): string[] {
  return statements.map(
    ({ action, resource }) => `${action.patterns.join(', ')} on ${resource?.patterns.join(', ') ?? ''}`,
  );
}

describe('a tight policy', () => {
  it('splits actions by the resources that they can meet', () => {
    const mixed = policy(allow(['s3:ListBucket', 's3:GetObject'], ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*']));
    expect(told(tightPolicy([mixed], 2))).toEqual([
      's3:ListBucket on arn:aws:s3:::logs',
      's3:GetObject on arn:aws:s3:::logs/*',
    ]);
  });

  it('keeps them together where that would take too many statements', () => {
    const mixed = policy(allow(['s3:ListBucket', 's3:GetObject'], ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*']));
    expect(tightPolicy([mixed]).statements).toHaveLength(1);
  });

  it('puts actions on the same resources together', () => {
    const apart = policy(
      allow('sqs:SendMessage', 'arn:aws:sqs:*:*:q'),
      allow('sqs:ReceiveMessage', 'arn:aws:sqs:*:*:q'),
    );
    expect(told(tightPolicy([apart]))).toEqual(['sqs:ReceiveMessage, sqs:SendMessage on arn:aws:sqs:*:*:q']);
  });

  it('writes a wildcard where it is exact', () => {
    const long = policy(allow(['ec2:DescribeA*', 'ec2:DescribeB*', 'ec2:Describe*']));
    expect(told(tightPolicy([long]))).toEqual(['ec2:Describe* on *']);
  });

  it('lists actions where a wildcard would allow more', () => {
    const some = policy(allow(['ec2:StartInstances', 'ec2:StopInstances', 'ec2:RebootInstances']));
    expect(told(tightPolicy([some]))).toEqual(['ec2:RebootInstances, ec2:StartInstances, ec2:StopInstances on *']);
  });

  it('leaves out what another statement allows already', () => {
    const twice = policy(allow('s3:GetObject', 'arn:aws:s3:::logs/*'), allow('s3:GetObject', 'arn:aws:s3:::logs/a/*'));
    expect(told(tightPolicy([twice]))).toEqual(['s3:GetObject on arn:aws:s3:::logs/*']);
  });

  it('keeps conditions', () => {
    const conditions = { Condition: { StringEquals: { 'aws:ResourceTag/env': 'dev' } } };
    const [statement] = tightPolicy([policy(allow('ec2:StartInstances', '*', conditions))]).statements;
    expect(statement?.conditions).toMatchObject([
      { operator: 'StringEquals', key: 'aws:ResourceTag/env', values: ['dev'] },
    ]);
  });

  it('gives every statement a name of its own', () => {
    const twice = policy(
      allow('ec2:RunInstances', 'arn:aws:ec2:*:*:subnet/*'),
      allow('ec2:RunInstances', 'arn:aws:ec2:*:*:instance/*', {
        Condition: { StringEquals: { 'aws:RequestTag/a': 'b' } },
      }),
    );
    expect(tightPolicy([twice]).statements.map(({ sid }) => sid)).toEqual(['RunInstances', 'RunInstances2']);
  });

  it.each([
    'AmazonS3ReadOnlyAccess',
    'AmazonSQSFullAccess',
    'service-role/AWSLambdaBasicExecutionRole',
    'AmazonDynamoDBReadOnlyAccess',
  ])('allows just what %s allows', (name) => {
    const tight = tightPolicy([published(name)]);
    const sides = { kind: 'identity', principal: null, boundary: null, scps: [] } as const;
    const compared = comparePolicies({ ...sides, granted: [tight], needed: [published(name)] });
    expect([compared.excess, compared.missing]).toEqual([[], []]);
    expect(tight.statements.length).toBeLessThanOrEqual(published(name).statements.length * 1.5);
  });

  it('keeps denials as they are', () => {
    const denied = policy(allow('s3:*'), { ...allow('s3:Delete*'), Effect: 'Deny' });
    expect(told(tightPolicy([denied]))).toEqual(['s3:* on *', 's3:Delete* on *']);
  });
});

describe('a policy cut down to needs', () => {
  const start = { action: 'ec2:StartInstances', resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1' };

  it('loses the actions and resources that nothing needs', () => {
    const wide = policy(
      allow(['ec2:StartInstances', 'ec2:StopInstances'], ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:volume/*']),
    );
    expect(narrowed([wide], [start]).flatMap(told)).toEqual([
      'ec2:StartInstances on arn:aws:ec2:eu-west-1:111122223333:instance/*',
    ]);
  });

  it('has the type of the needed resource in place of every resource', () => {
    expect(narrowed([policy(allow('ec2:StartInstances'))], [start]).flatMap(told)).toEqual([
      'ec2:StartInstances on arn:aws:ec2:eu-west-1:111122223333:instance/*',
    ]);
  });

  it('keeps the star in the Region where several are needed', () => {
    const elsewhere = { ...start, resource: start.resource.replace('eu-west-1', 'us-east-1') };
    const wide = policy(allow('ec2:StartInstances', 'arn:aws:ec2:*:*:instance/*'));
    expect(narrowed([wide], [start, elsewhere]).flatMap(told)).toEqual([
      'ec2:StartInstances on arn:aws:ec2:*:111122223333:instance/*',
    ]);
  });

  it('keeps names and what lies below them', () => {
    const wide = policy(allow('s3:GetObject', 'arn:aws:s3:::logs/app/*'));
    const need = { action: 's3:GetObject', resource: 'arn:aws:s3:::logs/app/2026/a.log' };
    expect(narrowed([wide], [need]).flatMap(told)).toEqual(['s3:GetObject on arn:aws:s3:::logs/app/*']);
  });

  it('keeps every resource for actions that have none', () => {
    const need = { action: 'ec2:DescribeInstances', resource: '*' };
    expect(narrowed([policy(allow('ec2:Describe*'))], [need]).flatMap(told)).toEqual(['ec2:Describe* on *']);
  });
});
