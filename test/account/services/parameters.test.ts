import { expect, it } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { home, partner, trust } from '../larkspur.ts';
import { ServiceLab, textOf } from '../serviceLab.ts';

const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${home}:${rest}`;
const queue = arn('sqs', 'work');
const url = `https://sqs.us-east-1.amazonaws.com/${home}/work`;
const keyArn = arn('kms', 'key/11111111-1111-4111-8111-111111111111');

const lab = () =>
  new ServiceLab({
    roles: [{ name: 'app', trust: trust({ Service: 'lambda.amazonaws.com' }) }],
    buckets: [{ name: 'data' }, { name: 'copies', region: 'eu-west-1' }],
    instances: [{ id: 'i-0a' }, { id: 'i-0b' }, { id: 'i-0c' }],
    resources: [
      {
        arn: queue,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'sns.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: queue,
            },
          ],
        },
      },
      { arn: arn('sns', 'news') },
      { arn: keyArn },
      { arn: arn('secretsmanager', 'secret:db-AbCdEf'), secret: { value: 'first', description: 'The Database' } },
      { arn: arn('secretsmanager', 'secret:api-AbCdEf'), tags: { team: 'blue' }, secret: { value: 'second' } },
      { arn: arn('logs', 'log-group:/app'), logGroup: { streams: { two: ['b'], one: ['a', 'c'] } } },
      { arn: `arn:aws:cloudtrail:eu-west-1:${home}:trail/far`, trail: { bucket: 'data', multiRegion: true } },
      { arn: `arn:aws:cloudtrail:eu-west-1:${home}:trail/local`, trail: { bucket: 'data', multiRegion: false } },
    ],
  });

it('an object keeps what its upload says of it, and a copy takes it over or not', () => {
  const world = lab();
  const about = { ContentType: 'text/plain', Metadata: { team: 'blue' }, StorageClass: 'STANDARD_IA' };
  world.ok('s3:PutObject', { Bucket: 'data', Key: 'a', Body: 'YQ==', Tagging: 'kind=note', ...about });
  expect(world.ok('s3:HeadObject', { Bucket: 'data', Key: 'a' })).toMatchObject(about);
  const copy = { Bucket: 'data', CopySource: 'data/a' };
  world.ok('s3:CopyObject', { ...copy, Key: 'b' });
  expect(world.ok('s3:HeadObject', { Bucket: 'data', Key: 'b' })).toMatchObject({ Metadata: { team: 'blue' } });
  expect(world.ok('s3:HeadObject', { Bucket: 'data', Key: 'b' })).not.toHaveProperty('StorageClass');
  world.ok('s3:CopyObject', {
    ...copy,
    Key: 'c',
    MetadataDirective: 'REPLACE',
    Metadata: { team: 'red' },
    TaggingDirective: 'REPLACE',
    Tagging: 'kind=copy',
  });
  expect(world.ok('s3:HeadObject', { Bucket: 'data', Key: 'c' })).toMatchObject({
    ContentType: 'binary/octet-stream',
    Metadata: { team: 'red' },
  });
  expect(world.ok('s3:GetObjectTagging', { Bucket: 'data', Key: 'c' }).TagSet).toEqual([
    { Key: 'kind', Value: 'copy' },
  ]);
  expect(world.ok('s3:GetObjectTagging', { Bucket: 'data', Key: 'b' }).TagSet).toEqual([
    { Key: 'kind', Value: 'note' },
  ]);
});

