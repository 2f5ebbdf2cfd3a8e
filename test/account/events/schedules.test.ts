import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { readRuleSchedule, readSchedule } from '../../../src/account/events/scheduleExpression.ts';
import { eventsOf } from '../../../src/account/trail.ts';
import { home, trust } from '../larkspur.ts';
import { ServiceLab } from '../serviceLab.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const nextOf = (expression: string, after: string, anchor = after) => {
  const next = readSchedule(expression)?.next(at(after), at(anchor)) ?? null;
  return next === null ? null : new Date(next).toISOString().slice(0, 16);
};

describe('a schedule expression', () => {
  it.each([
    ['rate(5 minutes)', '2026-11-24T09:02', '2026-11-24T09:05'],
    ['rate(1 day)', '2026-11-24T10:00', '2026-11-25T09:00'],
    ['cron(0 8 * * ? *)', '2026-11-24T09:00', '2026-11-25T08:00'],
    ['cron(0/15 9-17 ? * MON-FRI *)', '2026-11-27T17:45', '2026-11-30T09:00'],
    ['cron(30 6 1 JAN,JUL ? *)', '2026-11-24T09:00', '2027-01-01T06:30'],
    ['cron(0 0 L * ? *)', '2026-11-24T09:00', '2026-11-30T00:00'],
    ['cron(0 0 ? * 6L *)', '2026-11-24T09:00', '2026-11-27T00:00'],
    ['cron(0 0 ? * 2#2 *)', '2026-11-24T09:00', '2026-12-14T00:00'],
    ['cron(0 9 15W * ? *)', '2026-11-24T09:00', '2026-12-15T09:00'],
    ['cron(0 9 1W * ? *)', '2027-07-30T09:00', '2027-08-02T09:00'],
    ['cron(0 0 29 2 ? *)', '2026-11-24T09:00', '2028-02-29T00:00'],
    ['cron(0 0 1 1 ? 2020)', '2026-11-24T09:00', null],
    ['at(2026-12-01T08:00:00)', '2026-11-24T09:00', '2026-12-01T08:00'],
    ['at(2026-11-01T08:00:00)', '2026-11-24T09:00', null],
  ])('%s after %s is due at %s', (expression, after, due) => {
    expect(nextOf(expression, after, '2026-11-24T09:00')).toBe(due);
  });

  it.each([
    'rate(1 days)',
    'rate(2 day)',
    'rate(0 minutes)',
    'cron(0 8 * * * *)',
    'cron(0 8 ? * ? *)',
    'cron(60 8 * * ? *)',
    'cron(0 8 * *)',
    'cron(0 8 ? * 8 *)',
    'cron(0 8 32W * ? *)',
    'at(tomorrow)',
    '',
  ])('is not %j', (expression) => {
    expect(readSchedule(expression)).toBeNull();
  });

  it('of a rule is not a single time', () => {
    expect(readRuleSchedule('at(2026-12-01T08:00:00)')).toBeNull();
  });
});

const queue = `arn:aws:sqs:us-east-1:${home}:work`;
const url = `https://sqs.us-east-1.amazonaws.com/${home}/work`;
const roleArn = (name: string) => `arn:aws:iam::${home}:role/${name}`;
const own = (action: string) => ({
  own: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] },
});
const letIn = (principal: JsonObject): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sqs:SendMessage', Resource: queue }],
});

const lab = (policy?: JsonObject) =>
  new ServiceLab({
    roles: [
      { name: 'plans', trust: trust({ Service: 'scheduler.amazonaws.com' }), inline: own('sqs:SendMessage') },
      { name: 'stopper', trust: trust({ Service: 'scheduler.amazonaws.com' }), inline: own('ec2:StopInstances') },
      { name: 'weak', trust: trust({ Service: 'scheduler.amazonaws.com' }) },
    ],
    instances: [{ id: 'i-0web' }],
    resources: [{ arn: queue, ...(policy ? { policy } : {}) }],
  });

const plan = (Name: string, ScheduleExpression: string, role: string, rest: JsonObject = {}): JsonObject => ({
  Name,
  ScheduleExpression,
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: { Arn: queue, RoleArn: roleArn(role), Input: '{"n":1}' },
  ...rest,
});

