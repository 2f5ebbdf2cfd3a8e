import { describe, expect, it } from 'vitest';
import { policyFromEvents, usedActions } from '../../../src/analysis/suggest/fromEvents.ts';

const names = (...events: Parameters<typeof usedActions>[0][]) =>
  events.flatMap((list) => usedActions(list).map(({ action }) => `${action.service}:${action.name}`));

const statements = (events: Parameters<typeof policyFromEvents>[0], placeholders = false) =>
  policyFromEvents(events, { placeholders }).statements.map(({ action, resource }) => [
    action.patterns,
    resource?.patterns,
  ]);

describe('a policy from events', () => {
  it('names the actions that operations ask for, also where the names differ', () => {
    expect(names([{ service: 's3', operation: 'ListBuckets' }])).toEqual(['s3:ListAllMyBuckets']);
    expect(names([{ service: 'lambda', operation: 'Invoke' }])).toEqual(['lambda:InvokeFunction']);
    expect(names([{ service: 'access-analyzer', operation: 'ListFindingsV2' }])).toEqual([
      'access-analyzer:ListFindings',
    ]);
  });

  it('names what the parameters of a call ask for besides', () => {
    const put = { service: 's3', operation: 'PutObject', parameters: ['Bucket', 'Key', 'ACL'] };
    expect(names([put])).toEqual(['s3:PutObject', 's3:PutObjectAcl']);
  });

  it('knows events that carry another source, an API version or an older name', () => {
    expect(names([{ service: 'monitoring', operation: 'DescribeAlarms' }])).toEqual(['cloudwatch:DescribeAlarms']);
    expect(names([{ service: 'lambda', operation: 'UpdateFunctionCode20150331v2' }])).toEqual([
      'lambda:UpdateFunctionCode',
    ]);
    expect(names([{ service: 'cloudfront', operation: 'CreateDistribution2020_05_31' }])).toEqual([
      'cloudfront:CreateDistribution',
    ]);
    expect(names([{ service: 's3', operation: 'ListObjects' }])).toEqual(['s3:ListBucket']);
    expect(names([{ service: 's3', operation: 'DeleteBucketPublicAccessBlock' }])).toEqual([
      's3:PutBucketPublicAccessBlock',
    ]);
  });

  it('leaves out events of operations without an action', () => {
    expect(names([{ service: 'signin', operation: 'ConsoleLogin' }])).toEqual([]);
  });

  it('has the resources that events name, each action those of its types', () => {
    const [bucket, object] = ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/a'];
    const read = { service: 's3', operation: 'GetObject', resources: [object] };
    const list = { service: 's3', operation: 'ListObjectsV2', resources: [bucket] };
    expect(statements([read, list, read])).toEqual([
      [['s3:GetObject'], [object]],
      [['s3:ListBucket'], [bucket]],
    ]);
  });

  it('has placeholders, where they are wanted, for what events do not tell', () => {
    const read = { service: 'sqs', operation: 'SendMessage' };
    expect(statements([read], true)).toEqual([
      [['sqs:SendMessage'], ['arn:aws:sqs:${Region}:${Account}:${QueueName}']],
    ]);
    expect(statements([read])).toEqual([[['sqs:SendMessage'], ['*']]]);
  });

  it('puts actions on the same resources in one statement', () => {
    const used = ['DescribeInstances', 'DescribeImages', 'DescribeInstances'].map((operation) => ({
      service: 'ec2',
      operation,
    }));
    expect(statements(used)).toEqual([[['ec2:DescribeImages', 'ec2:DescribeInstances'], ['*']]]);
  });

  it('merges many resources below one path, and never gives up a bucket or a type', () => {
    const objects = Array.from({ length: 8 }, (_, at) => `arn:aws:s3:::logs/2026/${at}.gz`);
    const read = (arn: string) => ({ service: 's3', operation: 'GetObject', resources: [arn] });
    expect(statements([...objects, 'arn:aws:s3:::logs/readme'].map(read))).toEqual([
      [['s3:GetObject'], ['arn:aws:s3:::logs/2026/*', 'arn:aws:s3:::logs/readme']],
    ]);
    const days = Array.from({ length: 64 }, (_, at) => `arn:aws:s3:::logs/${at % 8}/${at}.gz`);
    expect(statements(days.map(read))).toEqual([[['s3:GetObject'], ['arn:aws:s3:::logs/*']]]);
    const tables = Array.from({ length: 8 }, (_, at) => `arn:aws:dynamodb:us-east-1:111122223333:table/t${at}`);
    const items = tables.map((arn) => ({ service: 'dynamodb', operation: 'GetItem', resources: [arn] }));
    expect(statements(items)).toEqual([[['dynamodb:GetItem'], tables]]);
  });

  it('covers uses of an action whose events name no resource beside those that do', () => {
    const queue = 'arn:aws:sqs:us-east-1:111122223333:jobs';
    const sent = [
      { service: 'sqs', operation: 'SendMessage', resources: [queue] },
      { service: 'sqs', operation: 'SendMessage' },
    ];
    expect(statements(sent)).toEqual([[['sqs:SendMessage'], ['*']]]);
    expect(statements(sent, true)).toEqual([
      [['sqs:SendMessage'], [queue, 'arn:aws:sqs:${Region}:${Account}:${QueueName}']],
    ]);
  });

  it('gives actions without resources a statement of their own, whatever the event names', () => {
    const bucket = 'arn:aws:s3:::logs';
    const used = [
      { service: 's3', operation: 'ListBuckets', resources: [bucket] },
      { service: 's3', operation: 'ListObjectsV2', resources: [bucket] },
    ];
    expect(statements(used)).toEqual([
      [['s3:ListAllMyBuckets'], ['*']],
      [['s3:ListBucket'], [bucket]],
    ]);
  });
});
