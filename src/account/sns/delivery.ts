import { isoTime } from '../isoTime.ts';
import { type Found, foundAt } from '../resource.ts';
import type { Sandbox } from '../sandbox.ts';
import { serviceMay } from '../serviceCall.ts';
import { withMessage } from '../sqs/messages.ts';

/** A message on its way through a topic. */
export interface Published {
  readonly id: string;
  readonly message: string;
  readonly subject: string | null;
  readonly time: number;
}

/**
 * What a queue gets without raw delivery: Amazon SNS Developer Guide, sns-message-and-json-formats. The sandbox signs
 * nothing, so that the members of the signature are left out.
 */
const envelope = (topic: string, { id, message, subject, time }: Published): string =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: id,
    TopicArn: topic,
    ...(subject === null ? {} : { Subject: subject }),
    Message: message,
    Timestamp: isoTime(time).replace('Z', '.000Z'),
  });

/** Queues take a message where their policies let SNS in: Amazon SNS Developer Guide, subscribe-sqs-queue-to-sns-topic. */
export function delivered(sandbox: Sandbox, topic: Found<'topic'>, published: Published): Sandbox {
  let next = sandbox;
  const { arn } = topic.resource;
  for (const { protocol, endpoint, raw } of topic.state.subscriptions) {
    const queue = protocol === 'sqs' ? foundAt(next, endpoint, 'queue') : null;
    const call = { service: 'sns.amazonaws.com', source: arn, time: published.time };
    if (!queue || !serviceMay(next, call, { action: 'sqs:SendMessage', resource: endpoint })) continue;
    next = withMessage(next, queue, raw ? published.message : envelope(arn, published)).sandbox;
  }
  return next;
}
