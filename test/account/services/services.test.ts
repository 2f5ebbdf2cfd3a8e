import { expect, it } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { checkStart } from '../../../src/account/checkStart.ts';
import { identityOf } from '../../../src/account/identify.ts';
import { home, key, trust } from '../larkspur.ts';
import { ServiceLab, textOf, userWith } from '../serviceLab.ts';

const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${home}:${rest}`;
const queue = arn('sqs', 'work');
const url = `https://sqs.us-east-1.amazonaws.com/${home}/work`;
const topic = arn('sns', 'news');
const rotator = arn('lambda', 'function:rotator');
const roleArn = (name: string) => `arn:aws:iam::${home}:role/${name}`;
const allow = (action: string | string[], resource = '*', rest: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...rest,
});
const document = (...statements: JsonObject[]): JsonObject => ({ Version: '2012-10-17', Statement: statements });
const own = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:username}'] } };

const lab = () =>
  new ServiceLab({
    users: [
      userWith('maya', allow(['dynamodb:GetItem', 'dynamodb:Query'], '*', { Condition: own })),
      userWith('dev', allow(['lambda:*', 'events:*', 'scheduler:*'])),
    ],
    roles: [
      {
        name: 'app',
        trust: trust({ Service: 'lambda.amazonaws.com' }),
        inline: { own: document(allow(['secretsmanager:*'])) },
      },
      { name: 'weak', trust: trust({ Service: 'lambda.amazonaws.com' }) },
      {
        name: 'plans',
        trust: trust({ Service: ['scheduler.amazonaws.com', 'events.amazonaws.com'] }),
        inline: { send: document(allow('sqs:SendMessage')) },
      },
    ],
    buckets: [{ name: 'trail-logs' }],
    resources: [
      { arn: queue },
      { arn: topic, topic: { subscriptions: [{ protocol: 'sqs', endpoint: queue }] } },
      { arn: rotator, function: { role: 'app' } },
      { arn: arn('secretsmanager', 'secret:db-AbCdEf'), secret: { value: 'first' } },
      {
        arn: arn('dynamodb', 'table/orders'),
        table: {
          partitionKey: 'user',
          items: [
            { user: 'maya', n: 1 },
            { user: 'zoe', n: 2 },
          ],
        },
      },
      { arn: arn('config', 'configuration-recorder/default/recorder'), type: 'ConfigurationRecorder' },
    ],
  });

it('a topic reaches a queue only where the queue policy lets SNS in for that topic', () => {
  const world = lab();
  world.ok('sns:Publish', { TopicArn: topic, Message: 'one' });
  expect(world.ok('sqs:ReceiveMessage', { QueueUrl: url })).toEqual({});
  const policy = document({
    ...allow('sqs:SendMessage', queue),
    Principal: { Service: 'sns.amazonaws.com' },
    Condition: { ArnEquals: { 'aws:SourceArn': topic } },
  });
  world.ok('sqs:SetQueueAttributes', { QueueUrl: url, Attributes: { Policy: JSON.stringify(policy) } });
  world.ok('sns:Publish', { TopicArn: topic, Message: 'two' });
  const [message] = JSON.parse(JSON.stringify(world.ok('sqs:ReceiveMessage', { QueueUrl: url }).Messages));
  expect(JSON.parse(message.Body)).toMatchObject({ Type: 'Notification', TopicArn: topic, Message: 'two' });
  expect(world.error('sqs:SendMessage', { QueueUrl: `${url}-none`, MessageBody: 'x' })).toBe(
    'AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist.',
  );
  expect(world.error('sqs:SendMessage', { QueueUrl: url, MessageBody: 'x' }, key('AKIAMAYA'))).toBe(
    `AccessDenied: User: arn:aws:iam::${home}:user/maya is not authorized to perform: sqs:sendmessage on resource: ${queue} because no identity-based policy allows the sqs:sendmessage action`,
  );
});

