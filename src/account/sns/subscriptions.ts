import { nextUuid } from '../generator.ts';
import { draw } from '../iam/draw.ts';
import { optionalText, text } from '../iam/input.ts';
import { done } from '../iam/row.ts';
import { modelPage } from '../modelPage.ts';
import type { Invocation, Result } from '../operation.ts';
import { type Found, foundAt, withState } from '../resource.ts';
import type { ResourceRows } from '../resourceRow.ts';
import { accountOfArn } from '../resourceType.ts';
import type { Sandbox } from '../sandbox.ts';
import { serviceMay } from '../serviceCall.ts';
import { withMessage } from '../sqs/messages.ts';
import { fail } from './failures.ts';
import { onTopic } from './onTopic.ts';

const protocols = new Set(['http', 'https', 'email', 'email-json', 'sms', 'sqs', 'application', 'lambda', 'firehose']);
/** Protocols whose endpoints have to confirm first. */
const confirming = new Set(['http', 'https', 'email', 'email-json']);

function subscribe(call: Invocation, found: Found<'topic'>): Result {
  const { input } = call;
  const protocol = text(input, 'Protocol');
  if (!protocols.has(protocol)) return fail('sns.protocol', { Protocol: protocol });
  const { value: id, sandbox } = draw(call.sandbox, nextUuid);
  const arn = `${found.resource.arn}:${id}`;
  const subscriptions = [
    ...found.state.subscriptions,
    { arn, protocol, endpoint: optionalText(input, 'Endpoint') ?? '' },
  ];
  const waits = confirming.has(protocol) && input.ReturnSubscriptionArn !== true;
  return done(withState(sandbox, found, { subscriptions }), { SubscriptionArn: waits ? 'pending confirmation' : arn });
}

/** Queues take a message where their policies let SNS in: Amazon SNS Developer Guide, subscribe-sqs-queue-to-sns-topic. */
function delivered(sandbox: Sandbox, topic: Found<'topic'>, body: string, time: number): Sandbox {
  let next = sandbox;
  for (const { protocol, endpoint } of topic.state.subscriptions) {
    const queue = protocol === 'sqs' ? foundAt(next, endpoint, 'queue') : null;
    const call = { service: 'sns.amazonaws.com', source: topic.resource.arn, time };
    if (!queue || !serviceMay(next, call, { action: 'sqs:SendMessage', resource: endpoint })) continue;
    next = withMessage(next, queue, body).sandbox;
  }
  return next;
}

const topicOfSubscription = ({ input }: Invocation): string =>
  text(input, 'SubscriptionArn').split(':').slice(0, 6).join(':');

/** Subscriptions and what goes to them: Amazon SNS API Reference. */
export const subscriptions: ResourceRows = {
  Subscribe: onTopic({
    effect: 'subscribes an endpoint',
    errors: ['sns.protocol'],
    context: ({ input }) => ({
      'sns:Protocol': text(input, 'Protocol'),
      ...(optionalText(input, 'Endpoint') === undefined ? {} : { 'sns:Endpoint': text(input, 'Endpoint') }),
    }),
    run: subscribe,
  }),
  ListSubscriptionsByTopic: onTopic({
    effect: 'lists the subscriptions of a topic',
    run: (call, { resource, state }) =>
      modelPage(
        call,
        'sns.ListSubscriptionsByTopic',
        state.subscriptions.map(({ arn, protocol, endpoint }) => ({
          SubscriptionArn: arn,
          Owner: accountOfArn(resource.arn) ?? '',
          Protocol: protocol,
          Endpoint: endpoint,
          TopicArn: resource.arn,
        })),
      ),
  }),
  Unsubscribe: {
    on: 'topic',
    effect: 'ends a subscription',
    errors: ['sns.no-subscription'],
    before: (call) =>
      /^arn:aws:sns:[^:]+:\d{12}:[^:]+:.+$/.test(text(call.input, 'SubscriptionArn'))
        ? null
        : fail('sns.no-subscription').error,
    asks: (call) => ({ resource: topicOfSubscription(call) }),
    run: (call) => {
      const found = foundAt(call.sandbox, topicOfSubscription(call), 'topic');
      const arn = text(call.input, 'SubscriptionArn');
      if (!found?.state.subscriptions.some((one) => one.arn === arn)) return fail('sns.no-subscription');
      return done(
        withState(call.sandbox, found, { subscriptions: found.state.subscriptions.filter((one) => one.arn !== arn) }),
      );
    },
  },
  Publish: onTopic({
    effect: 'sends a message to the queues that subscribe and let SNS in',
    run: (call, found) => {
      const { value: id, sandbox } = draw(call.sandbox, nextUuid);
      return done(delivered(sandbox, found, text(call.input, 'Message'), call.time), { MessageId: id });
    },
  }),
};