it('a bucket answers only to the owner that the caller expects, and takes no access control list', () => {
  const world = lab();
  world.ok('s3:HeadBucket', { Bucket: 'data', ExpectedBucketOwner: home });
  expect(world.error('s3:ListObjectsV2', { Bucket: 'data', ExpectedBucketOwner: partner })).toBe(
    'AccessDenied: Access Denied',
  );
  const copy = { Bucket: 'data', Key: 'b', CopySource: 'data/a', ExpectedSourceBucketOwner: partner };
  world.ok('s3:PutObject', { Bucket: 'data', Key: 'a', ACL: 'bucket-owner-full-control' });
  expect(world.error('s3:CopyObject', copy)).toBe('AccessDenied: Access Denied');
  const granted = { Bucket: 'data', Key: 'b', GrantRead: 'uri="http://acs.amazonaws.com/groups/global/AllUsers"' };
  expect(world.failure('s3:PutObject', granted).code).toBe('AccessControlListNotSupported');
  expect(world.failure('s3:CreateBucket', { Bucket: 'open-house', ACL: 'public-read' }).code).toBe(
    'InvalidBucketAclWithObjectOwnership',
  );
  world.ok('s3:CreateBucket', { Bucket: 'open-house', ACL: 'private', ObjectOwnership: 'BucketOwnerEnforced' });
});

it('encryption with the key aws/s3 is told, of an upload and of a whole bucket', () => {
  const world = lab();
  expect(world.ok('s3:PutObject', { Bucket: 'data', Key: 'a', ServerSideEncryption: 'aws:kms' })).toMatchObject({
    ServerSideEncryption: 'aws:kms',
  });
  const byDefault = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } };
  world.ok('s3:PutBucketEncryption', { Bucket: 'data', ServerSideEncryptionConfiguration: { Rules: [byDefault] } });
  world.ok('s3:PutObject', { Bucket: 'data', Key: 'b' });
  expect(world.ok('s3:HeadObject', { Bucket: 'data', Key: 'b' }).ServerSideEncryption).toBe('aws:kms');
  expect(world.ok('s3:GetBucketEncryption', { Bucket: 'data' })).toMatchObject({
    ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
  });
});

it('lists of buckets and instances come in pages and parts', () => {
  const world = lab();
  const names = (output: JsonObject) => Object(output.Buckets).map(({ Name }: { readonly Name: string }) => Name);
  expect(names(world.ok('s3:ListBuckets', { BucketRegion: 'eu-west-1' }))).toEqual(['copies']);
  const first = world.ok('s3:ListBuckets', { MaxBuckets: 1 });
  expect(names(first)).toEqual(['data']);
  expect(
    names(world.ok('s3:ListBuckets', { MaxBuckets: 1, ContinuationToken: first.ContinuationToken ?? '' })),
  ).toEqual(['copies']);
  const page = world.ok('ec2:DescribeInstances', { MaxResults: 5 });
  expect(page.Reservations).toHaveLength(3);
  const two = world.ok('ec2:DescribeSubnets', {});
  expect(two).toEqual({ Subnets: [] });
});

it('a subscription with raw delivery hands on the message alone', () => {
  const world = lab();
  const subscription = { TopicArn: arn('sns', 'news'), Protocol: 'sqs', Endpoint: queue };
  world.ok('sns:Subscribe', { ...subscription, Attributes: { RawMessageDelivery: 'true' } });
  world.ok('sns:Publish', { TopicArn: arn('sns', 'news'), Message: 'plain', Subject: 'hi' });
  expect(textOf(world.ok('sqs:ReceiveMessage', { QueueUrl: url }), 'Messages', 0, 'Body')).toBe('plain');
});

it('a delayed message is seen when its time has come', () => {
  const world = lab();
  world.ok('sqs:SendMessage', { QueueUrl: url, MessageBody: 'later', DelaySeconds: 60 });
  expect(world.ok('sqs:ReceiveMessage', { QueueUrl: url })).toEqual({});
  world.pass(60);
  expect(textOf(world.ok('sqs:ReceiveMessage', { QueueUrl: url }), 'Messages', 0, 'Body')).toBe('later');
});

it('secrets are binary where they were given so, found by filters, and rotated later where that is asked for', () => {
  const world = lab();
  world.ok('secretsmanager:PutSecretValue', { SecretId: 'db', SecretBinary: 'AAEC' });
  const value = world.ok('secretsmanager:GetSecretValue', { SecretId: 'db' });
  expect([value.SecretBinary, value.SecretString]).toEqual(['AAEC', undefined]);
  const names = (...Filters: JsonObject[]) =>
    Object(world.ok('secretsmanager:ListSecrets', { Filters }).SecretList).map(
      ({ Name }: { readonly Name: string }) => Name,
    );
  expect(names({ Key: 'description', Values: ['the data'] })).toEqual(['db']);
  expect(names({ Key: 'tag-value', Values: ['blue'] })).toEqual(['api']);
  expect(names({ Key: 'name', Values: ['!db'] })).toEqual(['api']);
  expect(names({ Key: 'all', Values: ['a'] })).toEqual(['api']);
});