it('a secret rotates as far as the function policy and the role of the function allow', () => {
  const world = lab();
  const rotate = { SecretId: 'db', RotationLambdaARN: rotator };
  expect(world.failure('secretsmanager:RotateSecret', rotate)).toMatchObject({
    code: 'AccessDeniedException',
    message: expect.stringContaining('cannot invoke the specified Lambda function'),
  });
  world.ok('lambda:AddPermission', {
    FunctionName: 'rotator',
    StatementId: 'sm',
    Action: 'lambda:InvokeFunction',
    Principal: 'secretsmanager.amazonaws.com',
  });
  world.ok('secretsmanager:RotateSecret', rotate);
  expect(world.ok('secretsmanager:GetSecretValue', { SecretId: 'db' }).SecretString).not.toBe('first');
  expect(world.ok('secretsmanager:GetSecretValue', { SecretId: 'db', VersionStage: 'AWSPREVIOUS' }).SecretString).toBe(
    'first',
  );
  world.ok('lambda:UpdateFunctionConfiguration', { FunctionName: 'rotator', Role: roleArn('weak') });
  const before = world.ok('secretsmanager:GetSecretValue', { SecretId: 'db' }).VersionId;
  world.ok('secretsmanager:RotateSecret', { SecretId: 'db' });
  expect(world.ok('secretsmanager:GetSecretValue', { SecretId: 'db' }).VersionId).toBe(before);
  expect(world.error('secretsmanager:GetSecretValue', { SecretId: 'none' })).toBe(
    "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
  );
});

it('a function runs as a session of its role, which only those who may pass it can give', () => {
  const world = lab();
  const input = { FunctionName: 'orders', Role: roleArn('app'), Code: { ZipFile: 'YQ==' } };
  expect(world.failure('lambda:CreateFunction', input, key('AKIADEV')).message).toContain('iam:PassRole');
  expect(world.error('lambda:CreateFunction', { ...input, Role: roleArn('plans') })).toBe(
    'InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.',
  );
  world.ok('lambda:CreateFunction', input);
  expect(world.ok('lambda:Invoke', { FunctionName: 'orders' }).StatusCode).toBe(200);
  expect(identityOf(world.sandbox, 'function/orders')).toMatchObject({
    kind: 'role',
    arn: `arn:aws:sts::${home}:assumed-role/app/orders`,
  });
});

it('items are read under the leading key of the caller alone', () => {
  const world = lab();
  const maya = key('AKIAMAYA');
  expect(world.ok('dynamodb:GetItem', { TableName: 'orders', Key: { user: { S: 'maya' } } }, maya)).toMatchObject({
    Item: { n: { S: '1' } },
  });
  expect(world.failure('dynamodb:GetItem', { TableName: 'orders', Key: { user: { S: 'zoe' } } }, maya).code).toBe(
    'AccessDeniedException',
  );
  const query = {
    TableName: 'orders',
    KeyConditionExpression: '#u = :u',
    ExpressionAttributeNames: { '#u': 'user' },
    ExpressionAttributeValues: { ':u': { S: 'maya' } },
  };
  expect(world.ok('dynamodb:Query', query, maya).Count).toBe(1);
  expect(world.error('dynamodb:GetItem', { TableName: 'orders', Key: { id: { S: 'x' } } })).toBe(
    'ValidationException: The provided key element does not match the schema',
  );
});