const waiting = (world: ServiceLab) =>
  world.ok('sqs:GetQueueAttributes', { QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages'] }).Attributes;

const sent = (world: ServiceLab) =>
  [...eventsOf(world.sandbox.trail)].filter(({ eventName }) => eventName === 'SendMessage');

describe('time that passes', () => {
  it('lets a schedule call its target with its role, which the trail tells', () => {
    const world = lab();
    world.ok('scheduler:CreateSchedule', plan('hourly', 'rate(1 hour)', 'plans'));
    world.pass(3 * 3600 + 60);
    expect(waiting(world)).toEqual({ ApproximateNumberOfMessages: '3' });
    expect(sent(world)).toHaveLength(3);
    expect(sent(world)[0]).toMatchObject({
      eventSource: 'sqs.amazonaws.com',
      eventTime: '2026-11-24T12:00:01Z',
      sourceIPAddress: 'scheduler.amazonaws.com',
      userIdentity: {
        type: 'AssumedRole',
        invokedBy: 'scheduler.amazonaws.com',
        sessionContext: { sessionIssuer: { arn: roleArn('plans') } },
      },
    });
  });

  it('shows in the trail that the role of a schedule may not', () => {
    const world = lab();
    world.ok('scheduler:CreateSchedule', plan('hourly', 'rate(1 hour)', 'weak'));
    world.pass(3700);
    expect(waiting(world)).toEqual({ ApproximateNumberOfMessages: '0' });
    expect(sent(world)[0]).toMatchObject({ errorCode: 'AccessDenied', userIdentity: { type: 'AssumedRole' } });
  });

  it('makes any call of a universal target', () => {
    const world = lab();
    const Target = {
      Arn: 'arn:aws:scheduler:::aws-sdk:ec2:stopInstances',
      RoleArn: roleArn('stopper'),
      Input: '{"InstanceIds":["i-0web"]}',
    };
    world.ok('scheduler:CreateSchedule', plan('night', 'cron(0 20 * * ? *)', 'stopper', { Target }));
    world.pass(6 * 3600);
    expect(world.account.instances.get('i-0web')?.state).toBe('running');
    world.pass(6 * 3600);
    expect(world.account.instances.get('i-0web')?.state).toBe('stopped');
  });

  it('fires a single time once and deletes the schedule where that was asked for', () => {
    const world = lab();
    const once = plan('once', 'at(2026-11-24T10:00:00)', 'plans', { ActionAfterCompletion: 'DELETE' });
    world.ok('scheduler:CreateSchedule', once);
    world.ok('scheduler:CreateSchedule', plan('kept', 'at(2026-11-24T10:00:00)', 'plans'));
    world.pass(2 * 3600);
    world.pass(2 * 3600);
    expect(waiting(world)).toEqual({ ApproximateNumberOfMessages: '2' });
    expect(world.failure('scheduler:GetSchedule', { Name: 'once' }).code).toBe('ResourceNotFoundException');
    expect(world.ok('scheduler:GetSchedule', { Name: 'kept' }).Name).toBe('kept');
  });

  it('leaves out what is disabled, not begun or over', () => {
    const world = lab();
    world.ok('scheduler:CreateSchedule', plan('off', 'rate(1 hour)', 'plans', { State: 'DISABLED' }));
    const later = { StartDate: '2026-11-25T00:00:00Z' };
    world.ok('scheduler:CreateSchedule', plan('later', 'rate(1 hour)', 'plans', later));
    const over = { EndDate: '2026-11-24T09:30:00Z' };
    world.ok('scheduler:CreateSchedule', plan('over', 'rate(1 hour)', 'plans', over));
    world.pass(5 * 3600);
    expect(waiting(world)).toEqual({ ApproximateNumberOfMessages: '0' });
  });

  it('lets a rule reach a queue whose policy lets EventBridge in', () => {
    for (const [policy, messages] of [
      [letIn({ Service: 'events.amazonaws.com' }), '2'],
      [undefined, '0'],
    ] as const) {
      const world = lab(policy);
      world.ok('events:PutRule', { Name: 'often', ScheduleExpression: 'rate(5 minutes)' });
      world.ok('events:PutTargets', { Rule: 'often', Targets: [{ Id: '1', Arn: queue }] });
      world.pass(660);
      expect(waiting(world)).toEqual({ ApproximateNumberOfMessages: messages });
      if (messages === '0') continue;
      const [message] = JSON.parse(JSON.stringify(world.ok('sqs:ReceiveMessage', { QueueUrl: url }).Messages));
      expect(JSON.parse(message.Body)).toMatchObject({ 'detail-type': 'Scheduled Event', source: 'aws.events' });
    }
  });

  it('fires at most fifty times of a long while, the last ones', () => {
    const world = lab();
    world.ok('scheduler:CreateSchedule', plan('often', 'cron(* * * * ? *)', 'plans'));
    world.pass(10 * 365 * 86_400);
    expect(sent(world)).toHaveLength(50);
  });
});
