import { text } from '../iam/input.ts';
import type { Invocation } from '../operation.ts';
import type { Found } from '../resource.ts';
import { rowsOn } from '../resourceRow.ts';
import { fail } from './failures.ts';

export const arnOf = ({ account, region }: Invocation, name: string, owner = account.id): string =>
  `arn:aws:sqs:${region}:${owner}:${name}`;

/** `https://sqs.REGION.amazonaws.com/ACCOUNT/NAME`. */
export function urlOf(arn: string): string {
  const [, , , region = '', account = '', name = ''] = arn.split(':');
  return `https://sqs.${region}.amazonaws.com/${account}/${name}`;
}

function arnOfUrl(call: Invocation): string {
  const [, region = call.region, account = call.account.id, name = ''] =
    /^https?:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\/(\d+)\/([^/]+)$/.exec(text(call.input, 'QueueUrl')) ?? [];
  return `arn:aws:sqs:${region}:${account}:${name}`;
}

export const onQueue = rowsOn({
  kind: 'queue',
  on: 'queue',
  arn: arnOfUrl,
  errors: ['sqs.no-queue'],
  missing: () => fail('sqs.no-queue'),
});

/** Attributes of a queue that says nothing: Amazon SQS API Reference, CreateQueue. */
export const usualAttributes = {
  VisibilityTimeout: '30',
  MaximumMessageSize: '262144',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '0',
  SqsManagedSseEnabled: 'true',
} as const;

export function attributesOf({ resource, state }: Found<'queue'>): Readonly<Record<string, string>> {
  return {
    ...usualAttributes,
    ...state.attributes,
    QueueArn: resource.arn,
    CreatedTimestamp: String(Math.floor(state.created / 1000)),
    ApproximateNumberOfMessages: String(state.messages.length),
    ...(resource.policy ? { Policy: resource.policy.text } : {}),
  };
}