it('rules and schedules need roles that trust them, passed by who may', () => {
  const world = lab();
  const pattern = JSON.stringify({ source: ['shop'] });
  world.ok('events:PutRule', { Name: 'orders', EventPattern: pattern });
  const targets = { Rule: 'orders', Targets: [{ Id: '1', Arn: queue, RoleArn: roleArn('plans') }] };
  expect(world.failure('events:PutTargets', targets, key('AKIADEV')).message).toContain('iam:PassRole');
  world.ok('events:PutTargets', targets);
  world.ok('events:PutEvents', {
    Entries: [
      { Source: 'shop', DetailType: 'order', Detail: '{}' },
      { Source: 'other', DetailType: 'order', Detail: '{}' },
    ],
  });
  expect(
    world.ok('sqs:GetQueueAttributes', { QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages'] }),
  ).toEqual({ Attributes: { ApproximateNumberOfMessages: '1' } });
  const plan = {
    Name: 'nightly',
    ScheduleExpression: 'rate(1 day)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: queue, RoleArn: roleArn('app') },
  };
  expect(world.failure('scheduler:CreateSchedule', plan).message).toContain(
    'must allow AWS EventBridge Scheduler to assume the role',
  );
  world.ok('scheduler:CreateSchedule', { ...plan, Target: { Arn: queue, RoleArn: roleArn('plans') } });
  expect(world.ok('scheduler:GetSchedule', { Name: 'nightly' }).State).toBe('ENABLED');
});

it('a Config rule tells what it found at its last evaluation', () => {
  const world = lab();
  world.ok('config:PutConfigRule', {
    ConfigRule: { ConfigRuleName: 'root-mfa', Source: { Owner: 'AWS', SourceIdentifier: 'IAM_USER_MFA_ENABLED' } },
  });
  expect(world.ok('config:DescribeComplianceByConfigRule')).toMatchObject({
    ComplianceByConfigRules: [{ Compliance: { ComplianceType: 'NON_COMPLIANT' } }],
  });
  for (const name of ['maya', 'dev']) world.ok('iam:DeleteUserPolicy', { UserName: name, PolicyName: 'own' });
  expect(
    world.ok('config:GetComplianceDetailsByConfigRule', { ConfigRuleName: 'root-mfa' }).EvaluationResults,
  ).toHaveLength(2);
  expect(world.failure('config:DeleteConfigRule', { ConfigRuleName: 'none' }).code).toBe('NoSuchConfigRuleException');
});

it('a trail is made over a bucket that lets CloudTrail write, and history is looked up', () => {
  const world = lab();
  const input = { Name: 'main', S3BucketName: 'trail-logs' };
  expect(world.error('cloudtrail:CreateTrail', input)).toBe(
    'InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket: trail-logs',
  );
  const service = { Principal: { Service: 'cloudtrail.amazonaws.com' } };
  const policy = document(
    { ...allow('s3:GetBucketAcl', 'arn:aws:s3:::trail-logs'), ...service },
    { ...allow('s3:PutObject', 'arn:aws:s3:::trail-logs/AWSLogs/*'), ...service },
  );
  world.ok('s3:PutBucketPolicy', { Bucket: 'trail-logs', Policy: JSON.stringify(policy) });
  world.ok('cloudtrail:CreateTrail', input);
  world.ok('cloudtrail:StartLogging', { Name: 'main' });
  expect(world.ok('cloudtrail:GetTrailStatus', { Name: 'main' }).IsLogging).toBe(true);
  const found = world.ok('cloudtrail:LookupEvents', {
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'StartLogging' }],
  });
  expect(textOf(found, 'Events', 0, 'Username')).toBe('root');
});

it('parameters, alarms and logs are kept', () => {
  const world = lab();
  world.ok('ssm:PutParameter', { Name: '/app/url', Value: 'https://x', Type: 'String' });
  expect(world.error('ssm:PutParameter', { Name: '/app/url', Value: 'y', Type: 'String' })).toMatch(
    /^ParameterAlreadyExists: /,
  );
  expect(world.ok('ssm:GetParametersByPath', { Path: '/app' })).toMatchObject({ Parameters: [{ Value: 'https://x' }] });
  world.ok('cloudwatch:PutMetricAlarm', {
    AlarmName: 'root-use',
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 0,
  });
  world.ok('cloudwatch:SetAlarmState', { AlarmName: 'root-use', StateValue: 'ALARM', StateReason: 'a test' });
  expect(world.ok('cloudwatch:DescribeAlarms')).toMatchObject({ MetricAlarms: [{ StateValue: 'ALARM' }] });
  world.ok('logs:CreateLogGroup', { logGroupName: '/aws/lambda/orders' });
  world.ok('logs:CreateLogStream', { logGroupName: '/aws/lambda/orders', logStreamName: 'a' });
  world.ok('logs:PutLogEvents', {
    logGroupName: '/aws/lambda/orders',
    logStreamName: 'a',
    logEvents: [{ timestamp: 1, message: 'hello' }],
  });
  expect(
    world.ok('logs:FilterLogEvents', { logGroupName: '/aws/lambda/orders', filterPattern: 'hello' }).events,
  ).toHaveLength(1);
});

it('starts tell what does not fit together', () => {
  const faults = checkStart({
    accounts: [
      {
        id: home,
        resources: [
          { arn: queue, secret: { value: 'x' } },
          { arn: rotator, function: { role: 'ghost' } },
        ],
      },
    ],
  });
  expect(faults.map(({ message }) => message)).toEqual([
    `\`secret\` does not fit \`${queue}\``,
    'there is no role `ghost`',
  ]);
});
