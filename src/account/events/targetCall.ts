import type { JsonObject } from '../call.ts';
import { lastPartOf } from '../resource.ts';
import { serviceOfArn } from '../resourceType.ts';
import { urlOf } from '../sqs/onQueue.ts';
import { objectIn } from './pattern.ts';

/** The API call that reaches a target. */
export interface TargetCall {
  readonly service: string;
  readonly operation: string;
  readonly input: JsonObject;
}

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `arn:aws:scheduler:::aws-sdk:ec2:stopInstances`: Amazon EventBridge Scheduler User Guide, managing-targets-universal. */
function universal(arn: string, body: string): TargetCall | null {
  const [, service, operation] = /^arn:aws:scheduler:::aws-sdk:([a-z0-9-]+):([A-Za-z0-9]+)$/.exec(arn) ?? [];
  if (service === undefined || operation === undefined) return null;
  return { service, operation: upperFirst(operation), input: objectIn(body) ?? {} };
}

const templates: Readonly<Record<string, (arn: string, body: string) => TargetCall>> = {
  sqs: (arn, body) => ({
    service: 'sqs',
    operation: 'SendMessage',
    input: { QueueUrl: urlOf(arn), MessageBody: body },
  }),
  sns: (arn, body) => ({ service: 'sns', operation: 'Publish', input: { TopicArn: arn, Message: body } }),
  lambda: (arn, body) => ({
    service: 'lambda',
    operation: 'Invoke',
    input: {
      FunctionName: arn,
      InvocationType: 'Event',
      Payload: Buffer.from(body).toString('base64'),
    },
  }),
  events: (arn, body) => ({
    service: 'events',
    operation: 'PutEvents',
    input: {
      Entries: [
        {
          EventBusName: lastPartOf(arn).replace('event-bus/', ''),
          Source: 'aws.scheduler',
          DetailType: 'Scheduled Event',
          Detail: body,
        },
      ],
    },
  }),
};

/** How a target is called; null for targets that the sandbox has no service for. */
export const targetCall = (arn: string, body: string): TargetCall | null =>
  universal(arn, body) ?? templates[serviceOfArn(arn)]?.(arn, body) ?? null;
