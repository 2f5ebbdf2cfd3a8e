import { expect, it } from 'vitest';
import type { JsonObject } from '../../../src/account/call.ts';
import { home } from '../larkspur.ts';
import { ServiceLab } from '../serviceLab.ts';

const queue = `arn:aws:sqs:us-east-1:${home}:pager`;
const letIn: JsonObject = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: queue },
  ],
};

it('an event that EventBridge refuses reaches no rule, and the others of the call do', () => {
  const world = new ServiceLab({
    resources: [
      { arn: queue, policy: letIn },
      {
        arn: `arn:aws:events:us-east-1:${home}:rule/all`,
        rule: { pattern: { account: [home] }, targets: [{ arn: queue }] },
      },
    ],
  });
  const whole = { Source: 'shop', DetailType: 'order', Detail: '{}' };
  const answer = world.ok('events:PutEvents', {
    Entries: [
      { ...whole, Source: 'aws.iam' },
      { DetailType: 'order', Detail: '{}' },
      { Source: 'shop', Detail: '{}' },
      { Source: 'shop', DetailType: 'order' },
      { ...whole, Detail: '[' },
      whole,
    ],
  });
  expect(answer).toEqual({
    FailedEntryCount: 5,
    Entries: [
      { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' },
      {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: 'Parameter Source is not valid. Reason: Source is a required argument.',
      },
      {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: 'Parameter DetailType is not valid. Reason: DetailType is a required argument.',
      },
      {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: 'Parameter Detail is not valid. Reason: Detail is a required argument.',
      },
      { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
      { EventId: expect.any(String) },
    ],
  });
  const asked = {
    QueueUrl: `https://sqs.us-east-1.amazonaws.com/${home}/pager`,
    AttributeNames: ['ApproximateNumberOfMessages'],
  };
  expect(world.ok('sqs:GetQueueAttributes', asked)).toEqual({ Attributes: { ApproximateNumberOfMessages: '1' } });
});
