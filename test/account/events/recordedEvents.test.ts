import { describe, expect, it } from 'vitest';
import { apply } from '../../../src/account/apply.ts';
import type { Json, JsonObject } from '../../../src/account/call.ts';
import { home } from '../larkspur.ts';
import { ServiceLab } from '../serviceLab.ts';

const queue = `arn:aws:sqs:us-east-1:${home}:pager`;
const topic = `arn:aws:sns:us-east-1:${home}:alarms`;
const rule = `arn:aws:events:us-east-1:${home}:rule/watch`;

const letIn = (service: string, action: string, resource: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: action, Resource: resource }],
});

interface Setting {
  readonly pattern?: JsonObject;
  readonly target?: string;
  readonly trail?: JsonObject;
  readonly region?: string;
  readonly topicPolicy?: JsonObject;
}

const users: JsonObject = { source: ['aws.iam'], detail: { eventName: ['CreateUser', 'ListUsers'] } };

function lab({ pattern = users, target = queue, trail = {}, region = 'us-east-1', topicPolicy }: Setting = {}) {
  return new ServiceLab({
    users: [{ name: 'maya', loginProfile: { password: 'Right-1' } }],
    buckets: [{ name: 'logs' }],
    resources: [
      {
        arn: queue,
        policy: letIn(target === topic ? 'sns.amazonaws.com' : 'events.amazonaws.com', 'sqs:SendMessage', queue),
      },
      {
        arn: topic,
        topic: { subscriptions: [{ protocol: 'sqs', endpoint: queue }] },
        policy: topicPolicy ?? letIn('events.amazonaws.com', 'sns:Publish', topic),
      },
      { arn: rule.replace('us-east-1', region), rule: { pattern, targets: [{ arn: target }] } },
      ...('none' in trail
        ? []
        : [{ arn: `arn:aws:cloudtrail:eu-west-1:${home}:trail/all`, trail: { bucket: 'logs', ...trail } }]),
    ],
  });
}

function messages(world: ServiceLab): readonly JsonObject[] {
  const { state } = world.resource(queue);
  return state?.kind === 'queue' ? state.messages.map(({ body }) => JSON.parse(body)) : [];
}

const detailsOf = (world: ServiceLab): readonly (Json | undefined)[] => messages(world).map(({ detail }) => detail);

describe('a rule on calls that a trail records', () => {
  it('gets the record of a call as its detail', () => {
    const world = lab();
    world.ok('iam:CreateUser', { UserName: 'eve' });
    expect(messages(world)).toMatchObject([
      {
        version: '0',
        'detail-type': 'AWS API Call via CloudTrail',
        source: 'aws.iam',
        account: home,
        region: 'us-east-1',
        detail: { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser', requestParameters: { userName: 'eve' } },
      },
    ]);
  });

  it('gets refused calls as well', () => {
    const world = lab();
    world.failure('iam:CreateUser', { UserName: 'maya' });
    expect(detailsOf(world)).toMatchObject([{ eventName: 'CreateUser', errorCode: 'EntityAlreadyExistsException' }]);
  });

  it('gets no calls that only read', () => {
    const world = lab();
    world.ok('iam:ListUsers');
    expect(messages(world)).toEqual([]);
  });

  it.each<[string, Setting]>([
    ['no trail', { trail: { none: true } }],
    ['a trail that is stopped', { trail: { logging: false } }],
    ['a trail of another Region alone', { trail: { multiRegion: false } }],
    ['a rule in a Region where the call is not recorded', { region: 'eu-west-1' }],
  ])('gets nothing with %s', (_words, setting) => {
    const world = lab(setting);
    world.ok('iam:CreateUser', { UserName: 'eve' });
    expect(messages(world)).toEqual([]);
  });

  it('gets the call that stops the trail, and nothing after it', () => {
    const world = lab({ pattern: { source: ['aws.cloudtrail', 'aws.iam'] } });
    world.ok('cloudtrail:StopLogging', { Name: `arn:aws:cloudtrail:eu-west-1:${home}:trail/all` });
    world.ok('iam:CreateUser', { UserName: 'eve' });
    expect(detailsOf(world)).toMatchObject([{ eventName: 'StopLogging' }]);
  });

  it('gets sign-ins, those that fail too', () => {
    const world = lab({ pattern: { 'detail-type': ['AWS Console Sign In via CloudTrail'], source: ['aws.signin'] } });
    const signIn = { service: 'dojo', operation: 'ConsoleLogin', input: { UserName: 'maya', Password: 'wrong' } };
    world.sandbox = apply(world.sandbox, { ...signIn, caller: { type: 'anonymous' }, time: world.time }).sandbox;
    expect(detailsOf(world)).toMatchObject([
      { eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Failure' } },
    ]);
  });

  it('reaches the queues of a topic that lets events in', () => {
    const world = lab({ target: topic });
    world.ok('iam:CreateUser', { UserName: 'eve' });
    expect(messages(world)).toMatchObject([{ Type: 'Notification', TopicArn: topic }]);
    const shut = lab({ target: topic, topicPolicy: letIn('budgets.amazonaws.com', 'sns:Publish', topic) });
    shut.ok('iam:CreateUser', { UserName: 'eve' });
    expect(messages(shut)).toEqual([]);
  });
});