it('a staging label moves from the version that has it', () => {
  const world = lab();
  const next = '44444444-4444-4444-8444-444444444444';
  const first = textOf(world.ok('secretsmanager:GetSecretValue', { SecretId: 'db' }), 'VersionId');
  world.ok('secretsmanager:PutSecretValue', {
    SecretId: 'db',
    SecretString: 'next',
    VersionStages: ['AWSPENDING'],
    ClientRequestToken: next,
  });
  const move = { SecretId: 'db', VersionStage: 'AWSCURRENT', MoveToVersionId: next };
  expect(world.failure('secretsmanager:UpdateSecretVersionStage', move).message).toContain(first);
  world.ok('secretsmanager:UpdateSecretVersionStage', { ...move, RemoveFromVersionId: first });
  expect(world.ok('secretsmanager:GetSecretValue', { SecretId: 'db' }).SecretString).toBe('next');
});

it('a random password has the characters that it may and must have', () => {
  const world = lab();
  const draw = (input: JsonObject) => textOf(world.ok('secretsmanager:GetRandomPassword', input), 'RandomPassword');
  for (let at = 0; at < 20; at += 1) {
    const usual = draw({ PasswordLength: 4 });
    expect([/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].every((kind) => kind.test(usual))).toBe(true);
  }
  expect(draw({ ExcludePunctuation: true, ExcludeUppercase: true, ExcludeCharacters: '0123456789' })).toMatch(
    /^[a-z]{32}$/,
  );
});

it('trails of other Regions that log this one are shown with it', () => {
  const world = lab();
  const names = (input: JsonObject) =>
    Object(world.ok('cloudtrail:DescribeTrails', input).trailList).map(({ Name }: { readonly Name: string }) => Name);
  expect(names({})).toEqual(['far']);
  expect(names({ includeShadowTrails: false })).toEqual([]);
  expect(world.ok('cloudtrail:ListTrails').Trails).toHaveLength(2);
});

it('streams and events of a log group are listed as asked for', () => {
  const world = lab();
  const streams = (input: JsonObject) =>
    Object(world.ok('logs:DescribeLogStreams', { logGroupName: '/app', ...input }).logStreams).map(
      ({ logStreamName }: { readonly logStreamName: string }) => logStreamName,
    );
  expect(streams({})).toEqual(['one', 'two']);
  expect(streams({ descending: true })).toEqual(['two', 'one']);
  expect(streams({ logStreamNamePrefix: 't' })).toEqual(['two']);
  const events = (input: JsonObject) =>
    world.ok('logs:GetLogEvents', { logGroupName: '/app', logStreamName: 'one', ...input });
  expect(textOf(events({ limit: 1 }), 'events', 0, 'message')).toBe('c');
  expect(textOf(events({ limit: 1, startFromHead: true }), 'events', 0, 'message')).toBe('a');
  expect(world.ok('logs:FilterLogEvents', { logGroupName: '/app', logStreamNamePrefix: 't' }).events).toHaveLength(1);
});

it('a function has the time and memory that it was given', () => {
  const world = lab();
  world.ok('lambda:CreateFunction', {
    FunctionName: 'big',
    Role: `arn:aws:iam::${home}:role/app`,
    Code: { ZipFile: 'YQ==' },
    Timeout: 60,
  });
  world.ok('lambda:UpdateFunctionConfiguration', { FunctionName: 'big', MemorySize: 512 });
  expect(world.ok('lambda:GetFunctionConfiguration', { FunctionName: 'big' })).toMatchObject({
    Timeout: 60,
    MemorySize: 512,
  });
});
